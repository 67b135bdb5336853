import { defineTexts, type TextsOf } from '../../../shared/i18n/define-texts.ts';

export type HoursTexts = TextsOf<typeof import('./en.ts').en>;

export const hoursTexts = defineTexts<HoursTexts>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
});
