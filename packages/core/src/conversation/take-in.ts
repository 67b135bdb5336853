import { plain } from '../language/tokens.ts';
import { addDays, toLocal, weekdayOf } from '../time/zone.ts';
import type { Facts, Meaning } from './events.ts';
import { clock, inRange, minuteOfDay, otherHalf, spokenZone } from './spoken-time.ts';
import {
  type ContactFact,
  type Conversation,
  type KnownContact,
  type Option,
  type SlotView,
  slotKey,
  type When,
} from './state.ts';

/**
 * What is known after a message: every fact it holds replaces the former one, whatever was being asked.
 * Nothing is decided here; a choice from the last list counts as the fact it points at.
 */
export function takeIn(before: Conversation, meaning: Meaning, facts: Facts): Conversation {
  const chosen = chosenOption(before, meaning, facts);
  let state = { ...before, contact: takeContact(before, meaning) };
  state = takeService(state, chosen?.type === 'service' ? chosen.id : meaning.service, meaning, facts);
  state = takeProvider(state, chosen?.type === 'provider' ? chosen.id : meaning.provider, meaning, facts);
  state = takeWhen(state, chosen, meaning, facts);
  const slot = chosen?.type === 'slot' ? chosen.slot : slotMeant(before, meaning, facts);
  return slot ? pickSlot(state, slot, facts) : state;
}

/** Whether a message told anything new. */
export const knowsMore = (before: Conversation, after: Conversation): boolean =>
  before.wish !== after.wish ||
  before.slot !== after.slot ||
  (['name', 'email', 'phone'] as const).some((field) => differs(before.contact[field], after.contact[field]));

/** What the page told and the customer now types as well is news: it need not be confirmed any more. */
const differs = (before: ContactFact | null, after: ContactFact | null): boolean =>
  before?.value !== after?.value || before?.said !== after?.said;

/** The time is settled: it becomes the wish, so that "the same on Friday" has something to start from. */
export function pickSlot(state: Conversation, slot: SlotView, facts: Facts): Conversation {
  const local = toLocal(spokenZone(state, facts), slot.start);
  const time = clock(local.minuteOfDay);
  const said = state.wish.when.time === time && !state.wish.when.approximate;
  return {
    ...state,
    slot: { providerId: slot.providerId, start: slot.start, end: slot.end, hold: null },
    wish: {
      ...state.wish,
      service: slot.serviceId,
      serviceChoices: [],
      choosesProvider: false,
      when: { date: local.date, time, ...(said ? {} : { approximate: true }) },
    },
    seen: [],
  };
}

function takeContact(state: Conversation, { contact, introduced = false }: Meaning): KnownContact {
  const known = state.contact;
  if (!contact) return known;
  return {
    ...known,
    name: contact.name ? { value: fullName(known, contact.name, introduced), said: true } : known.name,
    email: contact.email ? { value: contact.email.toLowerCase(), said: true } : known.email,
    phone: contact.phone ? { value: contact.phone, said: true } : known.phone,
  };
}

/**
 * "Juan", and later "Pérez" or "de la Cruz Soto": once the last name was asked for, what follows completes the name, unless
 * it repeats the first one or tells a whole new name ("me llamo Pedro Soto").
 */
function fullName(known: KnownContact, said: string, introduced: boolean): string {
  const first = known.name?.value;
  if (!known.surnameAsked || !first || first.includes(' ')) return said;
  const words = said.split(/\s+/);
  const repeats = plain(words[0] ?? '') === plain(first);
  const whole = introduced && words.length > 1;
  return repeats || whole || words.length > longestSurname ? said : `${first} ${said}`;
}

/** In words. */
const longestSurname = 4;

function takeService(
  state: Conversation,
  service: string | null,
  meaning: Meaning,
  facts: Facts,
): Conversation {
  const choices = meaning.serviceCandidates ?? [];
  if (!service && choices.length === 0) return state;
  if (service && service === state.wish.service) return state;
  if (service && !facts.catalog.services.some((s) => s.serviceId === service && s.active)) return state;
  if (!service && state.wish.service && choices.includes(state.wish.service)) return state;
  return afresh({
    ...state,
    wish: { ...state.wish, service, serviceChoices: service ? [] : choices },
  });
}

function takeProvider(
  state: Conversation,
  provider: string | null,
  meaning: Meaning,
  facts: Facts,
): Conversation {
  const excluded = (meaning.excludedProviders ?? []).filter(
    (id) => !state.wish.excluded.providers.includes(id),
  );
  let wish = state.wish;
  if (excluded.length > 0) {
    const gone = wish.provider !== null && excluded.includes(wish.provider);
    const providers = [...wish.excluded.providers, ...excluded];
    wish = { ...wish, provider: gone ? null : wish.provider, excluded: { ...wish.excluded, providers } };
  }
  const known =
    provider === 'any' || facts.catalog.providers.some((p) => p.providerId === provider && p.active);
  if (provider && known && provider !== wish.provider) {
    const providers = wish.excluded.providers.filter((id) => id !== provider);
    const slots = provider === 'any' ? wish.excluded.slots : [];
    const excludedNow = { ...wish.excluded, providers, slots };
    wish = { ...wish, provider, providerChoices: [], choosesProvider: false, excluded: excludedNow };
  } else if (!provider && meaning.providerCandidates?.length) {
    wish = { ...wish, provider: null, providerChoices: meaning.providerCandidates };
  }
  if (wish === state.wish) return state;
  const fitsStill =
    state.slot !== null &&
    !wish.excluded.providers.includes(state.slot.providerId) &&
    (wish.provider === null || wish.provider === 'any' || wish.provider === state.slot.providerId) &&
    wish.providerChoices.length === 0;
  return fitsStill ? { ...state, wish } : afresh({ ...state, wish });
}

function takeWhen(
  state: Conversation,
  chosen: Option | undefined,
  meaning: Meaning,
  facts: Facts,
): Conversation {
  const excluded = excludedNow(state, meaning);
  const said = saidWhen(state, chosen, meaning, facts);
  if (!said && !excluded) return state;
  const when = withoutExcluded(said ?? state.wish.when, excluded ?? state.wish.excluded);
  const wish = { ...state.wish, when, excluded: excluded ?? state.wish.excluded };
  return sameSlotStill(state, when, facts) && !excluded ? state : afresh({ ...state, wish });
}

/** The wish's days and times after this message, or null when it says none. A new day keeps the hour, and the reverse. */
function saidWhen(
  state: Conversation,
  chosen: Option | undefined,
  meaning: Meaning,
  facts: Facts,
): When | null {
  const former = state.wish.when;
  if (chosen?.type === 'date') return { ...timeOf(former), date: chosen.date };
  if (chosen?.type === 'time') return { ...dayOf(former), time: chosen.time };
  const half = halfMeant(state, meaning);
  if (half) return { ...dayOf(former), ...dayOf(meaningWhen(meaning)), time: half };
  const weekday = weekdayTalkedOf(state, meaning, facts);
  const said = { ...meaningWhen(meaning), ...(weekday && { date: weekday }) };
  const saysDay = Boolean(said.date || said.dates || said.dateRange || said.dateAlternatives);
  const saysTime = Boolean(said.time || said.timeRange);
  if (meaning.earliest) return { ...said, earliest: true };
  if (meaning.shift && !saysTime) return shifted(state, meaning.shift, saysDay ? said : null, facts);
  if (!saysDay && !saysTime) return null;
  const day = saysDay
    ? dayOf(said)
    : former.date || former.dates || former.dateRange
      ? dayOf(former)
      : shownDay(state, facts);
  const time = saysTime ? timeOf(said) : timeOf(former);
  return { ...day, ...time };
}

const meaningWhen = (meaning: Meaning): When => ({
  ...(meaning.dates && { dates: meaning.dates }),
  ...(meaning.date && !meaning.dates && { date: meaning.date }),
  ...(meaning.dateRange && { dateRange: meaning.dateRange }),
  ...(meaning.dateAlternatives?.length && { dateAlternatives: meaning.dateAlternatives }),
  ...(meaning.time && { time: meaning.time }),
  ...(meaning.timeRange && { timeRange: meaning.timeRange }),
  ...(meaning.halfUnsaid && { halfUnsaid: true }),
  ...(meaning.approximate && { approximate: true }),
});

const dayOf = ({ date, dates, dateRange, dateAlternatives }: When): When => ({
  ...(date && { date }),
  ...(dates && { dates }),
  ...(dateRange && { dateRange }),
  ...(dateAlternatives && { dateAlternatives }),
});

const timeOf = ({ time, timeRange, halfUnsaid, approximate }: When): When => ({
  ...(time && { time }),
  ...(timeRange && { timeRange }),
  ...(halfUnsaid && { halfUnsaid }),
  ...(approximate && { approximate }),
});

/** "Tuesday", while next week is talked about or its Tuesday is in the list, is that one. */
function weekdayTalkedOf(state: Conversation, meaning: Meaning, facts: Facts): string | null {
  if (!meaning.weekday || meaning.dates) return null;
  const zone = spokenZone(state, facts);
  const { dateRange, dates } = state.wish.when;
  const { start, end } = dateRange ?? {};
  const inRange =
    start && end ? Array.from({ length: 14 }, (_, day) => addDays(start.slice(0, 10), day)) : [];
  const listed = state.shown.flatMap((option) =>
    option.type === 'slot' ? [toLocal(zone, option.slot.start).date] : [],
  );
  const talkedOf = [
    ...listed,
    ...(dates ?? []),
    ...inRange.filter((date) => date <= (end ?? '').slice(0, 10)),
  ];
  const today = toLocal(zone, facts.now).date;
  return talkedOf.find((date) => date > today && weekdayOf(date) === meaning.weekday) ?? null;
}

/** "In the afternoon" or "eight pm", after "morning or evening?". */
function halfMeant(state: Conversation, meaning: Meaning): string | null {
  const { pending } = state;
  if (pending.ask !== 'half') return null;
  const range = meaning.timeRange;
  if (meaning.time && !meaning.halfUnsaid) return null;
  return (range && pending.times.find((time) => inRange(minuteOfDay(time), range))) || null;
}

/** Later or earlier than what was proposed, shown or said last: the same day first. */
function shifted(state: Conversation, shift: 'later' | 'earlier', said: When | null, facts: Facts): When {
  const zone = spokenZone(state, facts);
  const listed = state.shown.flatMap((option) => (option.type === 'slot' ? [option.slot.start] : []));
  const shownAnchor = shift === 'later' ? listed.at(-1) : listed[0];
  const anchor = state.slot?.start ?? shownAnchor;
  if (anchor === undefined) return { ...(said ?? dayOf(state.wish.when)), earliest: shift === 'earlier' };
  const day = said ? dayOf(said) : { date: toLocal(zone, anchor).date };
  return shift === 'later' ? { ...day, after: anchor } : { ...day, before: anchor };
}

/** When all the times shown are of one day, a bare hour means that day. */
function shownDay(state: Conversation, facts: Facts): When {
  if (state.pending.ask !== 'slot') return {};
  const zone = spokenZone(state, facts);
  const dates = new Set(
    state.shown.flatMap((option) => (option.type === 'slot' ? [toLocal(zone, option.slot.start).date] : [])),
  );
  const [only] = dates;
  return dates.size === 1 && only ? { date: only } : {};
}

function excludedNow(state: Conversation, meaning: Meaning): Conversation['wish']['excluded'] | null {
  const dates = meaning.excludedDates ?? [];
  const range = meaning.excludedTimeRange;
  if (dates.length === 0 && !range) return null;
  const { excluded } = state.wish;
  return {
    ...excluded,
    dates: [...new Set([...excluded.dates, ...dates])],
    weekdays: [...new Set([...(excluded.weekdays ?? []), ...(meaning.excludedWeekdays ?? [])])],
    times: range ? [...excluded.times, range] : excluded.times,
  };
}

function withoutExcluded(when: When, { dates, weekdays, times }: Conversation['wish']['excluded']): When {
  const { date } = when;
  const dayGone =
    date !== undefined && (dates.includes(date) || weekdays?.includes(weekdayOf(date)) === true);
  const hour = when.time;
  const hourGone = hour !== undefined && times.some((range) => inRange(minuteOfDay(hour), range));
  const { after: _a, before: _b, ...rest } = when;
  const day = dayGone ? {} : dayOf(rest);
  const time = hourGone ? {} : timeOf(rest);
  if (dayGone || hourGone) return { ...day, ...time };
  return when;
}

/** A repeated day or hour that agrees with the chosen time changes nothing. */
function sameSlotStill({ slot, customerZone }: Conversation, when: When, facts: Facts): boolean {
  if (!slot || when.earliest || when.after !== undefined || when.before !== undefined) return false;
  const local = toLocal(spokenZone({ customerZone }, facts), slot.start);
  const hour = clock(local.minuteOfDay);
  const sameHour = when.time === hour || (when.halfUnsaid === true && when.time === otherHalf(hour));
  const inHours = !when.timeRange || inRange(local.minuteOfDay, when.timeRange);
  return when.date === local.date && (when.time === undefined || sameHour) && inHours;
}

/** The wish changed: what was chosen and shown for the former one no longer counts. */
function afresh(state: Conversation): Conversation {
  return { ...state, slot: null, seen: [] };
}

/** The one that was pointed at, unless another day was said with it. */
function chosenOption(state: Conversation, meaning: Meaning, facts: Facts): Option | undefined {
  const place = meaning.choice;
  if (place === undefined) return undefined;
  const option = place < 0 ? state.shown.at(place) : state.shown[place - 1];
  if (option?.type !== 'slot' || !meaning.date) return option;
  return toLocal(spokenZone(state, facts), option.slot.start).date === meaning.date ? option : undefined;
}

/** A slot said by a tap, or by an hour that only one of the listed times has. */
function slotMeant(before: Conversation, meaning: Meaning, facts: Facts): SlotView | null {
  if (meaning.slot) return tappedSlot(before, meaning.service ?? before.wish.service, meaning.slot, facts);
  if (before.pending.ask !== 'slot' || !meaning.time || meaning.service || meaning.shift) return null;
  const zone = spokenZone(before, facts);
  const hours = meaning.halfUnsaid ? [meaning.time, otherHalf(meaning.time)] : [meaning.time];
  const matches = before.pending.slots.filter((slot) => {
    const local = toLocal(zone, slot.start);
    const sameDay = !meaning.date || meaning.date === local.date;
    const samePerson =
      !meaning.provider || meaning.provider === 'any' || meaning.provider === slot.providerId;
    return sameDay && samePerson && hours.includes(clock(local.minuteOfDay));
  });
  const excluded = meaning.excludedProviders ?? [];
  const [only, ...others] = matches.filter((slot) => !excluded.includes(slot.providerId));
  return only && others.length === 0 && !meaning.dateRange ? only : null;
}

function tappedSlot(
  state: Conversation,
  serviceId: string | null,
  tapped: { providerId: string; start: number },
  facts: Facts,
): SlotView | null {
  const shown = state.shown.find(
    (option) => option.type === 'slot' && slotKey(option.slot) === slotKey(tapped),
  );
  if (shown?.type === 'slot') return shown.slot;
  const service = facts.catalog.services.find((s) => s.serviceId === serviceId && s.active);
  const provider = facts.catalog.providers.find((p) => p.providerId === tapped.providerId && p.active);
  if (!service || !provider?.serviceIds.includes(service.serviceId)) return null;
  const { providerId, start } = tapped;
  return { serviceId: service.serviceId, providerId, start, end: start + service.durationMinutes };
}
