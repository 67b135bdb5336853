import { expect, test } from 'vitest';
import { chooseLanguage, languageOf, localeFor } from './language.ts';

test.each([
  ['es', 'es'],
  ['es-CL', 'es'],
  ['pt_BR', 'pt'],
  ['EN-us', 'en'],
  ['est', null],
  ['fr', null],
  ['', null],
  [undefined, null],
])('languageOf(%s) is %s', (tag, language) => expect(languageOf(tag)).toBe(language));

test.each([
  { tags: ['pt-BR', 'en-US', 'es'], chosen: 'pt', why: 'the attribute comes first' },
  { tags: [undefined, 'en-GB', 'es'], chosen: 'en', why: 'then the browser' },
  { tags: ['fr', 'de-DE', 'fr-CA', 'pt'], chosen: 'pt', why: 'a language without texts is passed over' },
  { tags: [undefined, 'eng', 'fr'], chosen: 'es', why: 'and Spanish at last' },
  { tags: [], chosen: 'es', why: 'with nothing said' },
])('$chosen: $why', ({ tags, chosen }) => expect(chooseLanguage(...tags)).toBe(chosen));

test.each([
  ['es', ['es', 'es-CL', 'en'], 'es-CL'],
  ['en', ['es', 'es-CL', 'en-GB'], 'en-GB'],
  ['pt', ['es'], 'pt-BR'],
  ['es', ['es_MX'], 'es-MX'],
  ['en', ['en-US@posix'], 'en-US'],
  ['en', ['en-1'], 'en-US'],
  ['pt', ['pt_PT.UTF-8'], 'pt-PT'],
] as const)('dates in %s for %j are written as in %s', (language, tags, locale) =>
  expect(localeFor(language, tags)).toBe(locale),
);
