import type { Lang } from '@booking-chat/core/language/lang';
import { understand } from '@booking-chat/core/language/understand';
import { describe, expect, it } from 'vitest';
import { mistakes, type PhraseTable, phrasesOf, requestOf } from '../phrase-table.ts';
import { contextsOf, type TradePhrases } from './contexts.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';

const timezones: Record<Lang, string> = {
  es: 'America/Santiago',
  pt: 'America/Sao_Paulo',
  en: 'America/New_York',
};

const tableOf = (lang: Lang, { catalog, phrases }: TradePhrases): PhraseTable => ({
  lang,
  now: '2026-11-23T10:00:00',
  timezone: timezones[lang],
  catalog,
  contexts: contextsOf(catalog),
  phrases,
});

describe.each([
  ['es', es],
  ['pt', pt],
  ['en', en],
] as const)('%s phrases of trades', (lang, businesses) => {
  const cases = businesses
    .map((business) => tableOf(lang, business))
    .flatMap((table) => phrasesOf(table).map((phrase) => ({ table, phrase })));

  it.each(cases.map((one) => [`${one.phrase.text} @${one.phrase.context ?? 'open'}`, one] as const))(
    '%s',
    (_, { table, phrase }) => {
      for (const told of ['auto', lang] as const) {
        const request = requestOf(table, phrase, told);
        expect(mistakes(phrase, understand(request), request.expecting ?? null)).toEqual([]);
      }
    },
  );
});
