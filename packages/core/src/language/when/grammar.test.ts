import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { langs } from '../lang.ts';
import { tokenize } from '../tokens.ts';
import { dayOf, easter, formatDay, nthWeekday, weekdayOf } from './calendar.ts';
import { lexiconOf } from './lexicon.ts';
import { readWhen } from './read-when.ts';
import { now, read } from './testing.ts';

const today = dayOf(2026, 11, 18);
const soon = fc.integer({ min: 0, max: 364 }).map((ahead) => formatDay(today + ahead));
const locales = { es: 'es-CL', en: 'en-US', pt: 'pt-BR' } as const;

describe('what a locale writes is read as the same day', () => {
  const forms: Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'long' },
    { dateStyle: 'full' },
    { day: 'numeric', month: 'long' },
    { day: 'numeric', month: 'short' },
    { weekday: 'long', day: 'numeric', month: 'long' },
    { day: '2-digit', month: '2-digit', year: 'numeric' },
    { day: 'numeric', month: 'numeric' },
  ];
  const cases = langs.flatMap((lang) => forms.map((form) => [lang, form] as const));
  test.each(cases)('%s %o', (lang, form) => {
    const format = new Intl.DateTimeFormat(locales[lang], { ...form, timeZone: 'UTC' });
    fc.assert(
      fc.property(soon, (date) => {
        const text = format.format(new Date(`${date}T00:00:00Z`));
        expect(read(lang, numeric(form) ? withArticle(lang, text) : text).date).toBe(date);
      }),
      { numRuns: 60 },
    );
  });

  test.each(langs)('%s clock times', (lang) => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, (m) => {
        const time = `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
        const twelve = `${Math.floor(m / 60) % 12 || 12}:${time.slice(3)} ${m < 720 ? 'am' : 'pm'}`;
        expect(read(lang, time).time).toBe(time);
        expect(read(lang, twelve).time).toBe(time);
      }),
    );
  });

  const numeric = (form: Intl.DateTimeFormatOptions) => form.month === 'numeric' || form.month === '2-digit';
  const withArticle = (lang: string, text: string) => `${{ es: 'el', en: 'on', pt: 'dia' }[lang]} ${text}`;
});

describe('any text at all', () => {
  const word = (lang: 'es' | 'en' | 'pt') => fc.constantFrom(...lexiconOf(lang).phrases.keys());
  const noise = fc.constantFrom(
    '1',
    '5',
    '30',
    '1234',
    '2026',
    ':',
    '-',
    '/',
    '.',
    ',',
    '?',
    'xyz',
    'Ana',
    '🙂',
    '٣',
    '$',
  );

  test.each(langs)('%s: a soup of date words never throws and gives real days and times', (lang) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word(lang), noise), { maxLength: 25 }), (words) => {
        const text = words.join(' ');
        const reading = read(lang, text);
        for (const { date, time, start, end } of reading.mentions) {
          if (date) expect(Number.isNaN(Date.parse(`${date}T00:00:00Z`))).toBe(false);
          if (time) expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(end).toBeGreaterThan(start);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('arbitrary unicode never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void read('es', text)));
  });

  test.each([
    'a las ',
    '1:1:',
    'lunes o ',
    'next week of the ',
    'entre 5 y 6 o ',
    'treinta y ',
    '1/2/',
    'no puedo el ',
  ])('steps grow with the length, not its square: %s…', (part) => {
    const steps = (length: number) => {
      let touched = 0;
      const tokens = tokenize(part.repeat(length)).slice(0, length);
      const counted = new Proxy(tokens, {
        get: (target, key) => {
          touched++;
          return Reflect.get(target, key);
        },
      });
      for (const lang of langs) readWhen(counted, '', { lang, now });
      return touched;
    };
    expect(steps(560) / steps(140)).toBeLessThan(6);
  });

  test('a text longer than any message costs no more than its beginning', () => {
    const text = 'mañana '.repeat(4000);
    expect(read('es', text).mentions.length).toBeLessThanOrEqual(600);
  });
});

describe('the calendar', () => {
  test.each([
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
  ])('Easter %i is %s', (year, date) => expect(formatDay(easter(year))).toBe(date));

  test('the nth weekday is that weekday in that month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2090 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(-1, 1, 2, 3, 4, 5),
        fc.integer({ min: 1, max: 7 }),
        (year, month, nth, weekday) => {
          const day = nthWeekday(year, month, nth, weekday);
          if (day === null) {
            expect(nth).toBe(5);
            return;
          }
          expect(weekdayOf(day)).toBe(weekday);
          expect(formatDay(day).slice(0, 7)).toBe(`${year}-${String(month).padStart(2, '0')}`);
        },
      ),
    );
  });
});
