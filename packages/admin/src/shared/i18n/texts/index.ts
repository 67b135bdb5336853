import { defineTexts, type TextsOf } from '../define-texts.ts';
import { useTexts } from '../language-context.tsx';

export type SharedTexts = TextsOf<typeof import('./en.ts').en>;

/** Words that every screen needs. */
export const sharedTexts = defineTexts<SharedTexts>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
});

export const useSharedTexts = (): SharedTexts => useTexts(sharedTexts);
