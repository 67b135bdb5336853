import type { Lang } from './language.ts';

/** A text, or a function that makes one out of what varies (`count: (n: number) => …`). */
export type Text = string | ((...what: never[]) => string);
export interface TextTree {
  readonly [key: string]: Text | TextTree;
}

/** The shape of a dictionary: what `texts/en.ts` has, `es.ts` and `pt.ts` must have too. */
export type TextsOf<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends (...what: infer What) => string
      ? (...what: What) => string
      : TextsOf<Source[Key]>;
};

export interface Texts<Shape> {
  /** The same promise for the same language, so that React may wait for it. */
  load(lang: Lang): Promise<Shape>;
}

/**
 * A feature's texts, one module per language; only the language that is shown is loaded.
 *
 *     export const serviceTexts = defineTexts({
 *       en: () => import('./en.ts').then(({ en }) => en), …
 *     })
 *     const t = useTexts(serviceTexts)
 */
export function defineTexts<Shape>(modules: Readonly<Record<Lang, () => Promise<Shape>>>): Texts<Shape> {
  const loaded = new Map<Lang, Promise<Shape>>();
  return {
    load(lang) {
      const known = loaded.get(lang);
      if (known) return known;
      const loading = modules[lang]().catch((cause: unknown) => {
        loaded.delete(lang);
        throw cause;
      });
      loaded.set(lang, loading);
      return loading;
    },
  };
}
