import { understand } from '@booking-chat/core/language/understand';
import type { UnderstandRequest } from '@booking-chat/core/language/understanding';
import { en } from '../tests/phrases/en.ts';
import { es } from '../tests/phrases/es.ts';
import { phrasesOf, requestOf } from '../tests/phrases/phrase-table.ts';
import { pt } from '../tests/phrases/pt.ts';

// One message at a time, on the project's own sentences in three languages, the language detected.

const report = (metric: string, value: number, unit: string) =>
  console.log(JSON.stringify({ bench: 'understanding', metric, value: Number(value.toFixed(4)), unit }));

const requests = [es, pt, en].flatMap((table) => phrasesOf(table).map((phrase) => requestOf(table, phrase)));
for (let round = 0; round < 20; round++) requests.forEach(understand);

const times = (list: readonly UnderstandRequest[], rounds: number): number[] => {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const request of list) {
      const started = performance.now();
      understand(request);
      taken.push(performance.now() - started);
    }
  return taken.sort((a, b) => a - b);
};
const at = (sorted: readonly number[], share: number) =>
  sorted[Math.floor((sorted.length - 1) * share)] as number;

const sentences = times(requests, 20);
report('sentences', requests.length, 'sentences');
report('p50', at(sentences, 0.5), 'ms');
report('p99', at(sentences, 0.99), 'ms');

const joined = (table: typeof es, length: number): UnderstandRequest => {
  const [first] = phrasesOf(table);
  const text = phrasesOf(table)
    .map((phrase) => phrase.text)
    .join('. ');
  return {
    ...requestOf(table, first as NonNullable<typeof first>),
    text: text.repeat(1 + Math.ceil(length / text.length)).slice(0, length),
  };
};
const long = times(
  [es, pt, en].map((table) => joined(table, 300)),
  300,
);
report('p50 of 300 characters', at(long, 0.5), 'ms');
report('p99 of 300 characters', at(long, 0.99), 'ms');

const hostile = ['sentences', 'words', 'digits', 'signs', 'one letter', 'no no no'].map((kind) => {
  const base = joined(es, 10_000);
  const fill = {
    words: 'con Martines ',
    digits: '12 ',
    signs: '@.-(',
    'one letter': 'a',
    'no no no': 'no con ',
  }[kind];
  return { kind, request: fill ? { ...base, text: fill.repeat(10_000).slice(0, 10_000) } : base };
});
for (const { kind, request } of hostile)
  report(`10,000 characters: ${kind}`, at(times([request], 15), 0.9), 'ms');
