import { auditActions } from '@booking-chat/server/api/audit-actions';
import { describe, expect, it } from 'vitest';
import { fieldName, type Reading, sentenceOf } from './sentence.ts';
import { en } from './texts/en.ts';
import { es } from './texts/es.ts';
import { pt } from './texts/pt.ts';

const reading = (lang: 'en' | 'es' | 'pt'): Reading => ({
  t: { en, es, pt }[lang],
  lang,
  timezone: 'America/Santiago',
  currency: 'CLP',
});
const change = (field: string, before: unknown, after: unknown) => ({
  field,
  before: before === null ? null : JSON.stringify(before),
  after: after === null ? null : JSON.stringify(after),
});
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('a change as people would say it', () => {
  it.each([
    [
      'es',
      'service.update',
      'Corte',
      [change('price.amount', 15_000, 18_000)],
      /^Cambió el servicio Corte: Precio: .*15\.000.* → .*18\.000/,
    ],
    ['en', 'service.create', 'Cut', [change('name', null, 'Cut')], 'Added the service Cut'],
    [
      'en',
      'person.role',
      'ana@example.com',
      [change('role', 'VIEWER', 'ADMIN')],
      'Changed the role of ana@example.com: Role: Viewer → Administrator',
    ],
    [
      'pt',
      'conversation.reply',
      null,
      [change('status', 'WAITING', 'PERSON')],
      'Respondeu a um cliente no chat',
    ],
    [
      'en',
      'settings.update',
      'Salon',
      ['name', 'phone', 'address', 'website', 'country'].map((field) => change(field, 'a', 'b')),
      'Changed the settings: Name, Phone, Address and 2 more',
    ],
    [
      'en',
      'hours.update',
      'Ana',
      [change('weekly', null, [{ weekday: 1, ranges: [{ start: 540, end: 1080 }] }])],
      'Changed the opening hours of Ana: Weekly hours: (nothing) → Weekday 1 · Hours 09:00–18:00',
    ],
    [
      'en',
      'service.update',
      'Cut',
      [change('description', 'x'.repeat(80), 'y'.repeat(80))],
      'Changed the service Cut: Description',
    ],
    [
      'en',
      'booking.move',
      'ABC',
      [change('start', '2026-11-23T12:00:00Z', '2026-11-24T12:00:00Z')],
      /^Moved the booking ABC: Start: Nov 23, 2026, 9:00 AM → Nov 24, 2026, 9:00 AM$/,
    ],
    ['en', 'robot.dance', 'R2', [], 'Change of another kind (robot.dance): R2'],
  ] as const)('%s %s', (lang, action, targetName, changes, sentence) => {
    const said = plain(sentenceOf({ action, targetName, changes: [...changes] }, reading(lang)));
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });

  it('has a sentence for every action there is, in every language', () => {
    for (const { actions } of [en, es, pt]) expect(Object.keys(actions)).toEqual([...auditActions]);
  });

  it('shows values that were cut as they are, and fields without a word of their own', () => {
    const cut = { field: 'someNewThing', before: null, after: '"cut in the mid…' };
    expect(sentenceOf({ action: 'service.update', targetName: 'Cut', changes: [cut] }, reading('en'))).toBe(
      'Changed the service Cut: some new thing: (nothing) → "cut in the mid…',
    );
    expect(fieldName('rules.horizonDays', es)).toBe('Días por adelantado');
  });
});
