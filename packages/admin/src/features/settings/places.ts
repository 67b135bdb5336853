import type { Lang } from '../../shared/i18n/language.ts';

export interface Named {
  readonly value: string;
  readonly label: string;
}

/** Regions that `Intl` names although they are no countries. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** ISO 3166-1 countries by their names in a language, in its order. */
export function countriesIn(lang: Lang): readonly Named[] {
  const names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountries.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
    .flatMap((value) => {
      const label = names.of(value);
      return label ? [{ value, label }] : [];
    })
    .sort((a, b) => a.label.localeCompare(b.label, lang));
}

/** ISO 4217 currencies: their code and name. */
export function currenciesIn(lang: Lang): readonly Named[] {
  const names = new Intl.DisplayNames(lang, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${value} · ${names.of(value) ?? value}`,
  }));
}
