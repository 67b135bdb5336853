import type { DateException } from '@booking-chat/core/scheduling/rules';

type Holiday = { readonly note: string } & (
  | { readonly on: string }
  /** Days from Easter Sunday. */
  | { readonly easter: number }
  /** The nth weekday (0 is Sunday) of a month (1 is January); -1 is the last. */
  | { readonly month: number; readonly weekday: number; readonly nth: number }
);

/** Public holidays on which a business of the country is usually closed. */
const holidays: Readonly<Record<'CL' | 'BR' | 'US', readonly Holiday[]>> = {
  CL: [
    { on: '01-01', note: 'Año Nuevo' },
    { easter: -2, note: 'Viernes Santo' },
    { easter: -1, note: 'Sábado Santo' },
    { on: '05-01', note: 'Día del Trabajo' },
    { on: '05-21', note: 'Glorias Navales' },
    { on: '07-16', note: 'Virgen del Carmen' },
    { on: '08-15', note: 'Asunción de la Virgen' },
    { on: '09-18', note: 'Fiestas Patrias' },
    { on: '09-19', note: 'Glorias del Ejército' },
    { on: '11-01', note: 'Día de Todos los Santos' },
    { on: '12-08', note: 'Inmaculada Concepción' },
    { on: '12-25', note: 'Navidad' },
  ],
  BR: [
    { on: '01-01', note: 'Ano Novo' },
    { on: '01-25', note: 'Aniversário de São Paulo' },
    { easter: -47, note: 'Carnaval' },
    { easter: -2, note: 'Sexta-feira Santa' },
    { on: '04-21', note: 'Tiradentes' },
    { on: '05-01', note: 'Dia do Trabalho' },
    { easter: 60, note: 'Corpus Christi' },
    { on: '09-07', note: 'Independência do Brasil' },
    { on: '10-12', note: 'Nossa Senhora Aparecida' },
    { on: '11-02', note: 'Finados' },
    { on: '11-15', note: 'Proclamação da República' },
    { on: '11-20', note: 'Dia da Consciência Negra' },
    { on: '12-25', note: 'Natal' },
  ],
  US: [
    { on: '01-01', note: "New Year's Day" },
    { month: 1, weekday: 1, nth: 3, note: 'Martin Luther King Jr. Day' },
    { month: 5, weekday: 1, nth: -1, note: 'Memorial Day' },
    { on: '07-04', note: 'Independence Day' },
    { month: 9, weekday: 1, nth: 1, note: 'Labor Day' },
    { month: 11, weekday: 4, nth: 4, note: 'Thanksgiving' },
    { on: '12-24', note: 'Christmas Eve' },
    { on: '12-25', note: 'Christmas Day' },
  ],
};

/** Closed dates of `today`'s year and the next, from `today` on, in order. */
export function closedOnHolidays(country: 'CL' | 'BR' | 'US', today: string): DateException[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .flatMap((each) =>
      holidays[country].map((holiday) => ({ date: dateOf(holiday, each), note: holiday.note })),
    )
    .filter(({ date }) => date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))
    .map(({ date, note }) => ({ date, kind: 'closed', note }));
}

function dateOf(holiday: Holiday, year: number): string {
  if ('on' in holiday) return `${year}-${holiday.on}`;
  if ('easter' in holiday) return iso(easterSunday(year) + holiday.easter * dayMs);
  const { month, weekday, nth } = holiday;
  if (nth > 0) {
    const first = new Date(Date.UTC(year, month - 1, 1));
    return iso(first.getTime() + (((weekday - first.getUTCDay() + 7) % 7) + (nth - 1) * 7) * dayMs);
  }
  const last = new Date(Date.UTC(year, month, 0));
  return iso(last.getTime() - ((last.getUTCDay() - weekday + 7) % 7) * dayMs);
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8). Epoch milliseconds. */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

const dayMs = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
