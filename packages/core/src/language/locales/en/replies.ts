import { withinInterval } from '../../../conversation/spoken-time.ts';
import { by, type Replies, type Show } from '../../../conversation/wording.ts';
import type { SlotRefusal } from '../../../scheduling/slots.ts';
import type { ContactFieldName } from '../../../tenancy/tenant.ts';

/** What the agent says in English. */
export const replies: Replies = {
  sentences: {
    greet: (_, show) =>
      show.greeting ??
      by(
        show,
        `Welcome to ${show.tenant.name}. What would you like to book?`,
        `Hi! I'm the assistant of ${show.tenant.name}. What would you like to book?`,
        `Hey! 👋 ${show.tenant.name} here. What can I book for you?`,
      ),
    hello: (_, show) =>
      by(
        show,
        'Hello. How may I help you?',
        'Hello! What can I do for you?',
        'Hey! What can I do for you? 😊',
      ),
    expired: () => 'It has been a while, so we are starting over.',
    restarted: () => 'Starting over. What would you like to book?',
    welcome: (_, show) => by(show, 'You are most welcome.', "You're welcome!", "You're welcome! 😊"),
    goodbye: (_, show) =>
      by(show, 'Goodbye. We are here whenever you need us.', "Bye! I'm here if you need anything else."),
    'not-understood': (_, show) =>
      by(
        show,
        'I am sorry, I did not understand that.',
        "Sorry, I didn't quite get that.",
        "Oops, I didn't get that.",
      ),
    'nothing-shown': () => 'That option is not in the list.',
    'unknown-choice': () => 'That is no longer available.',
    'handed-off': (_, show) =>
      by(
        show,
        'I have told a member of our team and passed on this conversation: they will answer as soon as they can. Meanwhile I can keep helping you.',
        "I've told someone on the team and passed on this conversation: they'll answer as soon as they can. Meanwhile I can keep helping.",
      ),
    trial: () => 'This is only a trial: nothing was booked, changed or sent. A real customer would read:',
    refused: ({ why, wanted, providerId }, show) => refusal(why, wanted, providerId, show),
    'provider-not-for-service': ({ providerId, serviceId }, show) =>
      `${show.provider(providerId)} doesn't do ${show.service(serviceId)}.`,
    'nobody-else': ({ providers, serviceId }, show) =>
      `For ${show.service(serviceId)} we only have ${show.list(providers.map(show.provider))}.`,
    slots: ({ slots, how, wanted }, show) => {
      const [first] = slots;
      const few = show.few(slots, wanted);
      const { sole } = few;
      const whom = sole ? ` with ${sole}` : '';
      const times = fewTimes(few, show);
      switch (how) {
        case 'first-free':
          return `For ${first ? show.service(first.serviceId) : ''}${whom} I have ${times}.`;
        case 'fit':
          return `${sole ? `With ${sole} ` : ''}I have ${times}.`;
        case 'nearest':
          return `The nearest${whom}: ${times}.`;
        case 'more':
          return `${sole ? `With ${sole} ` : ''}I also have ${times}.`;
        case 'other-time':
        case 'other-day':
          return `${sole ? `With ${sole} ` : ''}I do have ${times}.`;
        case 'other-provider':
          return `With ${sole ?? 'someone else'} I do have ${times}.`;
      }
    },
    'no-more-slots': () => 'I have no more options like those you asked for.',
    'no-slots': ({ serviceId }, show) => `There are no openings left for ${show.service(serviceId)} for now.`,
    picked: ({ slot, earliest }, show) => {
      const text = `${show.service(slot.serviceId)} with ${show.provider(slot.providerId)}, ${bothClocks(slot.start, show)}`;
      return earliest ? `The soonest: ${text}. I'm holding it for you.` : `${text}. I'm holding it for you.`;
    },
    'slot-lost': ({ slot }, show) => `${whenText(slot.start, show)} was taken just now.`,
    'thanks-contact': ({ name }) => (name ? `Thanks, ${name.split(' ')[0]}.` : 'Thanks.'),
    'bad-email': () => "That e-mail address doesn't look complete.",
    dropped: (_, show) => by(show, 'Very well, nothing has been booked.', "OK, I haven't booked anything."),
    booked: ({ booking }, show) => {
      const text = `${booking.serviceName} with ${booking.providerName}, ${bothClocks(booking.start, show)}. Code ${booking.code}.`;
      const mail = booking.customer.email
        ? ` The details are on their way to ${booking.customer.email}.`
        : '';
      return booking.status === 'PENDING'
        ? `We have your request: ${text} We'll let you know when the team confirms it.${mail}`
        : `${by(show, 'Your appointment is confirmed', "Done! You're booked", "Done! 🎉 You're booked")}: ${text}${mail}`;
    },
    'plan-limit': (_, show) => `We can't take more bookings here for now.${reach(show)}`,
    'ask-the-business': (_, show) =>
      `We can't take this booking here. Please ask the team directly.${reach(show)}`,
    price: ({ services }, show) => {
      const [only] = services;
      if (services.length === 1 && only)
        return show.price(only)
          ? `${show.service(only)} is ${show.price(only)}.`
          : `The team confirms the price of ${show.service(only)}.`;
      return `These are the prices:\n${bullets(
        services.map((id) => `${show.service(id)}: ${show.price(id) ?? 'to be confirmed'}`),
      )}`;
    },
    duration: ({ services }, show) => {
      const [only] = services;
      if (services.length === 1 && only) return `${show.service(only)} takes ${show.duration(only)} minutes.`;
      return `How long each takes:\n${bullets(services.map((id) => `${show.service(id)}: ${show.duration(id)} min`))}`;
    },
    address: (_, show) => {
      const { address, directions } = show.tenant.business;
      if (!address) return `The team will tell you the address.${reach(show)}`;
      return `We are at ${address}.${directions ? ` ${directions}` : ''}`;
    },
    hours: (_, show) => {
      const lines = show.weekHours().map(({ from, to, ranges }) => {
        const days = from === to ? from : `${from} to ${to}`;
        return `${days}: ${ranges.map(([a, b]) => `${a} to ${b}`).join(' and ')}`;
      });
      return lines.length > 0 ? `We are open:\n${bullets(lines)}` : 'Hours depend on each professional.';
    },
    'contact-details': (_, show) => reach(show).trim() || 'We can help you right here.',
    faq: ({ answer }) => answer,
    services: (_, show) =>
      `These are our services:\n${bullets(
        show.services().map((id) => [show.service(id), show.price(id)].filter(Boolean).join(' · ')),
      )}`,
    providers: ({ providers }, show) =>
      providers.length === 1
        ? `You would see ${show.provider(providers[0] ?? '')}.`
        : `Our team: ${show.list(providers.map(show.provider))}.`,
    'code-sent': ({ email }) =>
      `To protect your data: if there are bookings under ${email}, a 6-digit code is on its way there.`,
    'code-wrong': ({ attemptsLeft }) =>
      attemptsLeft > 0
        ? `That code doesn't match. ${attemptsLeft} ${attemptsLeft === 1 ? 'try' : 'tries'} left.`
        : "That code doesn't match, and there are no tries left.",
    'code-expired': () => 'That code is no longer valid; I can send a new one.',
    'code-limit': (_, show) =>
      `Several codes were sent already; for safety we have to wait a while.${reach(show)}`,
    'link-invalid': () => "That link isn't for a booking here.",
    'no-bookings': () => 'I see no upcoming bookings of yours.',
    bookings: ({ bookings }, show) => {
      const lines = bookings.map((booking) => bookingText(booking, show));
      return bookings.length === 1
        ? `Your next appointment: ${lines[0]}.`
        : `Your next appointments:\n${bullets(lines)}`;
    },
    'which-new-time': ({ booking }, show) => `Let's move ${bookingText(booking, show)}.`,
    cancelled: ({ booking }, show) => `Your appointment is cancelled: ${bookingText(booking, show)}.`,
    kept: ({ booking }, show) => `OK, your appointment stays as it is: ${bookingText(booking, show)}.`,
    moved: ({ booking }, show) =>
      `${by(show, 'Your appointment has been moved', 'Done! I moved your appointment')}: ${bookingText(booking, show)}${onYourClock(booking.start, show)}.`,
    cutoff: ({ booking }, show) =>
      `It is too close to ${whenText(booking.start, show)} to change or cancel it here.${reach(show)}`,
    'cannot-change': ({ booking }, show) =>
      `The appointment on ${whenText(booking.start, show)} can no longer be changed.${reach(show)}`,

    'ask-service': (_, show) =>
      by(show, 'Which service would you like to book?', 'What would you like to book?'),
    'ask-which-service': ({ services }, show) =>
      `Which one: ${show.list(services.map(show.service), 'disjunction')}?`,
    'ask-provider': ({ providers }, show) =>
      `Who would you like to see: ${show.list(providers.map(show.provider), 'disjunction')}?`,
    'ask-slot': ({ one, again }, show) => {
      if (one) return by(show, 'Would that suit you?', 'Does that work for you?');
      if (again) return 'Which of the times works for you?';
      return 'Which one works for you?';
    },
    'ask-other-wish': () => 'Shall we try another day or another service?',
    'ask-other-service': ({ providers }, show) =>
      `Shall we look at another service, or stay with ${show.list(providers.map(show.provider), 'disjunction')}?`,
    'ask-half': ({ times }, show) => `${show.list(times.map(show.clock), 'disjunction')}?`,
    'ask-which-date': ({ dates }, show) => `${show.list(dates.map(show.dayOf), 'disjunction')}?`,
    'ask-contact': ({ fields, surname }, show) => {
      const names = fields.map((field) => contactNames[field]);
      const all = surname && !fields.includes('name') ? ['last name', ...names] : names;
      return `${by(show, 'May I have', 'Could I get')} your ${show.list(all)}?`;
    },
    'ask-confirm': ({ slot, name, email, phone, approval }, show) => {
      const price = show.price(slot.serviceId);
      const who = [name, email, phone].filter(Boolean).join(', ');
      const text = `${show.service(slot.serviceId)} with ${show.provider(slot.providerId)}, ${bothClocks(slot.start, show)}${price ? `, ${price}` : ''}, for ${who}.`;
      return `${text} ${approval ? 'Shall I send the request?' : 'Shall I book it?'}`;
    },
    'ask-what-to-change': (_, show) => by(show, 'What would you like to change?', 'What should I change?'),
    'ask-anything-else': (_, show) =>
      by(show, 'May I help you with anything else?', 'Anything else I can help with?'),
    'ask-email-for-code': () =>
      'Before I show your bookings I need to check that they are yours. Which e-mail did you book with?',
    'ask-code': ({ again, email }) =>
      again
        ? `Type the 6 digits${email ? ` sent to ${email}` : ''} here, or say “leave it” and we go on with something else.`
        : 'What is the code?',
    'ask-which-booking': ({ purpose, bookings }, show) => {
      const verb = { cancel: 'cancel', move: 'move', view: 'look at' }[purpose];
      return `Which one shall I ${verb}?\n${bookings.map((booking, i) => `${i + 1}. ${bookingText(booking, show)}`).join('\n')}`;
    },
    'ask-what-about-booking': () => 'Would you like to move or cancel anything?',
    'ask-confirm-cancel': ({ booking }, show) => `Shall I cancel ${bookingText(booking, show)}?`,
    'ask-confirm-move': ({ booking, slot }, show) => {
      const whom = slot.providerId === booking.providerId ? '' : ` with ${show.provider(slot.providerId)}`;
      return `Shall I move ${booking.serviceName} from ${whenText(booking.start, show)} to ${bothClocks(slot.start, show)}${whom}?`;
    },
  },

  quickReplies: (value, show) => {
    const colon = value.indexOf(':');
    const [kind, rest] = [value.slice(0, Math.max(colon, 0)), value.slice(colon + 1)];
    if (kind === 'date') return show.shortDay(rest);
    if (kind === 'time') return show.clock(rest);
    if (kind === 'booking') return 'This one';
    return labels[value as keyof typeof labels] ?? value;
  },
};

const labels = {
  yes: 'Yes',
  no: 'No',
  more: 'More options',
  later: 'Later',
  earlier: 'Earlier',
  earliest: 'As soon as possible',
  'choose-provider': 'Choose who',
  'any-provider': 'Anyone',
  'change-slot': 'Another time',
  'change-provider': 'Someone else',
  'change-service': 'Another service',
  'change-contact': 'My details',
  stop: 'Leave it',
  human: 'Talk to a person',
  restart: 'Start over',
  book: 'Book',
  'my-bookings': 'My bookings',
  'cancel-booking': 'Cancel a booking',
  'move-booking': 'Change the time',
  'new-code': 'Send a new code',
} as const;

const contactNames: Record<ContactFieldName, string> = {
  name: 'name',
  email: 'e-mail',
  phone: 'phone number',
};

function refusal(
  why: SlotRefusal,
  wanted: { start: number } | { date: string },
  providerId: string | null,
  show: Show,
): string {
  const day = 'start' in wanted ? show.day(wanted.start) : show.dayOf(wanted.date);
  const moment = 'start' in wanted ? whenText(wanted.start, show) : day;
  const who = providerId ? `${show.provider(providerId)} isn't in` : "we're closed";
  switch (why.kind) {
    case 'past':
      return `${moment} has passed already.`;
    case 'closed': {
      const hours = why.hours.map(({ start, end }) => `${show.time(start)} to ${show.time(end)}`);
      if (hours.length === 0) return `On ${day} ${who}.`;
      if ('start' in wanted && why.hours.some((range) => withinInterval(wanted.start, range)))
        return `On ${moment} there isn't enough time left before closing: that day's hours are ${hours.join(' and ')}${zoneNote(show)}.`;
      return `On ${moment} ${who}: that day's hours are ${hours.join(' and ')}${zoneNote(show)}.`;
    }
    case 'day-off':
      return `On ${day} ${who}${why.note ? ` (${why.note})` : ''}.`;
    case 'notice':
      return `${moment} is too soon for us: the earliest possible is ${whenText(why.earliest, show)}.`;
    case 'horizon':
      return `For now bookings are open until ${show.day(why.latest)}.`;
    case 'buffer':
      return `${moment} doesn't leave enough time between two appointments.`;
    case 'taken':
      return 'start' in wanted ? `${moment} is taken.` : `${day} is fully booked.`;
    case 'limit':
      if (why.scope === 'customer-upcoming')
        return `You already have ${why.limit} upcoming ${why.limit === 1 ? 'booking' : 'bookings'}, which is the maximum.`;
      if (why.scope === 'customer-day')
        return `You already have the maximum of bookings for ${day} (${why.limit}).`;
      return `${day} has reached its number of bookings.`;
    case 'off-grid':
      return `Appointments start every ${why.interval} minutes.`;
  }
}

/** "Tuesday, November 24 at 10:00 AM or 10:30 AM, and more": three times at most. */
function fewTimes({ days, more, sole }: ReturnType<Show['few']>, show: Show): string {
  const said = days.map(({ day, runs }) => {
    const times = runs.map(({ providerId, times }) => {
      const whom = sole === null ? ` with ${show.provider(providerId)}` : '';
      return `${show.list(times.map(show.time), 'disjunction')}${whom}`;
    });
    return `${show.nearDay(day)} at ${show.list(times, 'disjunction')}`;
  });
  return `${alternatives(said)}${more ? ', and more' : ''}${zoneNote(show)}`;
}

/** Days have commas of their own. */
const alternatives = (days: readonly string[]): string =>
  days.length < 3 ? days.join(', or ') : `${days.slice(0, -1).join('; ')}; or ${days.at(-1)}`;

const bookingText = (
  booking: { serviceName: string; providerName: string; start: number },
  show: Show,
): string => `${booking.serviceName} with ${booking.providerName}, ${whenText(booking.start, show)}`;

const whenText = (minute: number, show: Show): string => `${show.day(minute)} at ${show.time(minute)}`;
/** "Tuesday, November 24 at 3:00 PM in New York (9:00 PM where you are)" */
const bothClocks = (minute: number, show: Show): string =>
  `${whenText(minute, show)}${onYourClock(minute, show)}`;
function onYourClock(minute: number, show: Show): string {
  const there = show.elsewhere(minute);
  if (!there) return zoneNote(show);
  return ` in ${show.zoneCity} (${there.day ? `${there.day} at ` : ''}${there.time} where you are)`;
}
const zoneNote = (show: Show): string => (show.zoneCity ? ` (${show.zoneCity} time)` : '');
const bullets = (lines: readonly string[]): string => lines.map((line) => `• ${line}`).join('\n');

function reach(show: Show): string {
  const { phone, email } = show.tenant.business;
  const ways = [phone && `call ${phone}`, email && `write to ${email}`].filter(Boolean) as string[];
  return ways.length === 0 ? '' : ` You can ${ways.join(' or ')}.`;
}
