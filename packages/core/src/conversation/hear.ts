import { understand } from '../language/understand.ts';
import type {
  Expecting,
  KnownSlots,
  SlotName,
  Understanding,
  UnderstandRequest,
} from '../language/understanding.ts';
import { localDateTime, toLocal } from '../time/zone.ts';
import type { Event, Facts, Meaning } from './events.ts';
import {
  cancelIn,
  changeIn,
  codeIn,
  daysIn,
  introducedIn,
  linkIn,
  looksLikeName,
  nameIn,
  pastIn,
  stopIn,
  weekdayIn,
  weekdaysOutIn,
  wordsIn,
} from './overheard.ts';
import { spokenZone } from './spoken-time.ts';
import type { BookingView, Conversation, Option, SlotView } from './state.ts';

/** What the customer typed, as an event: its meaning read in the light of what was asked, proposed and listed. */
export function hear(
  state: Conversation,
  text: string,
  facts: Facts,
  lastReply?: string,
): Extract<Event, { type: 'said' }> {
  const understood = readMessage(requestFor(state, text, facts, lastReply), facts);
  const meaning: Meaning = {
    ...understood,
    langCertain: understood.langCertain && tellsLanguage(state, text, understood, facts),
    ...codeIn(text, state),
    ...linkIn(text),
    ...daysIn(text, understood),
    ...weekdayIn(text, understood),
    ...weekdaysOutIn(text, understood),
    ...pastIn(understood, state, toLocal(spokenZone(state, facts), facts.now).date),
    ...nameIn(text, understood, state),
    ...introducedIn(text, understood),
    ...cancelIn(text, understood, state),
    ...stopIn(text, understood, state),
    ...changeIn(text, understood, state),
  };
  return { type: 'said', text, meaning };
}

/** A name or something that was not understood changes no language; nor do two words, once a language is spoken. */
function tellsLanguage(
  { pending }: Conversation,
  text: string,
  { intent, contact }: Understanding,
  facts: Facts,
) {
  if (pending.ask === 'greeting') return wordsIn(text, facts.catalog) > 0;
  const rest = contact?.name ? text.replace(contact.name, ' ') : text;
  return intent !== 'other' && wordsIn(rest, facts.catalog) > 2;
}

function readMessage(request: UnderstandRequest, { catalog }: Facts): Understanding {
  const understood = understand(request);
  if (!looksLikeName(understood, catalog) || !request.expecting) return understood;
  return understand({ ...request, expecting: { ...request.expecting, act: 'told', slots: [] } });
}

const readable = 2_000;

export function requestFor(
  state: Conversation,
  text: string,
  facts: Facts,
  lastReply?: string,
): UnderstandRequest {
  const zone = spokenZone(state, facts);
  const { date, time } = localDateTime(zone, facts.now);
  return {
    // The random letters of a link are no words.
    text: text.slice(0, readable).replace(/\S+\/b\/\S+/g, ' '),
    lang: 'auto',
    now: `${date}T${time}:00`,
    timezone: zone,
    country: facts.tenant.country,
    catalog: namesOf(facts),
    expecting: state.pending.ask === 'greeting' ? null : expectingOf(state, facts, lastReply),
  };
}

const names = new WeakMap<Facts['catalog'], UnderstandRequest['catalog']>();

/** Kept per catalog: the reader may keep its own index of the same object. */
function namesOf({ catalog }: Facts): UnderstandRequest['catalog'] {
  const kept = names.get(catalog);
  if (kept) return kept;
  const made = {
    services: catalog.services
      .filter((s) => s.active)
      .map((s) => ({ id: s.serviceId, name: s.name, aliases: s.aliases })),
    providers: catalog.providers
      .filter((p) => p.active)
      .map((p) => ({
        id: p.providerId,
        name: p.title ? `${p.title} ${p.name}` : p.name,
        aliases: p.aliases,
        serviceIds: p.serviceIds,
      })),
  };
  names.set(catalog, made);
  return made;
}

export function expectingOf(state: Conversation, facts: Facts, lastReply?: string): Expecting {
  const { pending, wish } = state;
  const zone = spokenZone(state, facts);
  const known: KnownSlots = {
    ...(wish.service && { service: wish.service }),
    ...(wish.provider && { provider: wish.provider }),
    ...(wish.when.date && { date: wish.when.date }),
    ...(wish.when.time && { time: wish.when.time }),
  };
  const options =
    state.shown.length > 0 ? { options: state.shown.map((option) => optionSlots(option, zone)) } : {};
  const said = { known, ...options, ...(lastReply && { lastReply }) };
  const asking = (...slots: SlotName[]): Expecting => ({ act: 'ask', slots, proposed: {}, ...said });
  switch (pending.ask) {
    case 'service':
      return asking('service');
    case 'provider':
      return asking('provider');
    case 'slot': {
      const [only, ...others] = pending.slots;
      const proposed = only && others.length === 0 ? slotSlots(only, zone) : {};
      return { act: 'offer', slots: ['date', 'time'], proposed, ...said };
    }
    case 'other-wish':
    case 'what-to-change':
      return asking('date', 'time');
    case 'half':
      return asking('time');
    case 'which-date':
      return asking('date');
    case 'contact':
      return asking(...(pending.surname ? ['name' as const] : []), ...pending.fields);
    case 'confirm':
    case 'confirm-move': {
      const slot = state.slot && wish.service ? { ...state.slot, serviceId: wish.service } : null;
      return { act: 'confirm', slots: [], proposed: slot ? slotSlots(slot, zone) : {}, ...said };
    }
    case 'confirm-cancel': {
      const proposed = state.task.type === 'cancel' ? slotSlots(state.task.booking, zone) : {};
      return { act: 'confirm', slots: [], proposed, ...said };
    }
    case 'email-for-code':
      return asking('email');
    case 'code':
      return { act: 'told', slots: [], proposed: {}, ...said };
    case 'which-booking':
      return { act: 'offer', slots: [], proposed: {}, ...said };
    case 'what-about-booking':
    case 'anything-else':
    case 'greeting': {
      const afterBooking = pending.ask === 'anything-else' && pending.afterBooking;
      return { act: afterBooking ? 'booked' : 'anything_else', slots: [], proposed: {}, ...said };
    }
  }
}

function slotSlots(slot: SlotView | BookingView, zone: string): KnownSlots {
  const { date, time } = localDateTime(zone, slot.start);
  return { service: slot.serviceId, provider: slot.providerId, date, time };
}

function optionSlots(option: Option, zone: string): NonNullable<Expecting['options']>[number] {
  switch (option.type) {
    case 'service':
      return { service: option.id };
    case 'provider':
      return { provider: option.id };
    case 'slot': {
      const { provider, date, time } = slotSlots(option.slot, zone);
      return { provider, date, time };
    }
    case 'booking': {
      const { service, provider, date, time } = slotSlots(option.booking, zone);
      return { service, provider, date, time };
    }
    case 'date':
      return { date: option.date };
    case 'time':
      return { time: option.time };
  }
}
