import type { Lang } from '../language/lang.ts';
import { replies as en } from '../language/locales/en/replies.ts';
import { replies as es } from '../language/locales/es/replies.ts';
import { replies as pt } from '../language/locales/pt/replies.ts';
import type { MinuteRange } from '../scheduling/rules.ts';
import type { ReplyStyle } from '../tenancy/tenant.ts';
import { fromLocal, toLocal } from '../time/zone.ts';
import type { Facts } from './events.ts';
import { clockTime, list, localeOf, longDate, price, shortDate, zoneCity } from './format.ts';
import type { QuickReplyValue, Say } from './reply.ts';
import { clock, minuteOfDay, spokenZone } from './spoken-time.ts';
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
  const soleProvider = (slots: readonly SlotView[]) => {
    const ids = new Set(slots.map((slot) => slot.providerId));
    const [only] = ids;
    return ids.size === 1 && only ? provider(only) : null;
  };
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
    zoneCity: zone === tenant.timezone ? null : zoneCity(zone),
    slotDays: (slots) =>
      slotDays(slots, soleProvider(slots) === null, {
        provider,
        time,
        day: (at) => longDate(locale, zone, at),
      }),
    soleProvider,
    weekHours: () => weekHours(facts, locale, clockText),
  };
}

/** "14:30 (Ana)", "15:00, 15:45 (Luis)": neighbouring times of one professional under one name. */
function slotDays(
  slots: readonly SlotView[],
  named: boolean,
  { provider, time, day }: Pick<Show, 'provider' | 'time' | 'day'>,
) {
  const days = new Map<string, { providerId: string; times: string[] }[]>();
  for (const { providerId, start } of slots) {
    const runs = days.get(day(start)) ?? [];
    const last = runs.at(-1);
    if (last && (!named || last.providerId === providerId)) last.times.push(time(start));
    else runs.push({ providerId, times: [time(start)] });
    days.set(day(start), runs);
  }
  return [...days].map(([date, runs]) => ({
    day: date,
    times: runs.map(({ providerId, times }) =>
      named ? `${times.join(', ')} (${provider(providerId)})` : times.join(', '),
    ),
  }));
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
