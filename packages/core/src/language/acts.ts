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
  /** Something of a trade was named, of this business or not. */
  readonly topic: boolean;
  readonly earliest: boolean;
  readonly excluded: boolean;
  /** A value that is neither proposed nor known. */
  readonly news: boolean;
  /** A value for something that was known or proposed otherwise. */
  readonly conflict: boolean;
}

/** Phrases of the language; of the others only when this one has none. */
export function readActs(words: readonly Word[], text: string, language: Language): Hit<Act>[] {
  if (words.length === 0) return readSigns(text);
  const own = language.acts.find(words).filter((hit) => !isDenied(hit, words));
  if (own.some((hit) => hit.key !== 'none' && hit.key !== 'but')) return own;
  for (const other of languages) {
    if (other === language) continue;
    const hits = other.acts
      .find(words)
      .filter(
        (hit) =>
          universal.has(hit.key) && !own.some((mine) => mine.start <= hit.start && hit.end <= mine.end),
      );
    if (hits.length > 0) return [...own, ...hits];
  }
  return own;
}

/** "I'd prefer not to give it" wishes nothing: a refusal in the gap of a phrase. */
const isDenied = (hit: Hit<Act>, words: readonly Word[]): boolean =>
  (hit.key === 'book' || hit.key === 'find' || hit.key === 'affirm') &&
  hit.phrase.includes('*') &&
  words.slice(hit.start + 1, hit.end).some((word) => negations.has(word.norm)) &&
  !/\b(?:no|nao|not)\b/u.test(hit.phrase);

const negations: ReadonlySet<string> = new Set(['no', 'nao', 'not', "don't", "can't", 'nunca', 'never']);

const signs: readonly [RegExp, Act][] = [
  [/[👍👌✅🆗🙆💯☑]/u, 'affirm'],
  [/[👎❌🚫🙅]/u, 'negate'],
  [/[🙏💐❤🥰😘]/u, 'thank'],
  [/👋/u, 'greet'],
];

/** A thumb without a word. */
const readSigns = (text: string): Hit<Act>[] =>
  signs.flatMap(([sign, key]) => (sign.test(text) ? [{ key, start: 0, end: 0, phrase: 'sign' }] : []));

/** What people say in another language in the middle of their own. */
const universal: ReadonlySet<Act> = new Set<Act>([
  'greet',
  'thank',
  'goodbye',
  'affirm',
  'negate',
  'book',
  'cancel',
  'reschedule',
  'human',
]);

interface Situation {
  readonly has: (...acts: Act[]) => boolean;
  readonly hits: readonly Hit<Act>[];
  readonly said: Said;
  readonly expecting: Expecting | null;
  readonly act: Expecting['act'] | null;
  readonly question: boolean;
  /** A wish for the appointment was said. */
  readonly values: boolean;
  readonly refuses: boolean;
  readonly agrees: boolean;
  readonly alternatives: boolean;
  readonly asks: readonly Intent[];
  /** A question about what is done weighs more than the service in it. */
  readonly fact: boolean;
}

/** What the message does, most important first; the first is the intent. */
export function decideIntents(
  hits: readonly Hit<Act>[],
  text: string,
  said: Said,
  expecting: Expecting | null,
): Intent[] {
  const situation = weigh(hits, text, said, expecting);
  const list = [...urgent(situation), ...inContext(situation), ...anyway(situation)];
  return list.length === 0 ? ['other'] : [...new Set(list)];
}

function weigh(hits: readonly Hit<Act>[], text: string, said: Said, expecting: Expecting | null): Situation {
  const keys = new Set(hits.map((hit) => hit.key));
  const has = (...acts: Act[]) => acts.some((act) => keys.has(act));
  const question = text.includes('?');
  const values = said.service || said.provider || said.when || said.city || said.anyProvider || said.earliest;
  const refuses = has('negate', 'unsuitable') || said.excluded;
  const hours = hits.filter((hit) => hit.key === 'ask_hours');
  const looksForTime =
    said.when &&
    hits.some((hit) => hit.key === 'book' && !hours.some((h) => h.start <= hit.start && hit.end <= h.end));
  const finer = (['ask_price', 'ask_location', 'ask_hours'] as const).filter(
    (key) => has(key) && !(key === 'ask_hours' && looksForTime),
  );
  const seeks = has('request_alternatives') || (values && (has('book', 'find') || has('correct')));
  const wished = hits.some(
    (hit) => hit.key === 'book' && /<want>|<bookVerb>|<appt>|reserv|agend|marc|^book/u.test(hit.phrase),
  );
  const fact =
    (has('ask_fact') && !(said.when && wished)) ||
    (question &&
      expecting === null &&
      said.service &&
      !said.when &&
      !wished &&
      (has('ask_other') || (hits.length === 0 && text.trim().split(' ').length > 3)) &&
      !has('find', 'request_alternatives', 'correct'));
  const asks: Intent[] = fact || (has('ask_other', 'ask_fact') && !seeks) ? [...finer, 'ask_other'] : finer;
  return {
    has,
    hits,
    said,
    expecting,
    act: expecting?.act ?? null,
    question,
    values,
    refuses,
    agrees: has('affirm') && !refuses && !has('but') && !said.shift,
    alternatives: (has('request_alternatives') && !has('done')) || (said.shift && !said.when),
    asks,
    fact,
  };
}

/** What is done whatever was asked. */
function urgent({ has, hits, act, said, values }: Situation): Intent[] {
  const list: Intent[] = [];
  const misuse = hits.filter((hit) => hit.key === 'other');
  if (misuse.some((hit) => hit.end - hit.start > 1)) list.push('other');
  if (has('human')) list.push('human');
  if (has('restart')) list.push('restart');
  const atHand = act === 'confirm' || act === 'offer' || act === 'offer_booking' || act === 'ask';
  const moves = hits.filter((hit) => hit.key === 'reschedule');
  const moved = moves.length > 0 && !(atHand && act !== 'ask' && !moves.some((hit) => named(hit)));
  const stands = act === 'booked' && said.when && has('change') && !has('book');
  if (moved || stands || (has('has_booking') && has('change', 'reschedule') && act !== 'confirm'))
    list.push('reschedule');
  const cancels = hits.filter((hit) => hit.key === 'cancel');
  if (
    cancels.length > 0 &&
    cancels.every(isExcuse) &&
    !atHand &&
    hits.some((hit) => isMove(hit) && !cancels.some((c) => c.start <= hit.start && hit.end <= c.end))
  )
    list.push('reschedule');
  else if (cancels.some((hit) => !atHand || !isExcuse(hit))) list.push('cancel');
  if (has('my_bookings') && list.length === 0 && !(values && has('book') && said.when && atHand))
    list.push('my_bookings');
  return list;
}

const isMove = (hit: Hit<Act>): boolean => hit.key === 'change' || hit.key === 'reschedule';

/** "I can't come": of an appointment that exists, else only an excuse. */
const isExcuse = (hit: Hit<Act>): boolean => /^(?:no|ya no|nao|can't|cannot|won't)\b/u.test(hit.phrase);

/** A verb that is said of existing appointments only: "reagendar", not "cambiar la hora". */
const named = (hit: Hit<Act>): boolean => /reagend|reschedul|remarc|reprogram|rebook/u.test(hit.phrase);

function inContext(s: Situation): Intent[] {
  switch (s.act) {
    case null:
      return opening(s);
    case 'ask':
      return answering(s);
    case 'confirm':
    case 'offer':
    case 'offer_booking':
      return settling(s);
    case 'failed':
      return [...(s.values && !s.has('negate') ? (['book'] as const) : []), ...settling(s)];
    case 'told':
      return isBooked(s) ? closing(s) : settling(s);
    case 'booked':
    case 'anything_else':
    case 'goodbye':
      return closing(s);
  }
}

/** Nothing was asked yet. */
function opening({ has, said, asks, fact, values, alternatives }: Situation): Intent[] {
  const finer = asks.filter((ask) => ask !== 'ask_other');
  const seeks = has('find') || (said.city && !said.when && !has('cancel'));
  return [
    ...(seeks && said.when && has('book') ? (['book'] as const) : []),
    ...(finer.length > 0 && !(seeks && said.city) ? finer : []),
    ...(seeks ? (['find'] as const) : []),
    ...(fact ? asks : []),
    ...(has('book') && !asks.includes('ask_other') ? (['book'] as const) : []),
    ...asks,
    ...(has('book') ? (['book'] as const) : []),
    ...(alternatives && !said.when ? (['request_alternatives'] as const) : []),
    ...(said.service || said.when || (said.provider && !said.excluded) ? (['book'] as const) : []),
    ...(values || said.excluded ? (['inform'] as const) : []),
    ...(said.topic && !has('other', 'human', 'thank') ? (['book'] as const) : []),
    ...(has('greet') ? (['greet'] as const) : []),
  ];
}

/** A question of ours stands. */
function answering({ has, said, asks, fact, values, alternatives, refuses }: Situation): Intent[] {
  const list: Intent[] = [];
  if (said.choice) list.push('select');
  const finer = asks.filter((ask) => ask !== 'ask_other');
  if (finer.length > 0) list.push(...finer);
  if (fact) list.push('ask_other');
  if (said.conflict && (has('correct') || refuses)) list.push('correct');
  if (values || said.contact || has('indifferent')) list.push('inform');
  list.push(...asks);
  if (alternatives) list.push('request_alternatives');
  if (has('book')) list.push('book');
  if (said.excluded) list.push('inform');
  return list;
}

/** Something is on the table: proposed, listed, told. */
function settling(s: Situation): Intent[] {
  const { has, said, asks, values, act, refuses, agrees, alternatives, expecting } = s;
  const list: Intent[] = [];
  const confirming = act === 'confirm';
  const offering = act === 'offer' || act === 'told';
  const changes = has('correct', 'change', 'reschedule');
  if (act === 'offer_booking' && values && !refuses) list.push('book', 'inform');
  if (act === 'offer_booking' && has('negate')) list.push('negate');
  if (said.choice && !s.question) list.push('select');
  if (has('unsuitable') && has('thank') && !s.question && !values && !said.choice) list.push('negate');
  if (asks.length > 0 && !(confirming && said.news && !s.question && !agrees)) list.push(...asks);
  if (confirming && values && (said.news || refuses || changes)) list.push('correct');
  if (confirming && said.contact && (refuses || changes)) list.push('correct');
  if (said.choice) list.push('select');
  if (said.anyProvider && !s.question) list.push('inform');
  if (offering && s.question && said.when && !said.choice && !agrees && !has('book') && asks.length === 0)
    list.push('request_alternatives');
  const elsewhere = offering && (said.service || said.city) && said.news && !said.when && !agrees;
  if (elsewhere) list.push('request_alternatives');
  if (alternatives && !(said.when && has('book') && !has('negate'))) list.push('request_alternatives');
  if (offering && !expecting?.options && has('find') && said.news) list.push('request_alternatives');
  if (agrees && has('book') && offering) list.push(has('select') ? 'select' : 'book');
  if (agrees) list.push(offering && has('select') ? 'select' : 'affirm');
  if (offering && has('select') && !refuses && !said.shift && !has('but')) list.push('select');
  if (offering && has('negate') && values) list.push('correct', 'request_alternatives');
  if (has('negate') && !alternatives && !said.excluded) list.push('negate');
  if (has('unsuitable') || (refuses && has('but'))) list.push('request_alternatives');
  if (has('negate')) list.push('negate');
  if (said.shift || said.excluded) list.push('request_alternatives');
  if (has('book')) list.push('book');
  if (confirming && changes) list.push('correct');
  if (has('indifferent')) list.push('inform');
  return list;
}

/** An appointment stands and little is left to say. */
function closing({ has, asks, values, said, act, alternatives, refuses, question }: Situation): Intent[] {
  const list: Intent[] = [];
  const polite = has('thank') || has('done') || has('goodbye');
  if (asks.length > 0 && (question || !polite)) list.push(...asks);
  if (polite && !question && !(values && !said.when)) {
    if (has('negate') && act === 'anything_else') list.push('negate');
    if (has('thank')) list.push('thank');
    if (has('done')) list.push(act === 'anything_else' ? 'negate' : 'thank');
    if (has('goodbye')) list.push('goodbye');
  }
  if (has('find') && values) list.push('find');
  if (has('book') || (values && act === 'anything_else' && !refuses)) list.push('book');
  if (alternatives) list.push('request_alternatives');
  if ((has('correct') || refuses) && values) list.push('correct');
  if (values || said.contact) list.push('inform');
  return list;
}

/** In a list of facts already told, one with a day is an appointment that stands. */
const isBooked = ({ expecting }: Situation): boolean =>
  expecting?.known.date !== undefined && expecting.known.time !== undefined;

/** What is left when nothing weighed more. */
function anyway({ has, said, asks, values, agrees, question, hits }: Situation): Intent[] {
  return [
    ...(values || said.contact ? (['inform'] as const) : []),
    ...(has('find') ? (['find'] as const) : []),
    ...(said.choice ? (['select'] as const) : []),
    ...asks,
    ...(has('ask_other') ? (['ask_other'] as const) : []),
    ...(has('negate', 'unsuitable') ? (['negate'] as const) : []),
    ...(has('other') ? (['other'] as const) : []),
    ...(agrees ? (['affirm'] as const) : []),
    ...(has('thank') ? (['thank'] as const) : []),
    ...(has('done') ? (['thank'] as const) : []),
    ...(has('goodbye') ? (['goodbye'] as const) : []),
    ...(has('greet') ? (['greet'] as const) : []),
    ...(has('correct', 'change') ? (['correct'] as const) : []),
    ...(has('select') ? (['select'] as const) : []),
    ...(has('request_alternatives') ? (['request_alternatives'] as const) : []),
    ...(question && hits.length === 0 ? (['ask_other'] as const) : []),
  ];
}
