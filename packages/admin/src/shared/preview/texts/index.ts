import { defineTexts, type TextsOf } from '../../i18n/define-texts.ts';

export type PreviewTexts = TextsOf<typeof import('./en.ts').en>;

export const previewTexts = defineTexts<PreviewTexts>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
});
