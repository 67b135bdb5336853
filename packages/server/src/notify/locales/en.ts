import type { MailWords } from './words.ts';

export const en: MailWords = {
  labels: {
    service: 'Service',
    provider: 'With',
    when: 'When',
    where: 'Where',
    price: 'Price',
    code: 'Booking code',
    customer: 'Customer',
    contact: 'Contact',
    notes: 'Notes',
    before: 'Before',
    reason: 'Reason',
    yourTime: 'your local time',
  },
  manage: 'View, change or cancel',
  manageHint: 'Use that link to see, move or cancel the booking. It is yours alone: please do not share it.',
  directions: 'Getting here',
  greeting: (name) => `Hi ${name},`,
  sentBy: (business) => `You receive this e-mail because you have a booking at ${business}.`,
  customer: {
    confirmed: {
      subject: (service, business) => `Booking confirmed: ${service} at ${business}`,
      title: 'Your booking is confirmed',
      intro: (business) => `We look forward to seeing you at ${business}. Here are the details:`,
    },
    requested: {
      subject: (service, business) => `We received your request: ${service} at ${business}`,
      title: 'We received your request',
      intro: (business) =>
        `The time is kept for you while ${business} approves it. We will write as soon as it is confirmed.`,
    },
    moved: {
      subject: (service, business) => `Your booking has changed: ${service} at ${business}`,
      title: 'Your booking has changed',
      intro: (business) => `Here is your new time at ${business}:`,
    },
    cancelled: {
      subject: (service, business) => `Booking cancelled: ${service} at ${business}`,
      title: 'Your booking was cancelled',
      intro: (business) =>
        `This appointment at ${business} is cancelled. You can book another one at any time.`,
    },
    declined: {
      subject: (service, business) => `Request closed: ${service} at ${business}`,
      title: 'The request was closed',
      intro: (business) =>
        `This request at ${business} no longer stands. You can ask for another time at any moment.`,
    },
    calledOff: {
      subject: (service, business) => `${business} cancelled your booking: ${service}`,
      title: 'The business cancelled your booking',
      intro: (business) =>
        `We are sorry: ${business} had to cancel this appointment. You can book another one at any time.`,
    },
    turnedDown: {
      subject: (service, business) => `${business} could not accept your request: ${service}`,
      title: 'Your request could not be accepted',
      intro: (business) =>
        `We are sorry: ${business} cannot see you at this time. You can ask for another one at any moment.`,
    },
  },
  provider: {
    confirmed: {
      subject: (service, customer, when) => `New booking: ${service}, ${customer}, ${when}`,
      title: 'New booking',
    },
    requested: {
      subject: (service, customer, when) => `To approve: ${service}, ${customer}, ${when}`,
      title: 'A request awaits your approval',
    },
    moved: {
      subject: (service, customer, when) => `Booking moved: ${service}, ${customer}, ${when}`,
      title: 'A booking has changed',
    },
    cancelled: {
      subject: (service, customer, when) => `Booking cancelled: ${service}, ${customer}, ${when}`,
      title: 'Booking cancelled',
    },
    declined: {
      subject: (service, customer, when) => `Request closed: ${service}, ${customer}, ${when}`,
      title: 'Request closed',
    },
  },
  handOff: {
    subject: (customer) => `${customer ?? 'A customer'} asks for a person`,
    title: 'A customer asks for a person',
    intro: 'The chat told them that their message is now with your team. This is the conversation:',
    transcript: 'Conversation',
    speakers: { CUSTOMER: 'Customer', AGENT: 'Assistant', PERSON: 'Team' },
    anonymous: 'No contact details yet',
  },
  code: {
    subject: (code, business) => `${code} is your ${business} code`,
    title: 'Your verification code',
    intro: (business) => `Type this code in the chat of ${business} to see or change your bookings:`,
    validFor: (minutes) => `It works once and for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    ignore: 'If you did not ask for it, ignore this e-mail: nobody can see your bookings without the code.',
  },
};
