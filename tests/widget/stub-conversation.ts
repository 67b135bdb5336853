import type {
  Booking,
  ChatMessage,
  ChatReply,
  ManagedBooking,
  Offer,
  Provider,
  SendChatMessageInput,
  Service,
  Slot,
  WidgetConfig,
} from '../../packages/schema/src/generated/types.ts';
import type { Answers } from './stub-site.ts';

const zone = 'America/Santiago';

export const config: WidgetConfig = {
  tenantId: 'tenant-1',
  business: {
    name: 'Clínica Andes',
    address: 'Av. Providencia 1234, Santiago',
    phone: '+56 2 2345 6789',
    email: 'hola@clinica-andes.cl',
    website: null,
    timezone: zone,
  },
  branding: { primaryColor: '#0f766e', logoUrl: null, agentName: 'Sofía', position: 'right', theme: 'auto' },
  language: 'es',
  greeting: '¡Hola! Soy Sofía, de Clínica Andes. ¿En qué te puedo ayudar?',
  contactFields: [
    { field: 'email', required: true },
    { field: 'phone', required: false },
  ],
  conversationTtlMinutes: 60,
};

const service = (
  serviceId: string,
  name: string,
  minutes: number,
  amount: number,
  description: string,
): Service => ({
  serviceId,
  name,
  description,
  category: null,
  durationMinutes: minutes,
  price: { amount, currency: 'CLP' },
  capacity: 1,
  needsApproval: false,
});
export const services = [
  service(
    's1',
    'Limpieza facial',
    60,
    35000,
    'Limpieza profunda, extracción e hidratación para todo tipo de piel.',
  ),
  service(
    's2',
    'Consulta dermatológica',
    30,
    45000,
    'Evaluación de piel, lunares y cabello con indicación de tratamiento.',
  ),
  service('s3', 'Depilación láser', 45, 29990, 'Sesión por zona con láser de diodo.'),
];
const provider = (providerId: string, name: string, title: string, bio: string): Provider => ({
  providerId,
  name,
  title,
  bio,
  photoUrl: null,
  serviceIds: ['s1'],
  timezone: zone,
});
export const providers = [
  provider('p1', 'Carolina Martínez', 'Dra.', 'Dermatóloga, 12 años de experiencia'),
  provider('p2', 'Andrés Soto', 'Dr.', 'Especialista en piel sensible'),
];

/** 9:00-12:00 on the hour and half hour, on weekdays of the coming week: in the future whenever the test runs. */
export function slots(days: number, from = 1): Slot[] {
  const wanted: Slot[] = [];
  for (let day = from; wanted.length < days * 6; day++) {
    const date = new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10);
    for (const time of ['12:00', '12:30', '13:00', '13:30', '14:00', '14:30']) {
      const start = `${date}T${time}:00Z`;
      const local = new Date(start).toLocaleTimeString('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
      });
      wanted.push({
        serviceId: 's1',
        providerId: 'p1',
        providerName: 'Dra. Carolina Martínez',
        start,
        end: `${date}T${Number(time.slice(0, 2)) + 1}:${time.slice(3)}:00Z`,
        localDate: date,
        localTime: local,
        timezone: zone,
      });
    }
  }
  return wanted;
}

const appointment = () => {
  const [slot] = slots(1) as [Slot];
  return { ...slot, serviceName: 'Limpieza facial', price: { amount: 35000, currency: 'CLP' } };
};
const contact = { customerName: 'Juan Pérez', customerEmail: 'juan@ejemplo.cl', customerPhone: null };
export const offer = (): Offer => ({
  ...appointment(),
  ...contact,
  offerId: 'offer-1',
  heldUntil: new Date(Date.now() + 5 * 60_000).toISOString(),
});
export const booking = (): Booking => ({
  ...appointment(),
  ...contact,
  bookingId: 'b1',
  code: 'K7QX2M',
  status: 'CONFIRMED',
  paymentStatus: 'NONE',
  notes: null,
  managePath: '/b/token',
  createdAt: new Date().toISOString(),
});

export const managed = (more: Partial<ManagedBooking> = {}): ManagedBooking => ({
  booking: booking(),
  business: config.business,
  branding: config.branding,
  language: 'es',
  canCancel: true,
  canReschedule: true,
  changesUntil: new Date(Date.now() + 7_200_000).toISOString(),
  ...more,
});

/** A manage link that works: what it changes is there when the page asks again. */
export function manageableBooking(): Answers {
  let current = managed();
  return {
    getManagedBooking: () => ({ data: { getManagedBooking: current } }),
    getAvailableSlots: () => ({
      data: { getAvailableSlots: { items: slots(5), nextToken: null, timezone: zone } },
    }),
    cancelBooking: () => {
      const cancelled = { ...current.booking, status: 'CANCELLED' as const };
      current = { ...current, booking: cancelled, canCancel: false, canReschedule: false };
      return { data: { cancelBooking: cancelled } };
    },
    rescheduleBooking: ({ variables }) => {
      const { start } = variables.input as { start: string };
      current = { ...current, booking: { ...current.booking, start } };
      return { data: { rescheduleBooking: current.booking } };
    },
  };
}

let count = 0;
export function reply(text: string, more: Partial<ChatReply> = {}): ChatReply {
  count += 1;
  return {
    conversationId: 'c1',
    state: 'INIT',
    expects: 'NOTHING',
    message: {
      id: `m${count}`,
      sender: 'AGENT',
      text,
      createdAt: new Date().toISOString(),
      clientMessageId: null,
    },
    language: 'es',
    quickReplies: [],
    suggestedServices: [],
    suggestedProviders: [],
    suggestedSlots: [],
    offer: null,
    booking: null,
    handedOff: false,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    ...more,
  };
}

export const replies = {
  greeting: () =>
    reply(config.greeting, {
      expects: 'SERVICE',
      quickReplies: [
        { label: 'Reservar una hora', value: 'book' },
        { label: 'Mi reserva', value: 'mine' },
        { label: 'Horario y dirección', value: 'info' },
      ],
    }),
  services: () =>
    reply('¿Qué servicio necesitas?', {
      state: 'SERVICE_PENDING',
      expects: 'SERVICE',
      suggestedServices: services,
    }),
  providers: () =>
    reply('¿Con quién te gustaría?', {
      state: 'PROVIDER_PENDING',
      expects: 'PROVIDER',
      suggestedProviders: providers,
    }),
  slots: () =>
    reply('Estas son las próximas horas libres con la Dra. Martínez:', {
      state: 'SLOT_PENDING',
      expects: 'SLOT',
      suggestedSlots: slots(4),
    }),
  contact: () =>
    reply('Perfecto. ¿A nombre de quién, y a qué correo envío la confirmación?', {
      state: 'CONFIRM_PENDING',
      expects: 'CONTACT',
    }),
  offer: () =>
    reply('Revisa los datos y confirma:', {
      state: 'CONFIRM_PENDING',
      expects: 'CONFIRMATION',
      offer: offer(),
    }),
  booked: () =>
    reply('¡Listo, Juan! Tu hora quedó reservada. Te envié la confirmación por correo.', {
      state: 'BOOKING_CONFIRMED',
      booking: booking(),
    }),
  person: () => reply('Le avisé al equipo, te responderán por correo.', { handedOff: true }),
} satisfies Record<string, () => ChatReply>;

/**
 * A whole booking by taps: each choice leads to the next. A message that is the name of a reply jumps to it. What was
 * said is there for who comes back.
 */
export function wholeBooking(): Answers {
  const messages: ChatMessage[] = [];
  let lastReply: ChatReply | null = null;
  const say = (next: ChatReply) => {
    messages.push(next.message);
    lastReply = next;
    return next;
  };
  const after = {
    quickReply: 'services',
    serviceId: 'providers',
    providerId: 'slots',
    slot: 'contact',
    confirmOffer: 'booked',
  };
  return {
    widgetConfig: () => ({ data: { widgetConfig: config } }),
    startConversation: () => ({ data: { startConversation: say(replies.greeting()) } }),
    getAvailableSlots: () => ({
      data: { getAvailableSlots: { items: slots(5, 6), nextToken: null, timezone: zone } },
    }),
    getConversation: () => ({
      data: {
        getConversation: lastReply && {
          conversationId: 'c1',
          state: lastReply.state,
          expiresAt: lastReply.expiresAt,
          messages,
          lastReply,
        },
      },
    }),
    sendChatMessage: ({ variables }) => {
      const { text, choice, clientMessageId } = variables.input as SendChatMessageInput;
      const chosen = Object.keys(choice ?? {})[0] as keyof typeof after | undefined;
      const named = text in replies ? text : text.includes('@') ? 'offer' : 'services';
      const next = replies[((chosen && after[chosen]) ?? named) as keyof typeof replies]();
      const createdAt = new Date().toISOString();
      messages.push({
        id: `u${messages.length}`,
        sender: 'CUSTOMER',
        text,
        createdAt,
        clientMessageId: clientMessageId ?? null,
      });
      return { data: { sendChatMessage: say(next) } };
    },
  };
}

export const page = (
  attributes = '',
  body = '',
) => `<!doctype html><html lang="es"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Clínica Andes</title></head>
<body style="font-family:Georgia,serif;margin:40px"><main><h1>Clínica Andes</h1><p>Piel sana, sin apuros.</p>${body}</main>
<script src="{cdn}/chat-widget/latest/chat-widget.js" async data-public-key="pk_test_1" data-tenant-id="tenant-1" data-language="es" ${attributes}></script>
</body></html>`;
