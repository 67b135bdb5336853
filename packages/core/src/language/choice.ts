import type { Language } from './locales/index.ts';
import type { Expecting } from './understanding.ts';
import type { Word } from './words.ts';

export interface ChoiceReading {
  /** 1-based. */
  readonly choice: number;
  readonly start: number;
  readonly end: number;
}

const numberWords: readonly (readonly string[])[] = [
  ['uno', 'una', 'un', 'one', 'um', 'uma'],
  ['dos', 'two', 'dois', 'duas'],
  ['tres', 'three'],
  ['cuatro', 'four', 'quatro'],
  ['cinco', 'five'],
  ['seis', 'six'],
  ['siete', 'seven', 'sete'],
  ['ocho', 'eight', 'oito'],
  ['nueve', 'nine', 'nove'],
  ['diez', 'ten', 'dez'],
];

/** A place in the list that was shown: "el segundo", "option 3", "the last one", "2". Null when the words name none. */
export function readChoice(
  words: readonly Word[],
  language: Language,
  expecting: Expecting | null,
): ChoiceReading | null {
  const options = expecting?.options ?? [];
  if (options.length === 0) return null;
  const { ordinals, last, optionNouns, optionArticles } = language.words;
  const nouns = new Set(optionNouns.split(' '));
  const articles = new Set(optionArticles.split(' '));
  const lasts = new Set(last.split(' '));
  const byOrder = orderChoice(words, language, options);
  if (byOrder !== null) return byOrder;
  const numbers = words.filter((word) => word.number).length;
  const content = words.filter((word) => !word.filler && !isPolite(word.norm));
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const before = words[at - 1];
    const next = words[at + 1];
    if (isRefused(words, at) || (next?.breakBefore === 0 && negations.has(next.plain))) continue;
    const articled = before !== undefined && articles.has(before.norm) && word.breakBefore < 2;
    const nouned = next !== undefined && next.breakBefore === 0 && nouns.has(next.norm);
    const alone = content.length <= 2 && !(language.lang === 'pt' && weekdays.has(word.plain));
    const start = articled ? at - 1 : at;
    const end = nouned ? at + 2 : at + 1;
    const followed = words[end];
    const measured = followed !== undefined && followed.breakBefore === 0 && !nouned && startsTime(followed);
    const place = ordinals.findIndex(
      (forms) => forms.split(' ').includes(word.norm) || forms.split(' ').includes(word.plain),
    );
    const digitOrdinal =
      word.number &&
      next !== undefined &&
      !next.token.spaced &&
      /^(?:st|nd|rd|th|o|a|º|ª|ro|do|er|ra|da)$/u.test(next.plain);
    const middle = options.length % 2 === 1 && /^(?:medio|middle|meio)$/u.test(word.plain);
    if (middle && before !== undefined) return { choice: (options.length + 1) / 2, start, end };
    if ((lasts.has(word.norm) || lasts.has(word.plain)) && (articled || nouned || alone))
      return { choice: options.length, start, end };
    if (place >= 0 && place < options.length && (articled || nouned || alone) && !measured)
      return { choice: place + 1, start, end };
    const spelled = numberWords.findIndex((forms) => forms.includes(word.plain));
    const value = word.number ? Number(word.plain) : spelled >= 0 ? spelled + 1 : 0;
    if (word.number && articled && value > options.length && numbers === 1) {
      const hours = chosenByHour([word], options);
      const timed =
        followed === undefined ||
        followed.breakBefore > 0 ||
        !/^(?:de|of|am|pm|:|h|hs|hrs|y|e)$/u.test(followed.plain);
      if (hours !== null && timed && !options.some((o) => Number(o.date?.slice(8)) === value))
        return { choice: hours, start, end };
    }
    if (value < 1 || value > options.length) continue;
    if (digitOrdinal && words[at - 2]?.plain === 'on') continue;
    if (digitOrdinal && (articled || alone)) return { choice: value, start, end: at + 2 };
    const labelled =
      before !== undefined &&
      /^(?:opcion|alternativa|numero|nro|option|number|no|choice|opcao|n)$/u.test(before.plain);
    const hashed =
      (word.number || (spelled >= 0 && followed === undefined)) &&
      /^(?:la|el|the|o|a)$/u.test(before?.plain ?? '') &&
      content.length <= 2 &&
      !namesValue(value, options);
    const bare = word.number && content.length === 1;
    if (labelled || hashed || (bare && word.plain.length < 3))
      return { choice: value, start: labelled || articled ? at - 1 : at, end: at + 1 };
  }
  return null;
}

/** Days in Portuguese as well as places: "sexta" alone is the day. */
const weekdays = new Set(['segunda', 'terca', 'quarta', 'quinta', 'sexta']);

/** "ni la primera", "not the first". */
const isRefused = (words: readonly Word[], at: number): boolean =>
  words
    .slice(Math.max(0, at - 2), at)
    .some(
      (word, k, near) =>
        refusals.has(word.plain) &&
        near.slice(k + 1).every((w) => w.breakBefore === 0) &&
        (words[at] as Word).breakBefore === 0,
    );

/** "la primera no" */
const negations = new Set(['no', 'nao', 'not']);

const refusals = new Set(['ni', 'no', 'not', 'nem', 'nao', 'neither', 'nor', 'menos', 'except']);

const isPolite = (word: string): boolean =>
  /^(?:porfa|porfavor|por|favor|please|gracias|thanks|obrigado|obrigada|si|sim|yes|quiero|quero|prefiero|prefiro|want|mejor|entonces|seria|dame|me|i|i'll|take|gusta|let's|go|with|con|com|ok|quedo|fico|eu|yo|would|like|vou)$/u.test(
    word,
  );

/** "un cuarto para las", "segundo semestre": an ordinal that measures something else. */
const startsTime = (word: Word): boolean =>
  /^(?:para|pras|to|past|de|semana|mes|week|piso|vez|time|hora|feira|of)$/u.test(word.plain) &&
  !/^de$/u.test(word.plain);

/** The number is also an hour or a day of the list: then it is that, not a place. */
const namesValue = (value: number, options: NonNullable<Expecting['options']>): boolean =>
  options.some((o) => Number(o.date?.slice(8)) === value || Number(o.time?.slice(0, 2)) % 12 === value % 12);

/** The only option that has everything said, by place; null when none or several do. */
export function chosenByValue(
  said: { service: string | null; provider: string | null; date: string | null; time: string | null },
  options: NonNullable<Expecting['options']>,
): number | null {
  const entries = Object.entries(said).filter(([, value]) => value !== null) as [keyof typeof said, string][];
  if (entries.length === 0) return null;
  const fitting = options.flatMap((option, i) =>
    entries.every(([slot, value]) => option[slot] === value) ? [i + 1] : [],
  );
  return fitting.length === 1 ? (fitting[0] as number) : null;
}

const articles = new Set([
  'el',
  'la',
  'lo',
  'the',
  'o',
  'a',
  'one',
  'las',
  'los',
  'option',
  'opcion',
  'opcao',
]);

/** "the earlier one", "la más tarde": the end of a list in time. */
function orderChoice(
  words: readonly Word[],
  language: Language,
  options: NonNullable<Expecting['options']>,
): ChoiceReading | null {
  for (const [phrases, end] of [
    [language.words.earlier, 'first'],
    [language.words.later, 'last'],
  ] as const)
    for (const phrase of phrases) {
      const parts = phrase.split(' ');
      for (let at = 0; at < words.length; at++) {
        if (!parts.every((part, k) => words[at + k]?.norm === part)) continue;
        const before = words.slice(Math.max(0, at - 3), at).some((word) => articles.has(word.norm));
        const after = ['one', 'slot', 'time', 'option'].includes(words[at + parts.length]?.norm ?? '');
        const choice = before || after ? endOfList(end, options) : null;
        if (choice !== null)
          return { choice, start: before ? Math.max(0, at - 1) : at, end: at + parts.length };
      }
    }
  return null;
}

function endOfList(end: 'first' | 'last', options: NonNullable<Expecting['options']>): number | null {
  const keys = options.map((o) => `${o.date ?? ''}T${o.time ?? ''}`);
  if (keys.some((key) => key === 'T') || new Set(keys).size < 2) return null;
  const sorted = [...keys].sort();
  return keys.indexOf((end === 'first' ? sorted[0] : sorted.at(-1)) as string) + 1;
}

/** "9 works": a lone number that is the hour of one option. */
export function chosenByHour(
  words: readonly Word[],
  options: NonNullable<Expecting['options']>,
): number | null {
  const numbers = words.filter((word) => word.number);
  const [only] = numbers;
  if (only === undefined || numbers.length > 1 || only.mark !== null) return null;
  const written = /^(\d{1,2}?)(\d{2})$/u.exec(only.plain.length > 2 ? only.plain : '');
  if (written !== null) {
    const time = `${(written[1] as string).padStart(2, '0')}:${written[2]}`;
    const at = options.findIndex((o) => o.time === time);
    return at >= 0 && options.filter((o) => o.time === time).length === 1 ? at + 1 : null;
  }
  const hour = Number(only.plain);
  const fitting = options.flatMap((o, i) =>
    o.time !== undefined && Number(o.time.slice(0, 2)) % 12 === hour % 12 ? [i + 1] : [],
  );
  return hour <= 23 && fitting.length === 1 ? (fitting[0] as number) : null;
}
