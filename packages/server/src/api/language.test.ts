import { expect, it } from 'vitest';
import { languageOf } from './language.ts';

it.each<[(string | null | undefined)[], string | null]>([
  [['es'], 'es'],
  [['es-CL'], 'es'],
  [['pt_BR'], 'pt'],
  [['EN-us'], 'en'],
  [['fr'], null],
  [['fr', 'pt'], 'pt'],
  [[null, undefined, '', 'en'], 'en'],
  [['fr-CH, fr;q=0.9, en;q=0.8, pt;q=0.85, *;q=0.5'], 'pt'],
  [['es;q=0, en;q=0.1'], 'en'],
  [['*'], null],
  [['est'], null],
  [[';;;,,,=q'], null],
  [[`${'x,'.repeat(5_000)}es`], null],
])('%j: %s', (wishes, lang) => expect(languageOf(...wishes)).toBe(lang));
