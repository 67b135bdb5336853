import type { ContactFieldName } from '../tenancy/tenant.ts';
import type { EpochMinute } from '../time/interval.ts';
import type { Facts } from './events.ts';
import type { ChosenSlot, Conversation, KnownContact } from './state.ts';

/** What a booking lacks next. Derived from what is known, so the order in which the customer tells things does not matter. */
export type Need =
  | { readonly need: 'service'; readonly services: readonly string[]; readonly named: boolean }
  | { readonly need: 'provider'; readonly providers: readonly string[]; readonly named: boolean }
  /** The named professional does not give this service. */
  | { readonly need: 'other-provider'; readonly providerId: string }
  /** Everyone who gives this service has been ruled out. */
  | { readonly need: 'nobody-else'; readonly providers: readonly string[] }
  | { readonly need: 'which-date'; readonly dates: readonly string[] }
  | { readonly need: 'slot'; readonly providers: readonly string[] }
  | { readonly need: 'hold'; readonly slot: ChosenSlot }
  | { readonly need: 'contact'; readonly fields: readonly ContactFieldName[]; readonly surname: boolean }
  | { readonly need: 'confirmation' };

export function nextNeed(state: Conversation, facts: Facts): Need {
  const { wish, slot } = state;
  if (!wish.service) return serviceNeed(state, facts);

  const everyone = providersOf(wish.service, facts);
  const able = everyone.filter((id) => !wish.excluded.providers.includes(id));
  if (able.length === 0 && everyone.length > 0) return { need: 'nobody-else', providers: everyone };
  const named = wish.providerChoices.filter((id) => able.includes(id));
  if (named.length > 1) return { need: 'provider', providers: named, named: true };
  const asked = named[0] ?? wish.provider;
  if (asked && asked !== 'any' && !able.includes(asked)) return { need: 'other-provider', providerId: asked };
  if (wish.choosesProvider && able.length > 1) return { need: 'provider', providers: able, named: false };

  if (!slot) {
    const dates = wish.when.dateAlternatives ?? [];
    if (dates.length > 1) return { need: 'which-date', dates };
    return { need: 'slot', providers: able };
  }
  if (state.task.type !== 'book') return { need: 'confirmation' };
  if (!isHeld(slot, facts.now)) return { need: 'hold', slot };

  const fields = missingContact(state.contact, facts);
  if (fields.length > 0) return { need: 'contact', fields, surname: lacksSurname(state.contact) };
  return { need: 'confirmation' };
}

function serviceNeed({ wish }: Conversation, facts: Facts): Need {
  if (wish.serviceChoices.length > 1) return { need: 'service', services: wish.serviceChoices, named: true };
  const provider = facts.catalog.providers.find((p) => p.providerId === wish.provider);
  const services = activeServices(facts).filter((id) => !provider || provider.serviceIds.includes(id));
  return { need: 'service', services: services.length > 0 ? services : activeServices(facts), named: false };
}

/** The service there is no choice about: the only one offered, or the only one of the named professional. */
export function onlyService(state: Conversation, facts: Facts): string | null {
  const need = serviceNeed(state, facts);
  return need.need === 'service' && need.services.length === 1 ? (need.services[0] ?? null) : null;
}

export const isHeld = (slot: ChosenSlot, now: EpochMinute): boolean =>
  slot.hold !== null && slot.hold.until > now * 60;

/** Active services that someone gives, in the catalog's order. */
export const activeServices = ({ catalog }: Facts): string[] =>
  catalog.services
    .filter((s) => s.active && catalog.providers.some((p) => p.active && p.serviceIds.includes(s.serviceId)))
    .map((s) => s.serviceId);

export const providersOf = (serviceId: string, { catalog }: Facts): string[] =>
  catalog.providers.filter((p) => p.active && p.serviceIds.includes(serviceId)).map((p) => p.providerId);

/** The name always, and what else this tenant requires. */
export function missingContact(contact: KnownContact, { tenant }: Facts): ContactFieldName[] {
  const required = new Set<ContactFieldName>(['name']);
  for (const { field, required: isRequired } of tenant.agent.contactFields)
    if (isRequired) required.add(field);
  return (['name', 'email', 'phone'] as const).filter((field) => required.has(field) && !contact[field]);
}

/** "Juan" alone: the last name is asked along with what else is missing, once, and never insisted on. */
const lacksSurname = ({ name, surnameAsked }: KnownContact): boolean =>
  name?.said === true && !name.value.includes(' ') && !surnameAsked;
