import { defineTexts, type TextsOf } from '../../i18n/define-texts.ts';

export type RulesTexts = TextsOf<typeof import('./en.ts').en>;

export const rulesTexts = defineTexts<RulesTexts>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
});
