import type { Lang } from '../language/lang.ts';
import { localDateTime } from '../time/zone.ts';
import type { Talk, Turned } from './testing.ts';

/** What a pretended customer wants, in their own words. Ids, dates and times are for checking, words are what is written. */
export interface Goal {
  readonly lang: Lang;
  readonly title: string;
  /** Said first. */
  readonly opening: string;
  readonly words: GoalWords;
  readonly wants: Wants;
  /** Said once, when the offer is right: what it changes, and how the changed facts are said from then on. */
  readonly correction?: {
    readonly words: string;
    readonly instead: Partial<Wants>;
    readonly rephrased?: Partial<GoalWords>;
  };
}

export interface Wants {
  readonly service: string;
  /** null: anyone. */
  readonly provider: string | null;
  readonly date: string;
  readonly time: string;
  readonly name: string;
}

/** Several ways to say a fact: a customer who is asked again puts it differently. */
export interface GoalWords {
  readonly service: readonly string[];
  readonly provider: readonly string[];
  readonly day: readonly string[];
  readonly hour: readonly string[];
  readonly dayAndHour: readonly string[];
  readonly name: string;
  readonly email: string;
  readonly yes: readonly string[];
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
  const customer = new Customer(goal);
  let misunderstood = 0;
  let turns = 0;
  talk.open();
  let words: string | null = goal.opening;
  while (words !== null && turns < patience && talk.world.bookings.length === 0) {
    turns++;
    const turned = talk.say(words);
    transcript.push(`› ${words}`, `  ${turned.text}`);
    if (turned.reply.say.some(({ say }) => say === 'not-understood')) misunderstood++;
    words = customer.answer(turned, talk.world.tenant.timezone);
  }
  const [booking] = talk.world.bookings;
  const success =
    booking !== undefined &&
    customer.isRight(booking.serviceId, booking, booking.timezone) &&
    booking.customer.name === customer.wants.name;
  return { success, wrong: booking !== undefined && !success, turns, misunderstood, transcript };
}

class Customer {
  wants: Wants;
  private words: GoalWords;
  private corrected: boolean;
  private readonly said = new Map<keyof GoalWords, number>();

  constructor(private readonly goal: Goal) {
    this.wants = goal.wants;
    this.words = goal.words;
    this.corrected = goal.correction === undefined;
  }

  isRight(serviceId: string | null, slot: { providerId: string; start: number }, zone: string): boolean {
    return serviceId === this.wants.service && this.fits(slot, zone);
  }

  answer({ reply, state }: Turned, zone: string): string | null {
    const { pending, slot, wish } = state;
    switch (pending.ask) {
      case 'service':
      case 'greeting':
        return this.say('service');
      case 'provider':
        return this.say('provider') || anyone[this.goal.lang];
      case 'half':
        return this.say('hour');
      case 'which-date':
        return this.say('day');
      case 'slot': {
        if (wish.service !== this.wants.service) return this.say('service');
        const at = reply.slots.findIndex((one) => this.fits(one, zone));
        return ordinals[this.goal.lang][at] ?? this.sayWhen();
      }
      case 'contact':
        return [
          pending.fields.includes('name') ? this.words.name : null,
          pending.fields.includes('email') ? this.words.email : null,
        ]
          .filter(Boolean)
          .join(', ');
      case 'confirm':
        return slot ? this.judge(wish.service, slot, zone) : null;
      default:
        return this.sayWhen();
    }
  }

  /** A yes, unless something is not right or the customer has thought again. */
  private judge(serviceId: string | null, slot: { providerId: string; start: number }, zone: string): string {
    const { correction } = this.goal;
    if (!this.isRight(serviceId, slot, zone)) {
      if (serviceId !== this.wants.service) return this.say('service');
      return this.wants.provider && slot.providerId !== this.wants.provider
        ? this.say('provider')
        : this.say('dayAndHour');
    }
    if (this.corrected || !correction) return this.say('yes');
    this.corrected = true;
    this.wants = { ...this.wants, ...correction.instead };
    this.words = { ...this.words, ...correction.rephrased };
    return correction.words;
  }

  private fits({ providerId, start }: { providerId: string; start: number }, zone: string): boolean {
    const local = localDateTime(zone, start);
    const person = this.wants.provider === null || providerId === this.wants.provider;
    return person && local.date === this.wants.date && local.time === this.wants.time;
  }

  private sayWhen(): string {
    const when = this.say('dayAndHour');
    return this.wants.provider && this.words.provider.length > 0 ? `${when} ${this.say('provider')}` : when;
  }

  private say(fact: Exclude<keyof GoalWords, 'name' | 'email'>): string {
    const ways = this.words[fact];
    const times = this.said.get(fact) ?? 0;
    this.said.set(fact, times + 1);
    return ways[times % ways.length] ?? '';
  }
}

const anyone: Readonly<Record<Lang, string>> = { es: 'me da igual', en: 'anyone', pt: 'tanto faz' };

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
