import { understand } from '@booking-chat/core/language/understand';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { mistakes, phrasesOf, requestOf } from './phrase-table.ts';
import { pt } from './pt.ts';

describe.each([es, pt, en])('$lang phrases', (table) => {
  it('holds at least 150', () => {
    expect(phrasesOf(table).length).toBeGreaterThanOrEqual(150);
  });

  it.each(phrasesOf(table).map((phrase) => [`${phrase.text} @${phrase.context ?? 'open'}`, phrase] as const))(
    '%s',
    (_, phrase) => {
      for (const lang of ['auto', table.lang] as const) {
        const request = requestOf(table, phrase, lang);
        expect(mistakes(phrase, understand(request), request.expecting ?? null)).toEqual([]);
      }
    },
  );
});
