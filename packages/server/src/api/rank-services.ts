import type { Service } from '@booking-chat/core/catalog/catalog';
import { tokenize } from '@booking-chat/core/language/tokens';

/**
 * The services that a search box's text finds, best first: accents, case, order of words, unfinished words and a typing
 * error per word are forgiven. Name and aliases count more than category, category more than description.
 */
export function rankServices(services: readonly Service[], query: string): Service[] {
  if (query.trim() === '') return [...services];
  const wanted = words(query);
  return services
    .map((service) => ({ service, score: scoreOf(service, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ service }) => service);
}

function scoreOf(service: Service, wanted: readonly string[]): number {
  const fields: readonly (readonly [weight: number, words: readonly string[]])[] = [
    [4, words([service.name, ...service.aliases].join(' '))],
    [2, words(service.category ?? '')],
    [1, words(service.description ?? '')],
  ];
  const scores = wanted.map((word) =>
    Math.max(...fields.map(([weight, present]) => weight * likeness(word, present))),
  );
  // Every word must be found somewhere: "corte niños" is not every haircut.
  return scores.length > 0 && scores.every((score) => score > 0)
    ? scores.reduce((sum, score) => sum + score, 0)
    : 0;
}

/** 1: the word stands there; less: its beginning, or one typing error away; 0: it does not. */
function likeness(word: string, present: readonly string[]): number {
  let best = 0;
  for (const other of present) {
    if (other === word) return 1;
    if (word.length >= 2 && other.startsWith(word)) best = Math.max(best, 0.8);
    else if (best < 0.5 && word.length >= 4 && withinOneEdit(word, other)) best = 0.5;
  }
  return best;
}

/** One letter more, less, other, or two neighbours swapped. */
function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** Little words carry no meaning beside others; alone they are all there is. */
function words(text: string): string[] {
  const all = tokenize(text)
    .filter((token) => token.kind !== 'sign')
    .map((token) => token.plain);
  const meaningful = all.filter((word) => !littleWords.has(word));
  return meaningful.length > 0 ? meaningful : all;
}

const littleWords = new Set(
  'de del la el los las un una y e o a para con por en of the and for with in do da dos das um uma com no na'.split(
    ' ',
  ),
);
