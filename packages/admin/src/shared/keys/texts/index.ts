import { defineTexts, type TextsOf } from '../../i18n/define-texts.ts';

export type KeyTexts = TextsOf<typeof import('./en.ts').en>;

/** Of keys wherever they are made: under keys, and where a site is set up. */
export const keyTexts = defineTexts<KeyTexts>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
});
