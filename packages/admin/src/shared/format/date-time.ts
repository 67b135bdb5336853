import type { Lang } from '../i18n/language.ts';

/** A moment (ISO) or a day (YYYY-MM-DD) in words of a language; moments in a zone, always the business's unless said. */
const dayStyle = { weekday: 'short', day: 'numeric', month: 'short' } as const;

export const formatDate = (moment: string, timezone: string, lang: Lang): string =>
  show(moment, { timeZone: timezone, day: 'numeric', month: 'short', year: 'numeric' }, lang);

export const formatTime = (moment: string, timezone: string, lang: Lang): string =>
  show(moment, { timeZone: timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, lang);

export const formatDateTime = (moment: string, timezone: string, lang: Lang): string =>
  `${show(moment, { timeZone: timezone, ...dayStyle, year: 'numeric' }, lang)}, ${formatTime(moment, timezone, lang)}`;

/** A calendar day that belongs to no zone: `2026-11-23` → "Mon, 23 Nov". */
export const formatDay = (day: string, lang: Lang, withYear = false): string =>
  show(
    `${day}T12:00:00Z`,
    { timeZone: 'UTC', ...dayStyle, ...(withYear ? { year: 'numeric' as const } : {}) },
    lang,
  );

/** By ISO: 1 is Monday. */
export const weekdayName = (weekday: number, lang: Lang, style: 'long' | 'short' = 'long'): string =>
  // The first of January 2024 was a Monday.
  show(`2024-01-0${weekday}T12:00:00Z`, { timeZone: 'UTC', weekday: style }, lang);

/** As it stands at the beginning of a line: "lunes" → "Lunes". */
export const atLineStart = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "3 minutes ago", "in 2 days". `now` in epoch milliseconds. */
export function formatAgo(moment: string, now: number, lang: Lang): string {
  const seconds = (Date.parse(moment) - now) / 1000;
  const [unit, size] = (
    [
      ['day', 86_400],
      ['hour', 3_600],
      ['minute', 60],
    ] as const
  ).find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** Minutes in the way people say them: 90 → "1 h 30 min". */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Minutes of a local day as HH:MM; past midnight the clock starts again: 1500 → 01:00. */
export const clockText = (minutes: number): string => {
  const ofDay = minutes % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
};

/** HH:MM as minutes of the day; null: not a time. */
export function clockMinutes(text: string): number | null {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 ? minutes : null;
}

/** The local day (YYYY-MM-DD) that a moment falls on. */
export function dayOf(moment: number, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(moment);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function show(moment: string, options: Intl.DateTimeFormatOptions, lang: Lang): string {
  const key = `${lang} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(lang, options);
  formats.set(key, format);
  return format.format(new Date(moment));
}
