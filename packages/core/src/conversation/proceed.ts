import type { ProviderSchedule } from '../scheduling/slots.ts';
import type { Interval } from '../time/interval.ts';
import { toLocal } from '../time/zone.ts';
import { chooseSlots } from './choose-slots.ts';
import type { Facts, Step } from './events.ts';
import { nextNeed, onlyService, providersOf } from './next-need.ts';
import { daySpan, spokenZone } from './spoken-time.ts';
import type { Conversation } from './state.ts';
import { ask, perform, saying } from './step.ts';
import { pickSlot } from './take-in.ts';

/** Takes the booking (or move) one step on: asks for what is missing next, or has the agent do what needs no question. */
export function proceed(before: Conversation, facts: Facts): Step {
  const state = forAnotherService(before.wish.service ? before : withOnlyService(before, facts));
  const need = nextNeed(state, facts);
  switch (need.need) {
    case 'service':
      return ask(
        withoutPast(state, facts),
        { ask: 'service', services: need.services, named: need.named },
        facts,
      );
    case 'provider':
      return ask(state, { ask: 'provider', providers: need.providers }, facts);
    case 'other-provider': {
      const wish = { ...state.wish, provider: null, providerChoices: [] };
      const serviceId = state.wish.service ?? '';
      const say = { say: 'provider-not-for-service', providerId: need.providerId, serviceId } as const;
      return proceed(saying({ ...state, wish }, say), facts);
    }
    case 'nobody-else': {
      const { providers } = need;
      const say = { say: 'nobody-else', providers, serviceId: state.wish.service ?? '' } as const;
      return ask({ ...state, slot: null }, { ask: 'other-wish', providers }, facts, [say]);
    }
    case 'which-date':
      return ask(state, { ask: 'which-date', dates: [...need.dates].sort() }, facts);
    case 'slot':
      return findTimes(state, need.providers, facts);
    case 'hold': {
      const { providerId, start } = need.slot;
      return perform(state, { type: 'hold', serviceId: state.wish.service ?? '', providerId, start });
    }
    case 'contact': {
      const { fields, surname } = need;
      const contact = { ...state.contact, surnameAsked: state.contact.surnameAsked || surname };
      return ask({ ...state, contact }, { ask: 'contact', fields, surname }, facts);
    }
    case 'confirmation':
      return ask(state, { ask: state.task.type === 'move' ? 'confirm-move' : 'confirm' }, facts);
  }
}

/** A day that is over is refused at once, before anything is known that times could be looked for with. */
function withoutPast(state: Conversation, facts: Facts): Conversation {
  const { date, ...when } = state.wish.when;
  if (!date || date >= toLocal(spokenZone(state, facts), facts.now).date) return state;
  const over = { say: 'refused', why: { kind: 'past' }, wanted: { date }, providerId: null } as const;
  return saying({ ...state, wish: { ...state.wish, when } }, over);
}

/** The schedules of the window are here: take the one time that was asked for, or offer some, or look further. */
export function offerTimes(
  state: Conversation,
  schedules: readonly ProviderSchedule[],
  window: Interval,
  facts: Facts,
): Step {
  const choice = chooseSlots(state, schedules, window, facts);
  const serviceId = state.wish.service ?? '';
  switch (choice.type) {
    case 'pick':
      return proceed(pickSlot(state, choice.slot, facts), facts);
    case 'ask-half':
      return ask(state, { ask: 'half', times: choice.times }, facts);
    case 'offer': {
      const { slots, how, wanted, refused, exhausted, left } = choice;
      const reasons = [
        ...(exhausted ? [{ say: 'no-more-slots' } as const] : []),
        ...(refused ? [{ say: 'refused', ...refused } as const] : []),
        { say: 'slots', slots, how, wanted } as const,
      ];
      return ask({ ...state, wish: { ...state.wish, ...left } }, { ask: 'slot', slots }, facts, reasons);
    }
    case 'none': {
      const everyone = providersOf(serviceId, facts);
      const whole = wholeHorizon(serviceId, facts);
      const wider =
        window.end < whole.end || window.start > whole.start || schedules.length < everyone.length;
      if (wider)
        return perform(state, { type: 'load-schedules', serviceId, providerIds: everyone, window: whole });
      const reason = choice.refused
        ? ({ say: 'refused', ...choice.refused } as const)
        : ({ say: 'no-slots', serviceId } as const);
      return ask({ ...state, seen: [] }, { ask: 'other-wish' }, facts, [reason]);
    }
  }
}

/**
 * A booking is moved within its service; naming another one asks for a new booking. So does going on with times while a
 * booking was being looked for or cancelled.
 */
function forAnotherService(state: Conversation): Conversation {
  const { task, wish } = state;
  const goesOn = task.type === 'book' || (task.type === 'move' && wish.service === task.booking.serviceId);
  return goesOn ? state : { ...state, task: { type: 'book' } };
}

function withOnlyService(state: Conversation, facts: Facts): Conversation {
  const service = onlyService(state, facts);
  return service ? { ...state, wish: { ...state.wish, service, serviceChoices: [] } } : state;
}

function findTimes(state: Conversation, able: readonly string[], facts: Facts): Step {
  const { service, provider } = state.wish;
  const providerIds = provider && provider !== 'any' ? [provider] : able;
  const serviceId = service ?? '';
  return perform(state, {
    type: 'load-schedules',
    serviceId,
    providerIds,
    window: searchWindow(state, providerIds.length, facts),
  });
}

const dayMinutes = 1440;
/** Days that are looked through, and how many of them lie before the wanted one. */
const searchOfFew = { days: 14, before: 3 };
/** Many professionals leave no week without times, and a day of fifty costs the store more than a month of one. */
const searchOfMany = { days: 7, before: 1 };
const manyProviders = 9;

/** From a little before the wanted day to well after it, inside what can be booked at all. */
function searchWindow(state: Conversation, providers: number, facts: Facts): Interval {
  const search = providers < manyProviders ? searchOfFew : searchOfMany;
  const whole = wholeHorizon(state.wish.service ?? '', facts);
  const { after, before } = state.wish.when;
  const days = daySpan(state.wish.when, spokenZone(state, facts));
  const wanted = after ?? days.start ?? before ?? facts.now;
  const latestStart = Math.max(whole.start, whole.end - search.days * dayMinutes);
  const start = Math.min(Math.max(wanted - search.before * dayMinutes, whole.start), latestStart);
  const reach = Math.max(start + search.days * dayMinutes, (days.end ?? 0) + search.before * dayMinutes);
  return { start, end: Math.min(Math.max(reach, start + dayMinutes), whole.end) };
}

function wholeHorizon(serviceId: string, { tenant, catalog, now }: Facts): Interval {
  const service = catalog.services.find((s) => s.serviceId === serviceId);
  const horizons = [
    tenant.rules.horizonDays,
    service?.rules.horizonDays ?? 0,
    ...catalog.providers.map((provider) => provider.rules.horizonDays ?? 0),
  ];
  return { start: now, end: now + (Math.max(...horizons) + 1) * dayMinutes };
}
