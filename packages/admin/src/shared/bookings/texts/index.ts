import { defineTexts, type TextsOf } from '../../i18n/define-texts.ts';

export type BookingWords = TextsOf<typeof import('./en.ts').en>;

export const bookingWords = defineTexts<BookingWords>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
});
