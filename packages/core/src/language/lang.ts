/** The languages of the product. A language is one folder in `locales/` and one entry here. */
export const langs = ['es', 'en', 'pt'] as const;
export type Lang = (typeof langs)[number];

export const isLang = (value: unknown): value is Lang => langs.includes(value as Lang);
