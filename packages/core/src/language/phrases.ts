import type { Word } from './words.ts';

/**
 * Phrases are data: words in order, each item being
 * `word`, `one|other`, `stem~` (any ending), `<class>` (a named list of words or phrases), `@service` (a span that an
 * earlier step marked), `#` (a number), `*` (up to three words), `^` (start of a clause), `$` (end of one);
 * `?` after an item makes it optional. A phrase never crosses the end of a sentence.
 */
export interface PhraseBook<K extends string> {
  find(words: readonly Word[]): Hit<K>[];
  readonly vocabulary: ReadonlySet<string>;
}

/** Where a phrase stands: word indexes, `end` exclusive. */
export interface Hit<K extends string> {
  readonly key: K;
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
}

export type Classes = Readonly<Record<string, readonly string[]>>;

type Item =
  | { readonly type: 'words'; readonly alternatives: Alternatives; readonly optional: boolean }
  | { readonly type: 'mark'; readonly mark: string; readonly optional: boolean }
  | { readonly type: 'number'; readonly optional: boolean }
  | { readonly type: 'gap' }
  | { readonly type: 'start' }
  | { readonly type: 'end' };

interface Alternatives {
  readonly single: Set<string>;
  readonly stems: string[];
  readonly marks: string[];
  /** Several words, by their first. */
  readonly several: Map<string, string[][]>;
}

interface Phrase<K extends string> {
  readonly key: K;
  readonly items: readonly Item[];
  readonly source: string;
}

const longestGap = 3;

/**
 * Compiles phrases once, when they are first looked for: a process should not wait at its start for languages that nobody
 * speaks. `find` is linear in the words for a given book. Longer phrases hide those inside them.
 */
export function phraseBook<K extends string>(
  table: Readonly<Record<K, readonly string[]>>,
  classes: Classes = {},
  /** Nor across a comma. */
  tight = false,
): PhraseBook<K> {
  let compiled: PhraseBook<K> | null = null;
  const book = (): PhraseBook<K> => {
    compiled ??= compileBook(table, classes, tight);
    return compiled;
  };
  return {
    get vocabulary() {
      return book().vocabulary;
    },
    find: (words) => book().find(words),
  };
}

function compileBook<K extends string>(
  table: Readonly<Record<K, readonly string[]>>,
  classes: Classes,
  tight: boolean,
): PhraseBook<K> {
  const byWord = new Map<string, Phrase<K>[]>();
  const byStem = new Map<string, Phrase<K>[]>();
  const byMark: Phrase<K>[] = [];
  const vocabulary = new Set<string>();
  const stemLengths = new Set<number>();

  for (const [key, sources] of Object.entries(table) as [K, readonly string[]][]) {
    for (const source of sources) {
      const items = source.split(' ').map((item) => compileItem(item, classes));
      const phrase = { key, items, source };
      for (const item of items) if (item.type === 'words') collect(item.alternatives, vocabulary);
      for (const item of items) {
        if (item.type === 'start') continue;
        if (item.type === 'words') {
          for (const word of item.alternatives.single) push(byWord, word, phrase);
          for (const word of item.alternatives.several.keys()) push(byWord, word, phrase);
          if (item.alternatives.marks.length > 0) byMark.push(phrase);
          for (const stem of item.alternatives.stems) {
            push(byStem, stem, phrase);
            stemLengths.add(stem.length);
          }
        } else byMark.push(phrase);
        if (!('optional' in item && item.optional)) break;
      }
    }
  }
  const lengths = [...stemLengths];
  const opening = new Map<string, readonly Phrase<K>[]>();
  const phrasesOpenedBy = (word: string): readonly Phrase<K>[] => {
    const known = opening.get(word);
    if (known !== undefined) return known;
    const phrases = [...(byWord.get(word) ?? [])];
    for (const length of lengths)
      if (length <= word.length) phrases.push(...(byStem.get(word.slice(0, length)) ?? []));
    if (opening.size >= mostKept) opening.clear();
    opening.set(word, phrases);
    return phrases;
  };

  return {
    vocabulary,
    find(words) {
      const hits: Hit<K>[] = [];
      for (let start = 0; start < words.length; start++) {
        const word = words[start] as Word;
        tryAll(phrasesOpenedBy(word.norm), words, start, tight, hits);
        if (word.mark !== null || word.number) tryAll(byMark, words, start, tight, hits);
      }
      return hits.length < 2 ? hits : longest(hits);
    },
  };
}

/** Words whose phrases are remembered: customers repeat themselves, hostile input must not fill the memory. */
const mostKept = 5000;

function tryAll<K extends string>(
  phrases: readonly Phrase<K>[],
  words: readonly Word[],
  start: number,
  tight: boolean,
  hits: Hit<K>[],
): void {
  for (const phrase of phrases) {
    const end = match(phrase.items, 0, words, start, start);
    if (end <= start || (tight && isTorn(words, start, end))) continue;
    hits.push({ key: phrase.key, start, end, phrase: phrase.source });
  }
}

function isTorn(words: readonly Word[], start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if ((words[at] as Word).breakBefore > 0) return true;
  return false;
}

/** A phrase hides those it contains, unless it is loose (has a gap): then only those of its own key. */
function longest<K extends string>(hits: readonly Hit<K>[]): Hit<K>[] {
  const ordered = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Hit<K>[] = [];
  const reach = new Map<K, number>();
  let hidden = -1;
  let hiding: Hit<K> | null = null;
  for (const hit of ordered) {
    if (hit.end <= (reach.get(hit.key) ?? -1)) continue;
    const sameSpan = hiding !== null && hit.start === hiding.start && hit.end === hiding.end;
    if (hit.end <= hidden && !sameSpan) continue;
    kept.push(hit);
    reach.set(hit.key, Math.max(hit.end, reach.get(hit.key) ?? -1));
    if (hit.end > hidden && !hit.phrase.includes('*')) {
      hidden = hit.end;
      hiding = hit;
    }
  }
  return kept;
}

function match(
  items: readonly Item[],
  index: number,
  words: readonly Word[],
  at: number,
  from: number,
): number {
  const item = items[index];
  if (item === undefined) return at;
  const word = words[at];
  if (item.type === 'start') return startsClause(words, at) ? match(items, index + 1, words, at, from) : -1;
  if (item.type === 'end')
    return word === undefined || word.breakBefore > 0 ? match(items, index + 1, words, at, from) : -1;
  if (item.type === 'gap') {
    for (let skip = 0; skip <= longestGap; skip++) {
      const end = match(items, index + 1, words, at + skip, from);
      if (end >= 0) return end;
      const next = words[at + skip + 1];
      if (words[at + skip] === undefined || next === undefined || next.breakBefore === 2) return -1;
    }
    return -1;
  }
  if (word !== undefined && !(at > from && word.breakBefore === 2)) {
    const end = through(item, items, index + 1, words, at, from);
    if (end >= 0) return end;
  }
  return item.optional ? match(items, index + 1, words, at, from) : -1;
}

/** Where the phrase ends when `item` stands at `at`, in any of the ways it may; −1 when it does not. */
function through(
  item: Exclude<Item, { type: 'gap' | 'start' | 'end' }>,
  items: readonly Item[],
  next: number,
  words: readonly Word[],
  at: number,
  from: number,
): number {
  const word = words[at] as Word;
  if (item.type === 'number') return word.number ? match(items, next, words, at + 1, from) : -1;
  if (item.type === 'mark')
    return word.mark === item.mark ? match(items, next, words, word.markEnd, from) : -1;
  const { single, stems, several, marks } = item.alternatives;
  if (word.mark !== null && marks.length > 0 && marks.includes(word.mark)) {
    const end = match(items, next, words, word.markEnd, from);
    if (end >= 0) return end;
  }
  const sequences = several.size === 0 ? undefined : several.get(word.norm);
  if (sequences !== undefined)
    for (const sequence of sequences) {
      const end = stands(sequence, words, at) ? match(items, next, words, at + sequence.length, from) : -1;
      if (end >= 0) return end;
    }
  return single.has(word.norm) || startsWithAny(word.norm, stems)
    ? match(items, next, words, at + 1, from)
    : -1;
}

function stands(sequence: readonly string[], words: readonly Word[], at: number): boolean {
  for (let k = 0; k < sequence.length; k++) {
    const word = words[at + k];
    if (word?.norm !== sequence[k] || (k > 0 && word?.breakBefore !== 0)) return false;
  }
  return true;
}

function startsWithAny(word: string, stems: readonly string[]): boolean {
  for (const stem of stems) if (word.startsWith(stem)) return true;
  return false;
}

function startsClause(words: readonly Word[], at: number): boolean {
  for (let k = at; k >= 0; k--) {
    const word = words[k];
    if (word === undefined) return at === words.length;
    if (k === 0 || word.breakBefore > 0) return true;
    if (!words[k - 1]?.filler) return false;
  }
  return true;
}

function compileItem(source: string, classes: Classes): Item {
  if (source === '*') return { type: 'gap' };
  if (source === '^') return { type: 'start' };
  if (source === '$') return { type: 'end' };
  const optional = source.endsWith('?');
  const body = optional ? source.slice(0, -1) : source;
  if (body === '#') return { type: 'number', optional };
  if (body.startsWith('@') && !body.includes('|')) return { type: 'mark', mark: body.slice(1), optional };
  const alternatives: Alternatives = { single: new Set(), stems: [], marks: [], several: new Map() };
  add(body, classes, alternatives);
  return { type: 'words', alternatives, optional };
}

function add(body: string, classes: Classes, into: Alternatives): void {
  for (const alternative of body.split('|')) {
    if (alternative.startsWith('<')) {
      const name = alternative.slice(1, -1);
      const members = classes[name];
      if (members === undefined) throw new Error(`no word class <${name}>`);
      for (const member of members) {
        const parts = member.split(' ');
        if (parts.length === 1) add(member, classes, into);
        else push(into.several, parts[0] as string, parts);
      }
    } else if (alternative.startsWith('@')) into.marks.push(alternative.slice(1));
    else if (alternative.endsWith('~')) into.stems.push(alternative.slice(0, -1));
    else into.single.add(alternative);
  }
}

function collect(alternatives: Alternatives, into: Set<string>): void {
  for (const word of alternatives.single) into.add(word);
  for (const sequences of alternatives.several.values()) for (const word of sequences.flat()) into.add(word);
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
