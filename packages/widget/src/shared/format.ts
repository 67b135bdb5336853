import { languageOf } from './language.ts';

/** Dates, times and money as people of a locale write them. Instants are ISO 8601; zones are IANA names. */
export type Format = {
  /** "9:30", "5:00 PM" */
  time: (instant: string, zone: string) => string;
  /** "lunes 23 de noviembre" */
  day: (instant: string, zone: string) => string;
  /** "lunes 23 de noviembre, 9:30", with the year when it is not this one */
  full: (instant: string, zone: string) => string;
  /** Parts of a day's button: "lun", "23", "nov" */
  dayParts: (instant: string, zone: string) => { weekday: string; day: string; month: string };
  /** "10:42" of a message, in the reader's own zone */
  clock: (instant: string) => string;
  /** "Santiago", "New York": a zone's name without a table of zones */
  zone: (zone: string) => string;
  money: (price: { amount: number; currency: string }) => string;
  minutes: (count: number) => string;
};

export function formatFor(locale: string): Format {
  const dates = memo(
    (zone: string, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: zone || undefined }),
  );
  const write = (instant: string, zone: string, options: Intl.DateTimeFormatOptions) =>
    dates(zone, options).format(new Date(instant));
  // A clock of 24 hours is how the businesses of these languages write, whatever a locale's data says (es-CL: "a. m.").
  const clock = languageOf(locale) === 'en' ? {} : ({ hourCycle: 'h23' } as const);
  const time = (instant: string, zone: string) =>
    write(instant, zone, { hour: 'numeric', minute: '2-digit', ...clock });
  const day = (instant: string, zone: string) =>
    write(instant, zone, { weekday: 'long', day: 'numeric', month: 'long', ...yearUnlessThis(instant) });
  return {
    time,
    day,
    full: (instant, zone) => `${day(instant, zone)}, ${time(instant, zone)}`,
    dayParts: (instant, zone) => ({
      weekday: write(instant, zone, { weekday: 'short' }).replace(/[.,]/g, ''),
      day: write(instant, zone, { day: 'numeric' }),
      month: write(instant, zone, { month: 'short' }).replace(/[.,]/g, ''),
    }),
    clock: (instant) => time(instant, ''),
    zone: (zone) => (zone.split('/').pop() ?? zone).replace(/_/g, ' '),
    money: ({ amount, currency }) => {
      const plain = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
      });
      const decimals = plain.resolvedOptions().maximumFractionDigits ?? 2;
      const whole = amount % 10 ** decimals === 0;
      const number = whole
        ? new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            currencyDisplay: 'narrowSymbol',
            minimumFractionDigits: 0,
            maximumFractionDigits: 0,
          })
        : plain;
      return number.format(amount / 10 ** decimals);
    },
    minutes: (count) => {
      const hours = Math.floor(count / 60);
      const rest = count % 60;
      if (!hours) return `${count} min`;
      return rest ? `${hours} h ${rest} min` : `${hours} h`;
    },
  };
}

const yearUnlessThis = (instant: string): Intl.DateTimeFormatOptions =>
  new Date(instant).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' };

/** Making a formatter costs ten times more than using it. */
function memo<Options extends object, Made>(make: (zone: string, options: Options) => Made) {
  const made = new Map<string, Made>();
  return (zone: string, options: Options): Made => {
    const key = zone + JSON.stringify(options);
    const known = made.get(key) ?? make(zone, options);
    made.set(key, known);
    return known;
  };
}
