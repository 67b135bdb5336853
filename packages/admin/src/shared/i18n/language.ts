import type { Lang } from '@booking-chat/core/language/lang';

export type { Lang };
export const languages = ['es', 'en', 'pt'] as const satisfies readonly Lang[];

/** Each in its own words, as a switch shows them. */
export const languageNames: Readonly<Record<Lang, string>> = {
  es: 'Español',
  en: 'English',
  pt: 'Português',
};

const storageKey = 'admin.language';

/** The person's own choice, else the browser's, else English. */
export function firstLanguage(): Lang {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages];
  for (const tag of wanted) {
    const known = languages.find((lang) => tag?.toLowerCase().startsWith(lang));
    if (known) return known;
  }
  return 'en';
}

export function rememberLanguage(lang: Lang): void {
  localStorage.setItem(storageKey, lang);
}
