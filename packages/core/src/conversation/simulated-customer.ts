import type { Lang } from '../language/lang.ts';
import { localDateTime } from '../time/zone.ts';
import type { Talk, Turned } from './testing.ts';

/** What a pretended customer wants, in their own words. Ids, dates and times are for checking, words are what is written. */
export interface Goal {
  readonly lang: Lang;
  readonly title: string;
  /** Said first. */
  readonly opening: string;
  /** How each fact is said when it is asked for. */
  readonly words: {
    readonly service: string;
    readonly provider: string;
    readonly time: string;
    readonly name: string;
    readonly email: string;
    readonly yes: string;
  };
  readonly wants: {
    readonly service: string;
    readonly provider: string | null;
    readonly date: string;
    readonly time: string;
    readonly name: string;
  };
  /** Said once, at the confirmation; `instead` then differs. */
  readonly correction?: { readonly words: string; readonly instead: Partial<Goal['wants']> };
}

export interface Outcome {
  readonly success: boolean;
  /** A booking that is not what was wanted: the one thing that must never happen. */
  readonly wrong: boolean;
  readonly turns: number;
  readonly misunderstood: number;
  readonly transcript: readonly string[];
}

const patience = 12;

/** Plays a goal against the conversation: answers what is asked, confirms only what is right, corrects what is not. */
export function simulate(goal: Goal, talk: Talk): Outcome {
  const transcript: string[] = [];
  const wants = { ...goal.wants };
  let corrected = goal.correction === undefined;
  let misunderstood = 0;
  let last = talk.open();
  let words: string | null = goal.opening;
  let turns = 0;
  while (words !== null && turns < patience && talk.world.bookings.length === 0) {
    turns++;
    transcript.push(`› ${words}`);
    last = talk.say(words);
    transcript.push(`  ${last.text}`);
    if (last.reply.say.some(({ say }) => say === 'not-understood')) misunderstood++;
    if (last.state.pending.ask === 'confirm' && !corrected && goal.correction) {
      corrected = true;
      Object.assign(wants, goal.correction.instead);
      words = goal.correction.words;
    } else words = answer(goal, wants, last, talk);
  }
  const [booking] = talk.world.bookings;
  const local = booking && localDateTime(booking.timezone, booking.start);
  const success =
    booking !== undefined &&
    booking.serviceId === wants.service &&
    (wants.provider === null || booking.providerId === wants.provider) &&
    local?.date === wants.date &&
    local.time === wants.time &&
    booking.customer.name === wants.name;
  return { success, wrong: booking !== undefined && !success, turns, misunderstood, transcript };
}

function answer(goal: Goal, wants: Goal['wants'], { reply, state }: Turned, talk: Talk): string | null {
  const { words } = goal;
  switch (state.pending.ask) {
    case 'service':
    case 'greeting':
      return words.service;
    case 'provider':
      return words.provider;
    case 'slot': {
      const at = reply.slots.findIndex((slot) => {
        const local = localDateTime(talk.world.tenant.timezone, slot.start);
        const person = wants.provider === null || slot.providerId === wants.provider;
        return person && local.date === wants.date && local.time === wants.time;
      });
      return at >= 0 ? (ordinals[goal.lang][at] ?? words.time) : words.time;
    }
    case 'contact':
      return [
        state.pending.fields.includes('name') ? words.name : null,
        state.pending.fields.includes('email') ? words.email : null,
      ]
        .filter(Boolean)
        .join(', ');
    case 'confirm': {
      const local = localDateTime(talk.world.tenant.timezone, state.slot?.start ?? 0);
      const right =
        state.wish.service === wants.service &&
        (wants.provider === null || state.slot?.providerId === wants.provider) &&
        local.date === wants.date &&
        local.time === wants.time;
      return right ? words.yes : words.time;
    }
    default:
      return words.time;
  }
}

const ordinals: Readonly<Record<Lang, readonly string[]>> = {
  es: ['la primera', 'la segunda', 'la tercera', 'la cuarta', 'la quinta', 'la sexta'],
  en: [
    'the first one',
    'the second one',
    'the third one',
    'the fourth one',
    'the fifth one',
    'the sixth one',
  ],
  pt: ['a primeira', 'a segunda', 'a terceira', 'a quarta', 'a quinta', 'a sexta'],
};
