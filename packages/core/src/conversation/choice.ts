import type { Intent } from '../language/understanding.ts';
import type { Event, Facts, Meaning } from './events.ts';
import type { Conversation } from './state.ts';

/** What a tap on a chip or card says. */
export type Choice =
  | { readonly type: 'service'; readonly serviceId: string }
  | { readonly type: 'provider'; readonly providerId: string }
  | { readonly type: 'slot'; readonly providerId: string; readonly start: number }
  /** The Confirm of an offer: of the one that stands, of one that became a booking, or of an older one. */
  | {
      readonly type: 'confirm';
      readonly about: 'current' | 'booked' | 'older';
      readonly serviceId: string;
      readonly slot: { readonly providerId: string; readonly start: number };
    }
  | { readonly type: 'change'; readonly fact: NonNullable<Meaning['change']> }
  | { readonly type: 'quick-reply'; readonly value: string };

/** A tap as an event of the same kind as words. What is not there (any more) is answered helpfully, never an error. */
export function tapped(
  state: Conversation,
  text: string,
  choice: Choice,
  facts: Facts,
): Extract<Event, { type: 'said' }> | null {
  const meaning = meaningOf(state, choice, facts);
  return meaning && { type: 'said', text, meaning };
}

function meaningOf(state: Conversation, choice: Choice, { catalog }: Facts): Meaning | null {
  const blank = blankMeaning(state);
  const unknown: Meaning = { ...blank, unknownChoice: true };
  switch (choice.type) {
    case 'service': {
      const found = catalog.services.some((s) => s.serviceId === choice.serviceId && s.active);
      return found ? { ...blank, intent: 'select', service: choice.serviceId } : unknown;
    }
    case 'provider': {
      const { providerId } = choice;
      const found =
        providerId === 'any' || catalog.providers.some((p) => p.providerId === providerId && p.active);
      return found ? { ...blank, intent: 'select', provider: providerId } : unknown;
    }
    case 'slot': {
      const { providerId, start } = choice;
      const found = catalog.providers.some((p) => p.providerId === providerId && p.active);
      return found && state.wish.service
        ? { ...blank, intent: 'select', slot: { providerId, start } }
        : unknown;
    }
    case 'confirm':
      if (choice.about === 'current') return { ...blank, intent: 'affirm', confirms: true };
      if (choice.about === 'booked') return { ...blank, intent: 'my_bookings' };
      return { ...blank, intent: 'select', service: choice.serviceId, slot: choice.slot };
    case 'change':
      return { ...blank, intent: 'correct', change: choice.fact };
    case 'quick-reply':
      return quickReply(blank, choice.value);
  }
}

const intents: Readonly<Record<string, Intent>> = {
  yes: 'affirm',
  no: 'negate',
  more: 'request_alternatives',
  human: 'human',
  restart: 'restart',
  book: 'book',
  'my-bookings': 'my_bookings',
  'cancel-booking': 'cancel',
  'move-booking': 'reschedule',
};

const extras: Readonly<Record<string, Partial<Meaning>>> = {
  later: { intent: 'correct', shift: 'later' },
  earlier: { intent: 'correct', shift: 'earlier' },
  earliest: { intent: 'inform', earliest: true },
  'choose-provider': { change: 'PROVIDER' },
  'any-provider': { intent: 'inform', provider: 'any' },
  'change-slot': { change: 'SLOT' },
  'change-provider': { change: 'PROVIDER' },
  'change-service': { change: 'SERVICE' },
  'change-contact': { change: 'CONTACT' },
  stop: { stop: true },
  'new-code': { newCode: true },
};

/** null: not one of ours; the words on the button are then read like any others. */
function quickReply(blank: Meaning, value: string): Meaning | null {
  const intent = intents[value];
  if (intent) return { ...blank, intent };
  const extra = extras[value];
  if (extra) return { ...blank, intent: 'inform', ...extra };
  const [kind, rest] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(rest)) return { ...blank, intent: 'select', date: rest };
  if (kind === 'time' && /^\d\d:\d\d$/.test(rest)) return { ...blank, intent: 'select', time: rest };
  if (kind === 'booking' && rest) return { ...blank, intent: 'select', bookingId: rest };
  return null;
}

const blankMeaning = ({ lang }: Conversation): Meaning => ({
  lang,
  langCertain: false,
  intent: 'inform',
  acts: [],
  service: null,
  provider: null,
  date: null,
  time: null,
  dateRange: null,
  timeRange: null,
});
