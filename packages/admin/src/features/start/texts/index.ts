import { defineTexts, type TextsOf } from '../../../shared/i18n/define-texts.ts';

export type StartTexts = TextsOf<typeof import('./en.ts').en>;

export const startTexts = defineTexts<StartTexts>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
});
