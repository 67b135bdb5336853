import type { CatalogIndex, IndexedProvider, ProviderName } from './catalog-index.ts';
import { isEveryday } from './catalog-index.ts';
import { editDistance, nearly } from './fuzzy.ts';
import { givenNames, longForms } from './given-names.ts';
import type { Lang } from './lang.ts';
import type { Language } from './locales/index.ts';
import { languages, tradeBook } from './locales/index.ts';
import type { Word } from './words.ts';

/** A place in the text that names providers of the catalog, best fitting ones only. */
export interface ProviderMention {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
  /** The name or nearly all of it was said. */
  readonly full: boolean;
}

export interface ProviderLimits {
  /** A provider was asked for or listed: a bare name is one. */
  readonly asked: boolean;
  readonly listed: readonly string[];
  /** A word read as a date or time; needs a "with" or a title to be a name. */
  readonly isWhen: (word: Word) => boolean;
}

const mostFuzzyWords = 48;

/** Where the words name providers: whole names, parts, titles, short forms, typing errors. */
export function readProviders(
  words: readonly Word[],
  index: CatalogIndex,
  language: Language,
  limits: ProviderLimits,
): ProviderMention[] {
  if (index.providers.length === 0) return [];
  const candidates = wordCandidates(words, index, language, limits);
  const mentions: ProviderMention[] = [];
  let at = 0;
  while (at < words.length) {
    if (candidates[at] === undefined || candidates[at]?.size === 0) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < words.length && continuesName(words, end, candidates, language)) end++;
    while (end > at + 1 && (candidates[end - 1]?.size ?? 0) === 0) end--;
    const mention = judge(words, at, end, index, candidates, language, limits);
    if (mention !== null) mentions.push(mention);
    at = end;
  }
  return mentions;
}

/**
 * "la doctora", "prefiero una mujer": those whom the title or the gender fits. `among` are the people listed or asked for;
 * without any, only a "with" or a preference before the word says that it is about who attends.
 */
export function readTitleOnly(
  words: readonly Word[],
  index: CatalogIndex,
  language: Language,
  among: readonly string[],
): ProviderMention | null {
  for (const [at, word] of words.entries()) {
    if (word.mark !== null || isRefusedAt(words, at)) continue;
    const title = isTitle(word.plain);
    const gender = genderOfPerson(word.plain, language);
    if (gender === null) continue;
    const wish = isWish(words, at, language);
    if (among.length === 0 && !wish) continue;
    const listed = index.providers.filter((p) => among.includes(p.id) && p.gender === gender);
    const fitting = listed.length > 0 || !wish ? listed : index.providers.filter((p) => p.gender === gender);
    const titled = fitting.filter((p) => title && p.titles.some((own) => sameTitle(own, word.plain)));
    const ids = (titled.length > 0 ? titled : fitting).map((p) => p.id);
    if (ids.length > 0 && index.providers.length > 1) return { start: at, end: at + 1, ids, full: false };
  }
  return null;
}

const genderOfPerson = (word: string, language: Language): 'f' | 'm' | null =>
  isTitle(word) || pronouns.has(word)
    ? ((isTitle(word) ? genderOfTitle(word, language) : null) ?? pronouns.get(word) ?? null)
    : null;

/** "dra" is the doctora, whatever the language. */
const sameTitle = (own: string, said: string): boolean => titleRoot(own) === titleRoot(said);
const titleRoot = (title: string): string =>
  /^(?:dr|dra|doc|doctor|doctora|doutor|doutora)$/u.test(title)
    ? 'dr'
    : /^prof/u.test(title)
      ? 'prof'
      : /^(?:abg|abogad|advogad|lic)/u.test(title)
        ? 'abg'
        : title;

/** "con una mujer", "prefiero que sea hombre", "with a woman", "com o doutor". */
function isWish(words: readonly Word[], at: number, language: Language): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 4); k--) {
    const word = words[k] as Word;
    if ((words[k + 1] as Word).breakBefore === 2) return false;
    if (wishes.has(word.norm) || language.withWords.has(word.plain)) return true;
    if (!beforeWished.has(word.norm)) return false;
  }
  return false;
}

const beforeWished: ReadonlySet<string> = new Set(
  "el la un una o a um uma the an que to me it it's por otro otra outro outra another different".split(' '),
);
const wishes: ReadonlySet<string> = new Set(
  'prefiero preferiria prefiro preferia prefer rather preferably sea seja atienda atenda ser be see by'.split(
    ' ',
  ),
);

/** "con ella no", "not with her": who is refused is not who is wanted. */
function isRefusedAt(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (next !== undefined && next.breakBefore === 0 && refusals.has(next.plain)) return true;
  for (let k = at - 1; k >= Math.max(0, at - 6); k--) {
    if ((words[k + 1] as Word).breakBefore > 0) return false;
    if (refusals.has((words[k] as Word).plain)) return true;
  }
  return false;
}

const refusals: ReadonlySet<string> = new Set('no nao not ni nem menos except but tampoco'.split(' '));

const pronouns: ReadonlyMap<string, 'f' | 'm'> = new Map([
  ['ella', 'f'],
  ['ela', 'f'],
  ['her', 'f'],
  ['she', 'f'],
  ['woman', 'f'],
  ['mujer', 'f'],
  ['mulher', 'f'],
  ['chica', 'f'],
  ['ele', 'm'],
  ['him', 'm'],
  ['he', 'm'],
  ['man', 'm'],
  ['hombre', 'm'],
  ['homem', 'm'],
  ['chico', 'm'],
  ['guy', 'm'],
  ['female', 'f'],
  ['lady', 'f'],
  ['male', 'm'],
  ['varon', 'm'],
]);

type Strengths = Map<IndexedProvider, Map<string, number>>;

/** For each word, the providers that have it in their name and how well it fits. */
function wordCandidates(
  words: readonly Word[],
  index: CatalogIndex,
  language: Language,
  limits: ProviderLimits,
): (Strengths | undefined)[] {
  let fuzzyLeft = mostFuzzyWords;
  return words.map((word, i) => {
    if (word.mark !== null || word.number) return undefined;
    let strengths: Strengths | undefined;
    const said = word.plain.endsWith("'s") ? word.plain.slice(0, -2) : word.plain;
    strengths = strengthened(strengths, index, word.plain, 1);
    if (said !== word.plain) strengths = strengthened(strengths, index, said, 1);
    if (strengths !== undefined) return strengths;
    for (const long of longForms(said)) strengths = strengthened(strengths, index, long, 0.9);
    if (strengths !== undefined) return strengths;
    const introduced = afterCue(words, i, language);
    const cued = limits.asked || introduced;
    if (cued && said.length >= 3 && (introduced || !isEveryday(said)) && !limits.isWhen(word))
      for (const name of index.providerWords.keys())
        if (
          name.length > said.length &&
          (name.startsWith(said) || name.endsWith(said)) &&
          isFirstName(name, index)
        )
          strengths = strengthened(strengths, index, name, 0.85);
    if (strengths !== undefined) return strengths;
    const known = isEveryday(said) || givenNames.has(said) || tradeBook.vocabulary.has(said);
    if (said.length < (cued ? 3 : 5) || (known && !cued) || fuzzyLeft <= 0) return strengths;
    if (isEveryday(said) || language.acts.vocabulary.has(said) || limits.isWhen(word)) return strengths;
    fuzzyLeft--;
    for (const name of index.providerWords.keys()) {
      if (name.length < 3 || Math.abs(name.length - said.length) > 2) continue;
      const short = name.length < 4 || said.length < 4;
      if (short ? cued && name[0] === said[0] && editDistance(said, name, 1) <= 1 : nearly(said, name))
        strengths = strengthened(strengths, index, name, givenNames.has(said) ? 0.55 : 0.8);
    }
    return strengths;
  });
}

function strengthened(
  known: Strengths | undefined,
  index: CatalogIndex,
  name: string,
  strength: number,
): Strengths | undefined {
  const providers = index.providerWords.get(name);
  if (providers === undefined) return known;
  const strengths: Strengths = known ?? new Map();
  for (const provider of providers) {
    const of = strengths.get(provider) ?? new Map<string, number>();
    of.set(name, Math.max(of.get(name) ?? 0, strength));
    strengths.set(provider, of);
  }
  return strengths;
}

function continuesName(
  words: readonly Word[],
  at: number,
  candidates: readonly (Strengths | undefined)[],
  language: Language,
): boolean {
  const word = words[at] as Word;
  if (word.breakBefore === 2) return false;
  if (word.mark !== null) return false;
  if ((candidates[at]?.size ?? 0) > 0) return true;
  if (word.breakBefore === 1) return false;
  const bridge =
    word.plain.length === 1 ||
    language.particles.has(word.plain) ||
    isTitle(word.plain) ||
    bridges.has(word.plain);
  if (!bridge) return false;
  const next = words[at + 1];
  return next !== undefined && next.breakBefore < 2 && (candidates[at + 1]?.size ?? 0) > 0;
}

const bridges: ReadonlySet<string> = new Set(['of', 'and', 'the', 'for']);

const titles = new Set(languages.flatMap((l) => Object.keys(l.words.titles)));

const isTitle = (word: string): boolean => titles.has(word);

/** "the dentist Dr. Soto": the trade is no part of the name. */
const isBareTitle = (word: string): boolean => isTitle(word) && !tradeBook.vocabulary.has(word);

/** "with", "dra.", "la" after "with": what comes before a person's name. */
const personalArticles: Readonly<Partial<Record<Lang, readonly string[]>>> = {
  es: ['el', 'la'],
  pt: ['o', 'a', 'do', 'da'],
};

/** "la Fran", "o João": languages that put an article before a first name. */
const afterArticle = (words: readonly Word[], at: number, language: Language): boolean =>
  (words[at] as Word).breakBefore === 0 &&
  personalArticles[language.lang]?.includes(words[at - 1]?.plain ?? '') === true;

const articlesAfterCue: ReadonlySet<string> = new Set('el la o a the lo un una'.split(' '));

function afterCue(words: readonly Word[], at: number, language: Language): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 3); k--) {
    const word = words[k] as Word;
    if ((words[k + 1] as Word).breakBefore === 2) return false;
    if (isTitle(word.plain)) return true;
    if (language.withWords.has(word.norm) || language.withWords.has(word.plain)) return true;
    if (!articlesAfterCue.has(word.plain)) return false;
  }
  return false;
}

function judge(
  words: readonly Word[],
  start: number,
  end: number,
  index: CatalogIndex,
  candidates: readonly (Strengths | undefined)[],
  language: Language,
  limits: ProviderLimits,
): ProviderMention | null {
  const scored: (Fit & { provider: IndexedProvider })[] = [];
  const seen = new Set<IndexedProvider>();
  for (let i = start; i < end; i++) for (const provider of candidates[i]?.keys() ?? []) seen.add(provider);
  const gender = spokenGender(words, start, end, language);
  for (const provider of seen) {
    let top = { provider, score: 0, strong: 0, whole: 0, last: start };
    for (const name of provider.names) {
      const fit = fitName(name, start, end, words, candidates, provider);
      if (fit.score > top.score) top = { provider, ...fit };
    }
    const mismatched = gender !== null && provider.gender !== null && provider.gender !== gender;
    if (mismatched) top = { ...top, score: top.score - 0.4 };
    scored.push(top);
  }
  const best = Math.max(...scored.map((s) => s.score));
  let kept = scored.filter((s) => s.score >= best - 0.01 && s.score > 0);
  const first = kept[0];
  if (first === undefined) return null;
  const cued =
    limits.asked || afterCue(words, start, language) || isCapital(words, start) || isAskedFor(words, start);
  if (first.strong < 0.5 && first.whole < 0.75) return null;
  const single = end - start === 1;
  if (single) {
    const word = words[start] as Word;
    const risky =
      isEveryday(word.plain) ||
      limits.isWhen(word) ||
      tradeBook.vocabulary.has(word.plain) ||
      word.plain.length < 3;
    const exactWhole =
      first.whole >= 0.99 && word.plain.length > 4 && !limits.isWhen(word) && !isEveryday(word.plain);
    if (
      risky &&
      !exactWhole &&
      !(cued && (!limits.isWhen(word) || afterCue(words, start, language) || isAskedFor(words, start)))
    )
      return null;
    const capital = /^\p{Lu}/u.test(word.token.text);
    if (first.strong < (capital || afterArticle(words, start, language) ? 0.75 : 0.95) && !cued) return null;
  }
  const listed = kept.filter((s) => limits.listed.includes(s.provider.id));
  if (kept.length > 1 && listed.length > 0) kept = listed;
  const ids = new Set(kept.map((s) => s.provider.id));
  return {
    start: titleStart(words, start),
    end: Math.max(...kept.map((k) => k.last)) + 1,
    ids: index.providers.map((p) => p.id).filter((id) => ids.has(id)),
    full: first.whole >= 0.75,
  };
}

const isFirstName = (name: string, index: CatalogIndex): boolean =>
  index.providerWords.get(name)?.some((p) => p.names.some(({ words }) => words[0]?.word === name)) === true;

/** "is Will in today": a capital in the middle of a sentence that is not all capitals. */
function isCapital(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  return (
    at > 0 &&
    word.breakBefore < 2 &&
    /^\p{Lu}\p{Ll}/u.test(word.token.text) &&
    /^\p{Ll}/u.test(words[at + 1]?.token.text ?? words[at - 1]?.token.text ?? '')
  );
}

/** "does June work on Fridays" */
const isAskedFor = (words: readonly Word[], at: number): boolean =>
  /^(?:is|does|has|can)$/u.test(words[at - 1]?.plain ?? '') &&
  /^(?:available|free|work|working|in|there|around|on|have|see|do|fit|take|off)$/u.test(
    words[at + 1]?.plain ?? '',
  );

interface Fit {
  readonly score: number;
  /** How well a telling word of the name fits. */
  readonly strong: number;
  /** Share of the name that was said. */
  readonly whole: number;
  /** Index of the last word that belongs to it. */
  readonly last: number;
}

function fitName(
  name: ProviderName,
  start: number,
  end: number,
  words: readonly Word[],
  candidates: readonly (Strengths | undefined)[],
  provider: IndexedProvider,
): Fit {
  const used = new Set<number>();
  let matched = 0;
  let strong = 0;
  let unmatched = 0;
  let firstSaid = 0;
  let last = start;
  for (let i = start; i < end; i++) {
    const of = candidates[i]?.get(provider);
    let hit = -1;
    let strength = 0;
    name.words.forEach((w, k) => {
      const given = of?.get(w.word) ?? 0;
      if (given > strength && !used.has(k)) {
        hit = k;
        strength = given;
      }
    });
    if (hit >= 0) {
      used.add(hit);
      last = i;
      if (hit === 0) firstSaid = 0.25;
      const weight = name.words[hit]?.weight ?? 0;
      matched += weight * strength;
      if (weight >= 0.5) strong = Math.max(strong, strength);
    } else if (words[i]?.plain.length === 1) {
      const initial = name.words.findIndex((w, k) => !used.has(k) && w.word[0] === words[i]?.plain);
      if (initial >= 0) {
        used.add(initial);
        last = i;
        matched += 0.15;
      }
    } else if ((candidates[i]?.size ?? 0) > 0) unmatched += 1;
  }
  const whole = name.weight === 0 ? 0 : matched / name.weight;
  return {
    score: matched + firstSaid - 0.6 * unmatched + 0.05 * Math.min(1, whole) + (used.size > 1 ? 0.2 : 0),
    strong,
    whole,
    last,
  };
}

function titleStart(words: readonly Word[], start: number): number {
  let at = start;
  while (at > 0 && (words[at] as Word).breakBefore < 2 && isBareTitle((words[at - 1] as Word).plain)) at--;
  return at;
}

/** "la doctora Soto" is not Pedro Soto. */
function spokenGender(
  words: readonly Word[],
  start: number,
  end: number,
  language: Language,
): 'f' | 'm' | null {
  let gender: 'f' | 'm' | null = null;
  for (let k = Math.max(0, start - 2); k < end; k++) {
    const word = words[k] as Word;
    if (k < start && (words[k + 1] as Word).breakBefore > 0) gender = null;
    else gender = genderOfTitle(word.plain, language) ?? gender;
  }
  return gender;
}

/** What an article or a title tells of the person after it. */
function genderOfTitle(word: string, language: Language): 'f' | 'm' | null {
  const article = articles[language.lang]?.[word];
  if (article !== undefined) return article;
  const gender = Object.hasOwn(language.words.titles, word) ? language.words.titles[word] : undefined;
  return gender === 'f' || gender === 'm' ? gender : null;
}

const articles: Readonly<Partial<Record<Lang, Readonly<Record<string, 'f' | 'm'>>>>> = {
  es: { la: 'f', el: 'm' },
  pt: { a: 'f', o: 'm', da: 'f', do: 'm' },
};
