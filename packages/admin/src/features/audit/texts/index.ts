import { defineTexts, type TextsOf } from '../../../shared/i18n/define-texts.ts';

export type AuditTexts = TextsOf<typeof import('./en.ts').en>;

export const auditTexts = defineTexts<AuditTexts>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
});
