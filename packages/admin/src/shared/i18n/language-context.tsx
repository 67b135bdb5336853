import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useState } from 'react';
import type { Texts } from './define-texts.ts';
import { firstLanguage, type Lang, rememberLanguage } from './language.ts';

interface LanguageContext {
  readonly lang: Lang;
  /** Changes the language and remembers it on this machine. */
  readonly choose: (lang: Lang) => void;
}

const Context = createContext<LanguageContext | null>(null);

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  const value = useMemo<LanguageContext>(
    () => ({
      lang,
      choose(next) {
        rememberLanguage(next);
        // As a transition the old texts stay until the new ones are there.
        startTransition(() => setLang(next));
      },
    }),
    [lang],
  );
  return <Context value={value}>{children}</Context>;
}

export function useLanguage(): LanguageContext {
  const context = use(Context);
  if (!context) throw new Error('useLanguage needs a LanguageProvider around it');
  return context;
}

/** The texts of a feature in the language of the panel; suspends until they are loaded. */
export function useTexts<Shape>(texts: Texts<Shape>): Shape {
  return use(texts.load(useLanguage().lang));
}
