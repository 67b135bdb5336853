/** Proleptic Gregorian days as integers (days since 1970-01-01), and their names. No clock, no zones. */
export type Day = number;

export function dayOf(year: number, month: number, day: number): Day {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** Null when the month has no such day. */
export function realDay(year: number, month: number, day: number): Day | null {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastOfMonth(year, month)
    ? dayOf(year, month, day)
    : null;
}

export function partsOf(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 Monday … 7 Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function lastOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Same day of the month n months later, or that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: of } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayOf(y, m, Math.min(of, lastOfMonth(y, m)));
}

export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1;
}

/** The nth of a weekday in a month; −1 is the last. Null when the month has no fifth. */
export function nthWeekday(year: number, month: number, nth: number, weekday: number): Day | null {
  const last = lastOfMonth(year, month);
  if (nth < 0) {
    const end = dayOf(year, month, last);
    return end - ((weekdayOf(end) - weekday + 7) % 7);
  }
  const first = dayOf(year, month, 1);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
  return day <= dayOf(year, month, last) ? day : null;
}

/** Western Easter Sunday (anonymous Gregorian computus, Meeus/Jones/Butcher). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
}

export function formatDay(day: Day): string {
  const { year, month, day: of } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(of)}`;
}

/** Minutes after midnight as HH:MM, wrapping at 24 h. */
export function formatMinute(minute: number): string {
  const wrapped = ((minute % 1440) + 1440) % 1440;
  return `${two(Math.floor(wrapped / 60))}:${two(wrapped % 60)}`;
}

export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

const two = (n: number) => String(n).padStart(2, '0');
