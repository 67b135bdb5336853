import { maskEmail } from './contact.ts';
import type { Facts } from './events.ts';
import { providersOf } from './next-need.ts';
import type { Expects, OfferView, Question, QuickReplyValue, Reply, Say } from './reply.ts';
import type { BookingView, Conversation, Option, Pending, SlotView } from './state.ts';

/** Asks the pending question, with the chips and cards that answer it, after whatever else is to be said. */
export function present(
  state: Conversation,
  say: readonly Say[],
  facts: Facts,
): { state: Conversation; reply: Reply } {
  const view = viewOf(state, facts);
  const reply: Reply = {
    say: [...state.draft, ...say, ...(view.question ? [view.question] : [])],
    expects: view.expects,
    quickReplies: withPerson(view.quickReplies, state.misses),
    services: view.services ?? [],
    providers: view.providers ?? [],
    slots: view.slots ?? [],
    offer: view.offer ?? null,
    booking: null,
  };
  return { state: { ...state, draft: [], shown: shownBy(state.pending) }, reply };
}

/** Not understood twice in a row: a person is offered. */
const withPerson = (values: readonly QuickReplyValue[], misses: number): readonly QuickReplyValue[] =>
  misses < 2 || values.includes('human') ? values : [...values, 'human'];

interface View {
  readonly question: Question | null;
  readonly expects: Expects;
  readonly quickReplies: readonly QuickReplyValue[];
  readonly services?: readonly string[];
  readonly providers?: readonly string[];
  readonly slots?: readonly SlotView[];
  readonly offer?: OfferView | null;
}

function viewOf(state: Conversation, facts: Facts): View {
  const { pending, task } = state;
  switch (pending.ask) {
    case 'greeting':
      return {
        question: null,
        expects: 'SERVICE',
        quickReplies: ['book', 'my-bookings', 'human'],
        services: facts.catalog.services.filter((s) => s.active).map((s) => s.serviceId),
      };
    case 'service': {
      const { services, named } = pending;
      return {
        question: { say: named ? 'ask-which-service' : 'ask-service', services },
        expects: 'SERVICE',
        quickReplies: [],
        services,
      };
    }
    case 'provider':
      return {
        question: { say: 'ask-provider', providers: pending.providers },
        expects: 'PROVIDER',
        quickReplies: ['any-provider'],
        providers: pending.providers,
      };
    case 'slot':
      return {
        question: { say: 'ask-slot', one: pending.slots.length === 1, again: pending.again === true },
        expects: 'SLOT',
        quickReplies: slotReplies(state, facts),
        slots: pending.slots,
      };
    case 'other-wish':
      if (pending.providers)
        return {
          question: { say: 'ask-other-service', providers: pending.providers },
          expects: 'PROVIDER',
          quickReplies: ['change-service', 'human'],
          providers: pending.providers,
        };
      return {
        question: { say: 'ask-other-wish' },
        expects: 'SLOT',
        quickReplies: ['earliest', 'change-service', 'human'],
      };
    case 'half':
      return {
        question: { say: 'ask-half', times: pending.times },
        expects: 'SLOT',
        quickReplies: pending.times.map((time) => `time:${time}` as const),
      };
    case 'which-date':
      return {
        question: { say: 'ask-which-date', dates: pending.dates },
        expects: 'SLOT',
        quickReplies: pending.dates.map((date) => `date:${date}` as const),
      };
    case 'contact':
      return {
        question: { say: 'ask-contact', fields: pending.fields, surname: pending.surname },
        expects: 'CONTACT',
        quickReplies: ['change-slot'],
      };
    case 'confirm':
      return offerOf(state, facts);
    case 'what-to-change':
      return {
        question: { say: 'ask-what-to-change' },
        expects: 'SLOT',
        quickReplies: ['change-slot', 'change-provider', 'change-service', 'change-contact', 'stop'],
      };
    case 'anything-else':
      return {
        question: pending.quiet ? null : { say: 'ask-anything-else' },
        expects: 'NOTHING',
        quickReplies: pending.afterBooking ? ['my-bookings', 'book'] : ['book', 'my-bookings', 'human'],
      };
    case 'email-for-code':
      return {
        question: { say: 'ask-email-for-code', purpose: task.type === 'find' ? task.purpose : 'view' },
        expects: 'CONTACT',
        quickReplies: ['stop', 'human'],
      };
    case 'code':
      return {
        question: {
          say: 'ask-code',
          again: pending.again === true,
          email: state.proof && maskEmail(state.proof.email),
        },
        expects: 'CONTACT',
        quickReplies: ['new-code', 'stop', 'human'],
      };
    case 'which-booking':
      return {
        question: {
          say: 'ask-which-booking',
          purpose: task.type === 'find' ? task.purpose : 'view',
          bookings: pending.bookings,
        },
        expects: 'SLOT',
        quickReplies: [...pending.bookings.map(bookingReply), 'stop'],
      };
    case 'what-about-booking':
      return {
        question: { say: 'ask-what-about-booking' },
        expects: 'NOTHING',
        quickReplies: ['move-booking', 'cancel-booking', 'book'],
      };
    case 'confirm-cancel':
    case 'confirm-move':
      return changeQuestion(state);
  }
}

function changeQuestion({ task, slot, wish }: Conversation): View {
  if (task.type === 'cancel')
    return {
      question: { say: 'ask-confirm-cancel', booking: task.booking },
      expects: 'CONFIRMATION',
      quickReplies: ['yes', 'no', 'move-booking'],
    };
  if (task.type === 'move' && slot) {
    const to = { ...slot, serviceId: wish.service ?? task.booking.serviceId };
    return {
      question: { say: 'ask-confirm-move', booking: task.booking, slot: to },
      expects: 'CONFIRMATION',
      quickReplies: ['yes', 'change-slot', 'stop'],
    };
  }
  return {
    question: { say: 'ask-anything-else' },
    expects: 'NOTHING',
    quickReplies: ['book', 'my-bookings'],
  };
}

/** The offer repeats every fact, so that what was assumed or came from the page is confirmed too. */
function offerOf({ slot, wish, contact }: Conversation, facts: Facts): View {
  if (!slot?.hold || !wish.service || !contact.name)
    return { question: { say: 'ask-anything-else' }, expects: 'NOTHING', quickReplies: ['book'] };
  const service = facts.catalog.services.find((s) => s.serviceId === wish.service);
  const { providerId, start, end, hold } = slot;
  const view: SlotView = { serviceId: wish.service, providerId, start, end };
  const customer = {
    name: contact.name.value,
    email: contact.email?.value ?? null,
    phone: contact.phone?.value ?? null,
  };
  return {
    question: { say: 'ask-confirm', slot: view, ...customer, approval: service?.needsApproval ?? false },
    expects: 'CONFIRMATION',
    quickReplies: ['yes', 'change-slot', 'change-contact'],
    offer: { ...view, ...customer, offerId: hold.offerId, heldUntil: hold.until },
  };
}

function slotReplies({ wish, task }: Conversation, facts: Facts): QuickReplyValue[] {
  const others = wish.service ? providersOf(wish.service, facts).length > 1 : false;
  const named = wish.provider !== null && wish.provider !== 'any';
  const provider: QuickReplyValue[] = others ? [named ? 'any-provider' : 'choose-provider'] : [];
  const leave: QuickReplyValue[] = task.type === 'move' ? ['stop'] : [];
  return ['more', ...provider, ...leave];
}

const bookingReply = (booking: BookingView) => `booking:${booking.bookingId}` as const;

function shownBy(pending: Pending): Option[] {
  switch (pending.ask) {
    case 'service':
      return pending.services.map((id) => ({ type: 'service', id }));
    case 'provider':
      return pending.providers.map((id) => ({ type: 'provider', id }));
    case 'slot':
      return pending.slots.map((slot) => ({ type: 'slot', slot }));
    case 'half':
      return pending.times.map((time) => ({ type: 'time', time }));
    case 'which-date':
      return pending.dates.map((date) => ({ type: 'date', date }));
    case 'which-booking':
    case 'what-about-booking':
      return pending.bookings.map((booking) => ({ type: 'booking', booking }));
    default:
      return [];
  }
}
