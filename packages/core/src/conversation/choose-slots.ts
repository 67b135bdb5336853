import { openSlotsOfAny } from '../scheduling/any-provider.ts';
import { rangesOn } from '../scheduling/hours.ts';
import { whyNot } from '../scheduling/open-slots.ts';
import type { ProviderSchedule, Slot, SlotRefusal } from '../scheduling/slots.ts';
import type { EpochMinute, Interval } from '../time/interval.ts';
import { addDays, fromLocal, startOfDay, toLocal, weekdayOf } from '../time/zone.ts';
import type { Facts } from './events.ts';
import type { SlotsIntro } from './reply.ts';
import { daySpan, inRange, minuteOfDay, otherHalf, spokenZone } from './spoken-time.ts';
import { type Conversation, type SlotView, slotKey, type When, type Wish } from './state.ts';

export interface Refused {
  readonly why: SlotRefusal;
  readonly wanted: { readonly start: EpochMinute } | { readonly date: string };
  /** The provider that was asked for; null when anyone would do. */
  readonly providerId: string | null;
}

export type SlotChoice =
  /** The wish names one time and it is free. */
  | { readonly type: 'pick'; readonly slot: SlotView; readonly earliest: boolean }
  /** "At eight", and the business is open at both. */
  | { readonly type: 'ask-half'; readonly times: readonly [string, string] }
  | {
      readonly type: 'offer';
      readonly slots: readonly SlotView[];
      readonly how: SlotsIntro;
      /** The moment that was asked for, when the list is what lies nearest to it. */
      readonly wanted: EpochMinute | null;
      readonly refused: Refused | null;
      readonly exhausted: boolean;
      /** What is left of the wish: the part that gave way is not insisted on in the next message. */
      readonly left: Pick<Wish, 'when' | 'provider'>;
    }
  /** Nothing in the window: look further, or give up at the horizon. */
  | { readonly type: 'none'; readonly refused: Refused | null };

const listLength = 6;

/**
 * What to offer for a wish, given the schedules of the window. When nothing fits the whole wish the least important part
 * gives way first: the time of day, then the day, then the professional; `how` tells which.
 */
export function chooseSlots(
  state: Conversation,
  schedules: readonly ProviderSchedule[],
  window: Interval,
  facts: Facts,
): SlotChoice {
  const zone = spokenZone(state, facts);
  const { wish } = state;
  const named = wish.provider && wish.provider !== 'any' ? wish.provider : null;
  const everyone = schedules.filter((schedule) => !wish.excluded.providers.includes(schedule.providerId));
  const wished = named ? everyone.filter((schedule) => schedule.providerId === named) : everyone;
  const half = settleHalf(wish.when, wished, zone, facts.now);
  if (half.type === 'ask') return { type: 'ask-half', times: half.times };
  const when = half.when;

  const free = freeSlots(wished, window, wish, zone, facts.now);
  const fitting = free.filter(fits(when, zone));
  const unseen = fitting.filter((slot) => !state.seen.includes(slotKey(slot)));
  const left = { when: wish.when, provider: wish.provider };
  if (unseen.length > 0) return offerFitting(unseen, when, left, zone, state.seen.length > 0);

  const refused = state.seen.length > 0 ? null : refusal(when, wished, named, zone, facts.now);
  const others = named ? freeSlots(everyone, window, wish, zone, facts.now) : [];
  const relaxed = relax(free, others, { when, provider: wish.provider }, zone, state.seen, facts.now);
  return relaxed
    ? { type: 'offer', ...relaxed, refused, exhausted: state.seen.length > 0 }
    : { type: 'none', refused };
}

function offerFitting(
  slots: readonly SlotView[],
  when: When,
  left: Pick<Wish, 'when' | 'provider'>,
  zone: string,
  more: boolean,
): SlotChoice {
  const first = slots[0] as SlotView;
  if (!more && when.earliest) return { type: 'pick', slot: first, earliest: true };
  const wanted = when.time && when.date ? wantedMoment(when, zone) : null;
  const hit = more || wanted === null ? undefined : slots.find((slot) => slot.start === wanted);
  if (hit) return { type: 'pick', slot: hit, earliest: false };
  const near = wanted === null ? null : slots.filter((slot) => Math.abs(slot.start - wanted) <= 90);
  const pool = near && near.length > 0 ? near : slots;
  const said = Object.keys(when).length > 0;
  return {
    type: 'offer',
    slots: wanted === null ? spread(pool, zone) : nearest(pool, wanted),
    how: more ? 'more' : said ? (near ? 'nearest' : 'fit') : 'first-free',
    wanted,
    refused: null,
    exhausted: false,
    left,
  };
}

/** Drops one part of the wish after another until something is free. */
function relax(
  free: readonly SlotView[],
  others: readonly SlotView[],
  { when, provider }: Pick<Wish, 'when' | 'provider'>,
  zone: string,
  seen: readonly string[],
  now: EpochMinute,
): Pick<Extract<SlotChoice, { type: 'offer' }>, 'slots' | 'how' | 'left' | 'wanted'> | null {
  const { time: _t, timeRange: _r, halfUnsaid: _h, approximate: _a, ...anyTime } = when;
  const { date: _d, dates: _ds, dateRange: _dr, dateAlternatives: _da, ...anyDay } = when;
  const bounds = { ...(when.after && { after: when.after }), ...(when.before && { before: when.before }) };
  const near: When = when.time ? { ...when, approximate: true } : anyTime;
  const wanted = wantedMoment(when, zone) ?? now;
  const attempts: readonly {
    pool: readonly SlotView[];
    fit: When;
    how: SlotsIntro;
    left: Pick<Wish, 'when' | 'provider'>;
  }[] = [
    { pool: free, fit: anyTime, how: 'other-time', left: { when: near, provider } },
    { pool: free, fit: anyDay, how: 'other-day', left: { when: anyDay, provider } },
    { pool: free, fit: bounds, how: 'other-day', left: { when: bounds, provider } },
    { pool: others, fit: when, how: 'other-provider', left: { when, provider: 'any' } },
    { pool: others, fit: anyTime, how: 'other-provider', left: { when: near, provider: 'any' } },
    { pool: free, fit: {}, how: 'nearest', left: { when: {}, provider } },
    { pool: others, fit: {}, how: 'other-provider', left: { when: {}, provider: 'any' } },
  ];
  for (const { pool, fit, how, left } of attempts) {
    const open = pool.filter(fits(fit, zone)).filter((slot) => !seen.includes(slotKey(slot)));
    if (open.length > 0) return { slots: nearest(open, wanted), how, left, wanted };
  }
  return null;
}

function freeSlots(
  schedules: readonly ProviderSchedule[],
  window: Interval,
  wish: Wish,
  zone: string,
  now: EpochMinute,
): SlotView[] {
  const serviceId = schedules[0]?.serviceId;
  if (!serviceId) return [];
  const { dates, weekdays = [], times, slots: gone } = wish.excluded;
  const picky = dates.length > 0 || weekdays.length > 0 || times.length > 0;
  const allowed = (slot: Slot) => {
    if (gone.includes(slotKey(slot))) return false;
    if (!picky) return true;
    const local = toLocal(zone, slot.start);
    if (dates.includes(local.date) || times.some((range) => inRange(local.minuteOfDay, range))) return false;
    return weekdays.length === 0 || !weekdays.includes(weekdayOf(local.date));
  };
  return openSlotsOfAny(schedules, window, now)
    .filter(allowed)
    .map(({ providerId, start, end }) => ({ serviceId, providerId, start, end }));
}

/** Whether a slot fits days and times of a wish. "Around five" fits within the hour. */
function fits(when: When, zone: string): (slot: SlotView) => boolean {
  const days = daySpan(when, zone);
  const minute = when.time ? minuteOfDay(when.time) : null;
  const slack = when.approximate ? 60 : 0;
  return (slot) => {
    if (days.start !== null && slot.start < days.start) return false;
    if (days.end !== null && slot.start >= days.end) return false;
    if (when.after !== undefined && slot.start <= when.after) return false;
    if (when.before !== undefined && slot.start >= when.before) return false;
    if (minute === null && !when.timeRange && !when.dates) return true;
    const { date, minuteOfDay: at } = toLocal(zone, slot.start);
    if (when.dates && !when.dates.includes(date)) return false;
    if (minute !== null && Math.abs(at - minute) > slack) return false;
    return !when.timeRange || inRange(at, when.timeRange);
  };
}

/** The moment that was asked for, as exactly as it was said: alternatives are measured from it. */
function wantedMoment(when: When, zone: string): EpochMinute | null {
  if (when.after !== undefined) return when.after;
  if (when.before !== undefined) return when.before;
  const day = when.date ?? when.dates?.[0] ?? when.dateRange?.start?.slice(0, 10);
  if (!day) return null;
  const time = when.time ?? when.timeRange?.start?.slice(-5);
  return time ? fromLocal(zone, day, minuteOfDay(time)) : startOfDay(zone, day);
}

function nearest(slots: readonly SlotView[], wanted: EpochMinute): SlotView[] {
  return [...slots]
    .sort((a, b) => Math.abs(a.start - wanted) - Math.abs(b.start - wanted))
    .slice(0, listLength)
    .sort((a, b) => a.start - b.start);
}

/** A short list that shows the breadth of what is free: one day evenly, several days two each. */
function spread(slots: readonly SlotView[], zone: string): SlotView[] {
  const days = new Map<string, SlotView[]>();
  for (const slot of slots) {
    const date = toLocal(zone, slot.start).date;
    const day = days.get(date);
    if (day) day.push(slot);
    else if (days.size === 3) break;
    else days.set(date, [slot]);
  }
  const each = Math.floor(listLength / days.size);
  return [...days.values()].flatMap((day) => evenly(day, each));
}

function evenly(slots: readonly SlotView[], count: number): SlotView[] {
  if (slots.length <= count) return [...slots];
  return Array.from({ length: count }, (_, i) => slots[Math.floor((i * slots.length) / count)] as SlotView);
}

/** Morning or evening, when it was not said: the one within opening hours; both → ask. What is free has no say in it. */
function settleHalf(
  when: When,
  schedules: readonly ProviderSchedule[],
  zone: string,
  now: EpochMinute,
): { type: 'settled'; when: When } | { type: 'ask'; times: [string, string] } {
  if (!when.halfUnsaid) return { type: 'settled', when };
  const { halfUnsaid: _, ...rest } = when;
  if (!when.time) return { type: 'settled', when: { ...rest, ...settledRange(when, schedules, zone, now) } };
  const said = when.time;
  const halves = [said, otherHalf(said)].sort() as [string, string];
  const open = (date: string) => halves.filter((time) => startsWithin(time, date, schedules, zone, true));
  const today = toLocal(zone, now);
  if (when.date) {
    const coming = (time: string) => when.date !== today.date || minuteOfDay(time) > today.minuteOfDay;
    const [only, ...others] = open(when.date).filter(coming);
    if (others.length > 0) return { type: 'ask', times: halves };
    if (only) return { type: 'settled', when: { ...rest, time: only } };
  }
  const inWeek = new Set(comingWeek(today.date).flatMap(open));
  if (inWeek.size === 2 && !when.date) return { type: 'ask', times: halves };
  const [only] = inWeek;
  return { type: 'settled', when: { ...rest, time: inWeek.size === 1 && only ? only : likelierHalf(said) } };
}

function settledRange(
  when: When,
  schedules: readonly ProviderSchedule[],
  zone: string,
  now: EpochMinute,
): Pick<When, 'timeRange'> {
  const { start, end } = when.timeRange ?? {};
  const edge = start ?? end;
  if (!edge) return { timeRange: when.timeRange };
  const days = [...(when.date ? [when.date] : []), ...comingWeek(toLocal(zone, now).date)];
  const open = (time: string) => days.some((date) => startsWithin(time, date, schedules, zone, false));
  if (open(edge) || !open(otherHalf(edge))) return { timeRange: when.timeRange };
  return { timeRange: { ...(start && { start: otherHalf(start) }), ...(end && { end: otherHalf(end) }) } };
}

const comingWeek = (today: string): string[] => Array.from({ length: 7 }, (_, day) => addDays(today, day));

/** Whether that clock time of that date is within someone's hours (`whole`: the appointment to its end). */
function startsWithin(
  time: string,
  date: string,
  schedules: readonly ProviderSchedule[],
  zone: string,
  whole: boolean,
): boolean {
  const moment = fromLocal(zone, date, minuteOfDay(time));
  return schedules.some(({ hours, timezone, durationMinutes }) => {
    const local = toLocal(timezone, moment);
    return [0, 1].some((nights) =>
      rangesOn(hours, addDays(local.date, -nights)).some(({ start, end }) => {
        const minute = local.minuteOfDay + nights * 1440;
        return minute >= start && minute + (whole ? durationMinutes : 1) <= end;
      }),
    );
  });
}

const likelierHalf = (time: string): string => {
  const minute = minuteOfDay(time);
  const evening = minute % 720 < 8 * 60;
  return evening === minute >= 720 ? time : otherHalf(time);
};

function refusal(
  when: When,
  schedules: readonly ProviderSchedule[],
  providerId: string | null,
  zone: string,
  now: EpochMinute,
): Refused | null {
  if (!when.date || when.approximate || when.after !== undefined || when.before !== undefined) return null;
  if (when.time) {
    const start = fromLocal(zone, when.date, minuteOfDay(when.time));
    const why = mostTelling(
      schedules.map((schedule) => whyNot(schedule, start, now)),
      momentOrder,
    );
    return why && { why, wanted: { start }, providerId };
  }
  const dayStart = startOfDay(zone, when.date);
  const minutes = Array.from({ length: 96 }, (_, quarter) => quarter * 15).filter(
    (minute) => !when.timeRange || inRange(minute, when.timeRange),
  );
  const why = mostTelling(
    schedules.flatMap((schedule) => minutes.map((minute) => whyNot(schedule, dayStart + minute, now))),
    dayOrder,
  );
  return why && { why, wanted: { date: when.date }, providerId };
}

type Reason = SlotRefusal['kind'] | 'closed-all-day';

/** Of several professionals' reasons for one moment, the one nearest to a yes is told. */
const momentOrder: readonly Reason[] = [
  'taken',
  'buffer',
  'limit',
  'notice',
  'off-grid',
  'day-off',
  'closed',
  'closed-all-day',
  'horizon',
  'past',
];

/** Of the reasons of a day's many moments, the one that explains the day. */
const dayOrder: readonly Reason[] = [
  'taken',
  'buffer',
  'limit',
  'day-off',
  'closed-all-day',
  'horizon',
  'notice',
  'past',
  'closed',
  'off-grid',
];

function mostTelling(reasons: readonly (SlotRefusal | null)[], order: readonly Reason[]): SlotRefusal | null {
  const rank = (reason: SlotRefusal) =>
    order.indexOf(reason.kind === 'closed' && reason.hours.length === 0 ? 'closed-all-day' : reason.kind);
  return reasons
    .filter((reason) => reason !== null)
    .reduce<SlotRefusal | null>((best, next) => (best && rank(best) <= rank(next) ? best : next), null);
}
