import { describe, expect, test } from 'vitest';
import type { Lang } from '../lang.ts';
import { read, said } from './testing.ts';

/** Said by customers; now is Wednesday 18 November 2026, 11:00. */
type Rows = readonly (readonly [Lang, string, string])[];

describe('this one is barred, the one a week later is wanted', () => {
  test.each<Rows[number]>([
    ['es', 'este viernes no, el otro', '2026-11-27'],
    ['es', 'este viernes no el otro', '2026-11-27'],
    ['es', 'este viernes no puedo, el otro', '2026-11-27'],
    ['es', 'este viernes no, sino el siguiente', '2026-11-27'],
    ['pt', 'essa sexta não, a outra', '2026-11-27'],
    ['pt', 'essa sexta nao posso, a outra', '2026-11-27'],
    ['pt', 'não nesta sexta, na outra', '2026-11-27'],
    ['en', 'not this friday, the one after', '2026-11-27'],
    ['en', 'not this friday but the next one', '2026-11-27'],
    ['en', "this friday doesn't work, the one after that", '2026-11-27'],
    ['en', 'not this friday, next friday', '2026-11-27'],
  ])('%s: %s', (lang, text, date) =>
    expect(read(lang, text)).toMatchObject({ date, excludedDates: ['2026-11-20'] }),
  );

  test('with an hour', () => {
    const reading = read('en', 'not this monday, the one after at 3pm');
    expect(reading).toMatchObject({ date: '2026-11-30', time: '15:00', excludedDates: ['2026-11-23'] });
  });

  test.each<readonly [Lang, string]>([
    ['es', 'este viernes no, otro día'],
    ['pt', 'essa sexta não, outro dia'],
    ['en', 'not this friday, another day'],
  ])('another day is none: %s: %s', (lang, text) =>
    expect(read(lang, text)).toMatchObject({ date: null, excludedDates: ['2026-11-20'] }),
  );
});

describe('a question asks for the day, a statement bars it', () => {
  test.each<Rows[number]>([
    ['es', 'y no hay nada el sábado?', '2026-11-21'],
    ['es', '¿no hay nada para el sábado con Ana?', '2026-11-21'],
    ['es', 'no tienes nada el viernes en la tarde?', '2026-11-20 [13:00-20:00]'],
    ['es', 'el sábado nada?', '2026-11-21'],
    ['pt', 'não tem nada sábado?', '2026-11-21'],
    ['en', 'nothing on saturday?', '2026-11-21'],
    ['en', 'nothing on saturday or sunday?', '2026-11-21, 2026-11-22'],
    ['en', "don't you have anything on Friday?", '2026-11-20'],
    ['es', 'nada el sábado', 'not 2026-11-21'],
    ['es', 'no quiero nada el sábado', 'not 2026-11-21'],
    ['es', 'no lunes, martes?', 'not 2026-11-23, 2026-11-24'],
    ['es', 'no puedo el lunes, hay algo el martes?', 'not 2026-11-23, 2026-11-24'],
    ['en', 'nothing on saturday', 'not 2026-11-21'],
    ['en', "i can't on friday, what about saturday?", 'not 2026-11-20, 2026-11-21'],
  ])('%s: %s → %s', (lang, text, expected) => expect(said(lang, text)).toBe(expected));
});

test.each<Rows[number]>([
  ['es', 'lunes o martes después de las 7', '2026-11-23, 2026-11-24 [19:00-]'],
  ['pt', 'segunda ou terça depois das 7', '2026-11-23, 2026-11-24 [19:00-]'],
  ['en', 'monday or tuesday after 7', '2026-11-23, 2026-11-24 [19:00-]'],
])('either day, from that hour on: %s: %s', (lang, text, expected) => {
  expect(said(lang, text)).toBe(expected);
  expect(read(lang, text).timeRange).toEqual({ start: '19:00' });
});

describe('the answer when a time was asked for', () => {
  const asked = (slots: ('date' | 'time')[]) => ({
    expecting: { act: 'ask' as const, slots, proposed: {}, known: {} },
  });
  test.each<Rows[number]>([
    ['en', 'i can do 9 to 11', '[09:00-11:00]'],
    ['en', 'ok 12 works', '12:00'],
    ['en', 'i can do 3', '15:00'],
    ['es', 'puedo 9 a 11', '[09:00-11:00]'],
    ['pt', 'ok 12 serve', '12:00'],
    ['en', 'i have 2 kids', ''],
    ['en', '2 to 3 people', ''],
  ])('%s: %s → %s', (lang, text, expected) => expect(said(lang, text, asked(['time']))).toBe(expected));

  test('two hours answer a question for a day and a time, but nothing unasked', () => {
    expect(said('en', 'i can do 9 to 11', asked(['date', 'time']))).toBe('[09:00-11:00]');
    expect(said('en', 'i can do 9 to 11')).toBe('');
  });
});

describe('no wishes', () => {
  test.each<readonly [Lang, string]>([
    ['es', 'voy a llegar 10 minutos tarde'],
    ['es', 'llego media hora tarde'],
    ['pt', 'vou chegar 10 minutos tarde'],
    ['en', "i'm running 10 minutes late"],
    ['es', 'atienden 24h?'],
    ['es', 'están abiertos 24 horas?'],
    ['pt', 'vocês atendem 24h?'],
    ['en', 'are you open 24h?'],
    ['en', "my dog hasn't eaten in two days"],
    ['en', "he hasn't been able to sleep in 3 days"],
    ['es', 'no ha comido en dos días'],
    ['pt', 'não comeu em dois dias'],
  ])('%s: %s', (lang, text) => expect(said(lang, text)).toBe(''));

  test.each<Rows[number]>([
    ['es', 'le duele desde anoche, ¿tienen algo hoy?', '2026-11-18'],
    ['pt', 'está com febre desde ontem à noite, tem hoje?', '2026-11-18'],
    ['en', "it's been hurting since last night, anything today?", '2026-11-18'],
  ])('what began in the past: %s: %s', (lang, text, date) =>
    expect(read(lang, text)).toMatchObject({ date, dateRange: null, timeRange: null }),
  );

  test.each<Rows[number]>([
    ['es', 'a las 24h', '00:00'],
    ['es', 'en la tarde', '[13:00-20:00]'],
    ['es', 'a las 3 de la tarde', '15:00'],
    ['es', 'no atienden en dos días?', '2026-11-20'],
    ['en', 'in two days', '2026-11-20'],
    ['en', "i don't know, in two days?", '2026-11-20'],
  ])('but %s: %s → %s', (lang, text, expected) => expect(said(lang, text)).toBe(expected));
});
