import type { Lang } from '../language/lang.ts';
import { replies as en } from '../language/locales/en/replies.ts';
import { replies as es } from '../language/locales/es/replies.ts';
import { replies as pt } from '../language/locales/pt/replies.ts';
import type { MinuteRange } from '../scheduling/rules.ts';
import type { ReplyStyle } from '../tenancy/tenant.ts';
import { fromLocal, toLocal } from '../time/zone.ts';
import type { Facts } from './events.ts';
import { clockTime, list, localeOf, longDate, price, shortDate, weekdayAndDay, zoneCity } from './format.ts';
import type { QuickReplyValue, Say } from './reply.ts';
import { clock, minuteOfDay, otherZone, spokenZone } from './spoken-time.ts';
import type { Conversation, SlotView } from './state.ts';
import type { Replies, Show } from './wording.ts';

const locales: Readonly<Record<Lang, Replies>> = { es, en, pt };

/** The words of one reply, in the conversation's language and the tenant's style. */
export interface Voice {
  readonly text: (say: readonly Say[]) => string;
  readonly label: (value: QuickReplyValue) => string;
}

export function voiceOf(state: Pick<Conversation, 'lang' | 'customerZone'>, facts: Facts): Voice {
  const show = showFor(state, facts);
  const { sentences, quickReplies } = locales[state.lang];
  const sentence = (say: Say) => (sentences[say.say] as (say: Say, show: Show) => string)(say, show);
  return {
    text: (say) => say.map(sentence).filter(Boolean).reduce(join, ''),
    label: (value) => quickReplies(value, show),
  };
}

/** The opening line, for the widget's configuration. */
export function greeting(lang: Lang, facts: Facts): string {
  const state = { lang, customerZone: null };
  return locales[lang].sentences.greet({ say: 'greet' }, showFor(state, facts));
}

const join = (before: string, next: string): string => {
  if (!before) return next;
  return before.includes('\n') || next.includes('\n') || before.length + next.length > 160
    ? `${before}\n${next}`
    : `${before} ${next}`;
};

function showFor(state: Pick<Conversation, 'lang' | 'customerZone'>, facts: Facts): Show {
  const { tenant, catalog } = facts;
  const zone = spokenZone(state, facts);
  const locale = localeOf(state.lang, tenant.country);
  const service = (id: string) => catalog.services.find((s) => s.serviceId === id);
  const provider = (id: string) => {
    const found = catalog.providers.find((p) => p.providerId === id);
    return found ? [found.title, found.name].filter(Boolean).join(' ') : '';
  };
  const time = (minute: number) => clockTime(locale, zone, minute);
  const clockText = (text: string) => clockTime(locale, 'UTC', minuteOfDay(text));
  const noon = (date: string) => fromLocal(zone, date, 720);
  return {
    style: tenant.agent.style as ReplyStyle,
    tenant,
    greeting: tenant.agent.greeting[state.lang] ?? null,
    service: (id) => service(id)?.name ?? '',
    provider,
    price: (id) => {
      const found = service(id)?.price;
      return found ? price(locale, found) : null;
    },
    money: (amount, currency) => price(locale, { amount, currency }),
    duration: (id) => service(id)?.durationMinutes ?? 0,
    services: () => catalog.services.filter((s) => s.active).map((s) => s.serviceId),
    day: (minute) => longDate(locale, zone, minute),
    dayOf: (date) => longDate(locale, zone, noon(date)),
    shortDay: (date) => shortDate(locale, zone, noon(date)),
    time,
    clock: clockText,
    hour: (minute) => Math.floor(toLocal(zone, minute).minuteOfDay / 60),
    list: (items, kind = 'conjunction') => list(locale, items, kind),
    zoneCity: zone !== tenant.timezone || otherZone(state, facts, facts.now) ? zoneCity(zone) : null,
    elsewhere: (minute) => {
      const other = zone === tenant.timezone ? otherZone(state, facts, minute) : null;
      if (!other) return null;
      const sameDay = toLocal(zone, minute).date === toLocal(other, minute).date;
      const text = clockTime(locale, other, minute);
      return {
        time: text,
        hour: Math.floor(toLocal(other, minute).minuteOfDay / 60),
        day: sameDay ? null : longDate(locale, other, minute),
      };
    },
    nearDay: (minute) => {
      const month = (at: number) => toLocal(zone, at).date.slice(0, 7);
      return month(minute) === month(facts.now) && !locale.startsWith('en')
        ? weekdayAndDay(locale, zone, minute)
        : longDate(locale, zone, minute);
    },
    few: (slots, wanted) => few(slots, wanted, (minute) => toLocal(zone, minute).date, provider),
    weekHours: () => weekHours(facts, locale, clockText),
  };
}

const spoken = 3;

/**
 * As many times of a list as one sentence can say: those nearest to the wanted one, otherwise the first of each day. By day,
 * and in a day by professional.
 */
function few(
  slots: readonly SlotView[],
  wanted: number | null,
  dateOf: (minute: number) => string,
  provider: Show['provider'],
): ReturnType<Show['few']> {
  const picked = wanted === null ? firstOfDays(slots, dateOf) : nearestTo(wanted, slots);
  const days = new Map<string, { day: number; runs: { providerId: string; times: number[] }[] }>();
  for (const { providerId, start } of [...picked].sort((a, b) => a.start - b.start)) {
    const day = days.get(dateOf(start)) ?? { day: start, runs: [] };
    const last = day.runs.at(-1);
    if (last?.providerId === providerId) last.times.push(start);
    else day.runs.push({ providerId, times: [start] });
    days.set(dateOf(start), day);
  }
  const [only, ...others] = new Set(picked.map(({ providerId }) => providerId));
  const sole = only && others.length === 0 ? provider(only) : null;
  return { days: [...days.values()], more: slots.length > picked.length, sole };
}

const nearestTo = (wanted: number, slots: readonly SlotView[]): SlotView[] =>
  [...slots].sort((a, b) => Math.abs(a.start - wanted) - Math.abs(b.start - wanted)).slice(0, spoken);

/** The first of each day, then the second of each. */
function firstOfDays(slots: readonly SlotView[], dateOf: (minute: number) => string): SlotView[] {
  const said = new Map<string, number>();
  const rounds = slots.map((slot) => {
    const date = dateOf(slot.start);
    const round = said.get(date) ?? 0;
    said.set(date, round + 1);
    return { slot, round };
  });
  return rounds
    .sort((a, b) => a.round - b.round || a.slot.start - b.slot.start)
    .slice(0, spoken)
    .map(({ slot }) => slot);
}

/** The business's week with equal neighbouring days together: Monday to Friday, Saturday. */
function weekHours({ catalog }: Facts, locale: string, clockText: (time: string) => string) {
  const week = catalog.availability.tenant.weekly ?? [];
  const groups: { first: number; last: number; ranges: readonly MinuteRange[] }[] = [];
  week.forEach((ranges, day) => {
    if (ranges.length === 0) return;
    const before = groups.at(-1);
    const same = before?.last === day - 1 && JSON.stringify(before.ranges) === JSON.stringify(ranges);
    if (before && same) before.last = day;
    else groups.push({ first: day, last: day, ranges });
  });
  // 2024-01-01 was a Monday.
  const name = (day: number) => weekdayName(locale, Date.UTC(2024, 0, 1 + day));
  return groups.map(({ first, last, ranges }) => ({
    from: name(first),
    to: name(last),
    ranges: ranges.map(({ start, end }) => [clockText(clock(start)), clockText(clock(end))] as const),
  }));
}

const weekdayNames = new Map<string, string>();

function weekdayName(locale: string, day: number): string {
  const key = `${locale}|${day}`;
  const kept = weekdayNames.get(key);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
  weekdayNames.set(key, made);
  return made;
}
