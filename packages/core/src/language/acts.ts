import type { Language } from './locales/index.ts';
import { languages } from './locales/index.ts';
import type { Act } from './locales/language-words.ts';
import type { Hit } from './phrases.ts';
import type { Expecting, Intent } from './understanding.ts';
import type { Word } from './words.ts';

/** What the other readers found, as far as it decides what the customer is doing. */
export interface Said {
  readonly service: boolean;
  readonly provider: boolean;
  readonly anyProvider: boolean;
  readonly when: boolean;
  readonly city: boolean;
  readonly contact: boolean;
  readonly choice: boolean;
  readonly shift: boolean;
  readonly earliest: boolean;
  readonly excluded: boolean;
  /** A value that differs from the one proposed, or that was not proposed. */
  readonly news: boolean;
  /** Values said that all are the proposed ones. */
  readonly echo: boolean;
}

/** Phrases of the language; of the others only when this one has none. */
export function readActs(words: readonly Word[], language: Language): Hit<Act>[] {
  const own = language.acts.find(words);
  if (own.some((hit) => hit.key !== 'none' && hit.key !== 'but')) return own;
  for (const other of languages) {
    if (other === language) continue;
    const hits = other.acts.find(words);
    if (
      hits.some((hit) =>
        ['greet', 'thank', 'goodbye', 'affirm', 'book', 'cancel', 'human', 'negate'].includes(hit.key),
      )
    )
      return [...own, ...hits];
  }
  return own;
}

const settling: ReadonlySet<Expecting['act']> = new Set(['confirm', 'offer', 'offer_booking']);

/** What the message does, most important first; the first is the intent. */
export function decideIntents(
  hits: readonly Hit<Act>[],
  words: readonly Word[],
  text: string,
  said: Said,
  expecting: Expecting | null,
): Intent[] {
  const has = (...acts: Act[]) => hits.some((hit) => acts.includes(hit.key));
  const act = expecting?.act ?? null;
  const settles = act !== null && settling.has(act);
  const offering = act === 'offer' || (act === 'told' && !has('thank'));
  const question = text.includes('?');
  const values = said.service || said.provider || said.when || said.city || said.anyProvider;
  const list: Intent[] = [];
  const add = (...intents: Intent[]) => {
    for (const intent of intents) if (!list.includes(intent)) list.push(intent);
  };

  const misuse = hits.filter((hit) => hit.key === 'other');
  if (misuse.some((hit) => hit.end - hit.start >= 2)) add('other');
  const wantsOut = hits.filter((hit) => hit.key === 'cancel');
  const plainCancel = wantsOut.some((hit) => !/^no |^ya no|^can't|^nao /u.test(hit.phrase));
  if (has('human')) add('human');
  if (has('restart')) add('restart');
  if (has('reschedule') && !(act === 'confirm' || act === 'offer')) add('reschedule');
  if (wantsOut.length > 0 && (plainCancel || !(settles || act === 'ask'))) add('cancel');
  if (has('my_bookings') && !list.includes('cancel') && !list.includes('reschedule')) add('my_bookings');

  const changing = has('correct', 'change', 'reschedule');
  const refuses = has('negate', 'unsuitable') || said.excluded;
  const conditional = has('but') || said.shift;
  const asks = (['ask_price', 'ask_location', 'ask_hours', 'ask_other'] as const).filter((key) => has(key));
  const finer = asks.filter((key) => key !== 'ask_other');
  const asksSomething =
    finer.length > 0 ||
    (asks.length > 0 && (question || !said.when) && !(said.when && (has('book') || settles)));

  if (asksSomething && !(has('book') && said.when && finer.length === 0)) add(...asks);
  if (settles || act === 'told' || act === 'failed') {
    const alternatives =
      has('request_alternatives') || (said.shift && !said.when) || (said.earliest && act !== 'confirm');
    if (act === 'confirm' && said.news) add('correct');
    else if (act === 'confirm' && (refuses || changing) && values && !said.echo) add('correct');
    if (alternatives && !(has('book') && said.when && !has('negate'))) add('request_alternatives');
    if (said.choice) add('select');
    if (
      act === 'offer' &&
      (said.service || said.city || said.provider) &&
      said.news &&
      (changing || refuses || has('find'))
    )
      add('request_alternatives');
    if (
      has('affirm') &&
      !refuses &&
      !conditional &&
      !list.includes('correct') &&
      !list.includes('request_alternatives')
    )
      add(has('select') && offering ? 'select' : 'affirm');
    if (has('select') && offering && !refuses && !conditional && !list.includes('request_alternatives'))
      add('select');
    if (has('unsuitable') && !has('affirm')) add('request_alternatives');
    if (has('negate') && !list.includes('correct')) add('negate');
    if (has('book') && !list.includes('correct')) add('book');
    if (said.shift) add('request_alternatives');
  } else {
    if (said.choice) add('select');
    if (has('correct') && values && (act === 'ask' || act === 'booked')) add('correct');
    if (has('find') && !(has('book') && (said.when || !has('find')))) add('find');
    if (has('book')) add('book');
    if (has('request_alternatives') || (said.shift && !said.when)) add('request_alternatives');
  }
  if (values || said.contact || said.earliest)
    add(!settles && act === null && (said.service || said.when) ? 'book' : 'inform');
  if (has('find')) add('find');
  if (has('negate', 'unsuitable')) add('negate');
  if (has('affirm') && !conditional && !refuses) add('affirm');
  if (has('thank')) add('thank');
  if (has('done')) add(has('negate') || act === 'anything_else' ? 'negate' : 'thank');
  if (has('goodbye')) add('goodbye');
  if (asks.length > 0) add(...asks);
  if (has('greet')) add('greet');
  if (has('select')) add('select');
  if (changing && list.length === 0) add('correct');
  if (list.length === 0) add('other');
  return courtesyLast(list, words, act);
}

/** After a booking, thanks are thanks, whatever polite agreement comes with them. */
function courtesyLast(list: Intent[], words: readonly Word[], act: Expecting['act'] | null): Intent[] {
  const closing = act === 'booked' || act === 'anything_else' || act === 'goodbye';
  if (
    closing &&
    list.includes('thank') &&
    list.every((i) => ['thank', 'affirm', 'negate', 'goodbye', 'select', 'greet', 'other'].includes(i))
  ) {
    const negated = list.includes('negate') && act === 'anything_else';
    const first: Intent = negated ? 'negate' : 'thank';
    return [first, ...list.filter((i) => i !== first)];
  }
  return words.length === 0 ? ['other'] : list;
}
