import type { CatalogIndex } from './catalog-index.ts';
import { nearly } from './fuzzy.ts';
import type { Word } from './words.ts';

export interface CityMention {
  readonly start: number;
  readonly end: number;
  readonly city: string;
}

/** What people call cities; plain, to the plain name. */
const nicknames: Readonly<Record<string, string>> = {
  sf: 'san francisco',
  sfo: 'san francisco',
  frisco: 'san francisco',
  nyc: 'new york',
  ny: 'new york',
  la: 'los angeles',
  philly: 'philadelphia',
  vegas: 'las vegas',
  scl: 'santiago',
  sp: 'sao paulo',
  sampa: 'sao paulo',
  bh: 'belo horizonte',
  poa: 'porto alegre',
  rj: 'rio de janeiro',
  rio: 'rio de janeiro',
  cdmx: 'ciudad de mexico',
  df: 'ciudad de mexico',
  baires: 'buenos aires',
  bsas: 'buenos aires',
  conce: 'concepcion',
  vina: 'vina del mar',
  valpo: 'valparaiso',
  conti: 'constitucion',
  stgo: 'santiago',
};

/** The last city named wins a correction; here, all of them in order. */
export function readCities(words: readonly Word[], index: CatalogIndex): CityMention[] {
  if (index.cities.size === 0) return [];
  const found: CityMention[] = [];
  for (let at = 0; at < words.length; at++) {
    const mention = cityAt(words, at, index);
    if (mention === null) continue;
    found.push(mention);
    at = mention.end - 1;
  }
  return found;
}

function cityAt(words: readonly Word[], at: number, index: CatalogIndex): CityMention | null {
  const word = words[at] as Word;
  if (word.mark !== null || word.number) return null;
  let best: CityMention | null = null;
  for (const city of index.cities.get(spelledOut(word.plain)) ?? []) {
    const end = matches(words, at, city.words);
    if (end > (best?.end ?? at)) best = { start: at, end, city: city.name };
  }
  if (best !== null) return best;
  const meant = Object.hasOwn(nicknames, word.plain) ? nicknames[word.plain] : undefined;
  const shouted =
    word.token.text === word.token.text.toUpperCase() ||
    word.plain.length > 3 ||
    word.plain === 'sf' ||
    word.plain === 'sfo';
  if (meant !== undefined && shouted) {
    for (const city of index.cities.get(meant.split(' ')[0] as string) ?? [])
      if (city.words.join(' ') === meant) return { start: at, end: at + 1, city: city.name };
  }
  return misspelt(words, at, index);
}

const spelledOut = (word: string): string => (word === 'saint' ? 'st' : word);

function matches(words: readonly Word[], at: number, name: readonly string[]): number {
  for (let k = 0; k < name.length; k++) {
    const word = words[at + k];
    if (word === undefined || word.mark !== null || (k > 0 && word.breakBefore === 2)) return -1;
    if (spelledOut(word.plain) === name[k]) continue;
    const last = k === name.length - 1;
    const cutShort = last && k > 0 && word.plain.length >= 4 && (name[k] as string).startsWith(word.plain);
    if (!cutShort && !(k > 0 && nearly(word.plain, name[k] as string))) return -1;
  }
  return at + name.length;
}

function misspelt(words: readonly Word[], at: number, index: CatalogIndex): CityMention | null {
  const word = words[at] as Word;
  const before = words[at - 1]?.plain ?? '';
  if (word.plain.length < 4 || index.words.has(word.plain)) return null;
  if (!['in', 'at', 'near', 'around', 'to', 'en', 'em', 'de'].includes(before)) return null;
  for (const cities of index.cities.values())
    for (const city of cities) {
      if (!nearly(word.plain, city.words[0] as string) && city.words.join('') !== word.plain) continue;
      if (city.words.join('') === word.plain) return { start: at, end: at + 1, city: city.name };
      const end = matches(words.with(at, { ...word, plain: city.words[0] as string }), at, city.words);
      if (end > 0) return { start: at, end, city: city.name };
    }
  return null;
}
