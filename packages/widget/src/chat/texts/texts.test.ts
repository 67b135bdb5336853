import { describe, expect, test } from 'vitest';
import { manageTexts } from '../../manage/texts.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';
import { fill, textsFor } from './texts.ts';

const placeholders = (text: string) => text.match(/\{\w+\}/g)?.sort() ?? [];

describe.each([
  ['panel', { es, en, pt } as Record<string, Record<string, string>>],
  ['manage page', manageTexts as Record<string, Record<string, string>>],
])('texts of the %s', (_name, languages) => {
  test.each(['en', 'pt'])('%s says all that es says, with the same values in it', (language) => {
    for (const [key, text] of Object.entries(languages.es ?? {})) {
      expect(languages[language]?.[key], key).toBeTruthy();
      expect(placeholders(languages[language]?.[key] ?? ''), key).toEqual(placeholders(text));
    }
  });
});

test('a site’s own texts are laid over, empty ones are not', () => {
  const texts = textsFor('en', { confirm: 'Book it', change: '', subtitle: undefined });
  expect([texts.confirm, texts.change, texts.subtitle]).toEqual(['Book it', en.change, en.subtitle]);
});

test('fill leaves what it has no value for', () => expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}'));
