import type { Lang } from '../language/lang.ts';
import { topics as en } from '../language/locales/en/topics.ts';
import { topics as es } from '../language/locales/es/topics.ts';
import { topics as pt } from '../language/locales/pt/topics.ts';
import { tokenize } from '../language/tokens.ts';
import type { Meaning } from './events.ts';

/** What people ask about beside booking. */
export type Topic = 'price' | 'duration' | 'address' | 'hours' | 'contact' | 'services' | 'providers';
export interface TopicWords extends Readonly<Record<Topic, readonly string[]>> {
  /** What may be changed of an offer, as people name it. */
  readonly change: Readonly<Record<'SERVICE' | 'PROVIDER' | 'SLOT' | 'CONTACT', readonly string[]>>;
  readonly otherDay: readonly string[];
  readonly otherProvider: readonly string[];
  /** Turning down the professional who is being talked about, without a name. A phrase that ends with a dot ends the message. */
  readonly notThem: readonly string[];
  /** What comes before one's own whole name. */
  readonly introduces: readonly string[];
  /** Giving up what is going on. */
  readonly leaves: readonly string[];
  /** Beginnings of the words for calling a booking off. */
  readonly cancels: readonly string[];
  /** Beginnings of the words for moving a booking to another time. */
  readonly moves: readonly string[];
  /** What people call a booking they already have. */
  readonly booking: readonly string[];
}

const words: Readonly<Record<Lang, TopicWords>> = { es, en, pt };
/** The more particular first: "how much time" is not about money. */
const order: readonly Topic[] = ['duration', 'services', 'providers', 'contact', 'price', 'address', 'hours'];

const topicOfIntent: Partial<Record<Meaning['intent'], Topic>> = {
  ask_price: 'price',
  ask_hours: 'hours',
  ask_location: 'address',
};

/** The topics a message asks about, in a fixed order; none when it only tells or orders. */
export function topicsOf(text: string, meaning: Meaning): Topic[] {
  const said = plainWords(text);
  const worded = order.filter((topic) =>
    words[meaning.lang][topic].some((phrase) => said.includes(` ${phrase} `)),
  );
  const fromIntents = [meaning.intent, ...meaning.acts].flatMap((intent) => topicOfIntent[intent] ?? []);
  const asks = fromIntents.length > 0 || meaning.intent === 'ask_other' || isQuestion(text, meaning);
  if (!asks) return [];
  const particular = worded.includes('duration')
    ? fromIntents.filter((topic) => topic !== 'price')
    : fromIntents;
  return order.filter((topic) => worded.includes(topic) || particular.includes(topic));
}

/** Without an intent that says so, only a text that looks like a question is taken for one. */
const isQuestion = (text: string, { intent }: Meaning): boolean =>
  /[?¿]/.test(text) || intent === 'other' || intent === 'find';

export function namesBooking(text: string, lang: Lang): boolean {
  const said = plainWords(text);
  return words[lang].booking.some((word) => said.includes(` ${word} `));
}

/** The part of the offer that is named, when just one is. */
export function changeNamed(text: string, lang: Lang): Meaning['change'] | null {
  const said = plainWords(text);
  const { change } = words[lang];
  const named = (['SERVICE', 'PROVIDER', 'SLOT', 'CONTACT'] as const).filter((part) =>
    change[part].some((phrase) => said.includes(` ${phrase} `)),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** "Another day", "someone else": another one than was proposed, none in particular. */
export function saysOther(text: string, lang: Lang): { day: boolean; provider: boolean } {
  const said = plainWords(text);
  const has = (phrases: readonly string[]) => phrases.some((phrase) => said.includes(` ${phrase} `));
  const { otherDay, otherProvider, notThem } = words[lang];
  const turnsDown = notThem.some((phrase) =>
    phrase.endsWith('.') ? said.endsWith(` ${phrase.slice(0, -1)} `) : said.includes(` ${phrase} `),
  );
  return { day: has(otherDay), provider: has(otherProvider) || turnsDown };
}

export const introducesSelf = (text: string, lang: Lang): boolean => {
  const said = plainWords(text);
  return words[lang].introduces.some((phrase) => said.includes(` ${phrase} `));
};

/** Said by itself: in a longer message it is about something else. */
export const givesUp = (text: string, lang: Lang): boolean => {
  const said = plainWords(text);
  return said.split(' ').length <= 7 && words[lang].leaves.some((phrase) => said.includes(` ${phrase} `));
};

export const saysMove = (text: string, lang: Lang): boolean => {
  const said = plainWords(text);
  return words[lang].moves.some((start) => said.includes(` ${start}`));
};

export const saysCancel = (text: string, lang: Lang): boolean => {
  const said = plainWords(text);
  return words[lang].cancels.some((start) => said.includes(` ${start}`));
};

const plainWords = (text: string): string =>
  ` ${tokenize(text.slice(0, 400))
    .filter((token) => token.kind !== 'sign')
    .map((token) => token.plain)
    .join(' ')} `;
