import type { Booking } from '../booking/booking.ts';
import { bookingEntry, newBooking, newHold } from '../booking/new-booking.ts';
import type { Catalog, Provider, Service } from '../catalog/catalog.ts';
import type { Lang } from '../language/lang.ts';
import type { AgendaEntry } from '../scheduling/agenda.ts';
import { whyNot } from '../scheduling/open-slots.ts';
import { scheduleFor } from '../scheduling/resolve.ts';
import { defaultRules, type MinuteRange, type WeeklyHours } from '../scheduling/rules.ts';
import type { ProviderSchedule } from '../scheduling/slots.ts';
import type { Tenant, TenantId } from '../tenancy/tenant.ts';
import { fromLocal } from '../time/zone.ts';
import { type Choice, tapped } from './choice.ts';
import type { Effect, Event, Facts } from './events.ts';
import { hear } from './hear.ts';
import { voiceOf } from './render.ts';
import type { Reply } from './reply.ts';
import { turnedAway } from './resume.ts';
import { type Conversation, newConversation } from './state.ts';
import { transition } from './transition.ts';

/**
 * A business in memory for tests of the conversation alone: effects are carried out on plain agendas. It knows no
 * concurrency and no storage; the agent's tests run on the real store.
 */
export interface World {
  readonly tenant: Tenant;
  readonly catalog: Catalog;
  now: number;
  readonly agendas: Map<string, AgendaEntry[]>;
  readonly bookings: Booking[];
  readonly notices: string[];
  /** Effects carried out, by type. */
  readonly performed: string[];
  /** The code that was mailed last. */
  code: string | null;
}

export interface Turned {
  readonly state: Conversation;
  readonly reply: Reply;
  readonly text: string;
}

export class Talk {
  state: Conversation;
  last: Turned | null = null;

  constructor(
    readonly world: World,
    lang: Lang = world.tenant.language,
    zone: string | null = null,
  ) {
    this.state = newConversation(lang, zone);
  }

  open(): Turned {
    return this.run({ type: 'opened' });
  }

  say(text: string): Turned {
    return this.run(hear(this.state, text, this.facts(), this.last?.text));
  }

  tap(choice: Choice, text = ''): Turned {
    return this.run(tapped(this.state, text, choice, this.facts()) ?? hear(this.state, text, this.facts()));
  }

  quick(value: string): Turned {
    return this.tap({ type: 'quick-reply', value }, value);
  }

  facts(): Facts {
    const { tenant, catalog, now } = this.world;
    return { tenant, catalog, now };
  }

  private run(event: Event): Turned {
    const facts = this.facts();
    const before = this.state;
    let step = transition(before, event, facts);
    for (let effects = 0; !step.reply; effects++) {
      const [effect] = step.effects;
      if (!effect || effects > 10) throw new Error(`no reply: ${effect?.type ?? 'no effect'}`);
      this.world.performed.push(effect.type);
      step = transition(step.state, carryOut(this.world, effect, step.state), facts);
    }
    if (turnedAway(before, step.state))
      drop(this.world, (entry) => entry.kind === 'hold' && entry.owner === owner);
    // Through JSON, as between two messages.
    this.state = JSON.parse(JSON.stringify(step.state)) as Conversation;
    this.last = {
      state: this.state,
      reply: step.reply,
      text: voiceOf(step.state, facts).text(step.reply.say),
    };
    return this.last;
  }
}

function carryOut(world: World, effect: Effect, state: Conversation): Event {
  switch (effect.type) {
    case 'load-schedules': {
      const schedules = effect.providerIds.map((id) => scheduleOf(world, effect.serviceId, id, state));
      return { type: 'schedules', schedules, window: effect.window };
    }
    case 'hold': {
      drop(world, (entry) => entry.kind === 'hold');
      const schedule = scheduleOf(world, effect.serviceId, effect.providerId, state);
      const why = whyNot(schedule, effect.start, world.now);
      if (why) return { type: 'refused', refusal: { kind: 'slot', why, wanted: effect.start, nearest: [] } };
      const id = `hold-${world.performed.length}`;
      const until = world.now * 60 + world.tenant.agent.holdMinutes * 60;
      agendaOf(world, effect.providerId).push(newHold(id, owner, schedule, effect.start, until).entry);
      return { type: 'held', offerId: id, until };
    }
    case 'book': {
      const schedule = scheduleOf(world, effect.serviceId, effect.providerId, state);
      const why = whyNot(schedule, effect.start, world.now);
      if (why) return { type: 'refused', refusal: { kind: 'slot', why, wanted: effect.start, nearest: [] } };
      drop(world, (entry) => entry.kind === 'hold' && entry.owner === owner);
      const booking = newBooking(
        {
          tenantId: world.tenant.tenantId,
          bookingId: `booking-${world.bookings.length + 1}`,
          code: 'ABC234',
          customer: effect.customer,
          customerTimezone: state.customerZone,
          notes: null,
          language: state.lang,
          source: 'chat',
          conversationId: owner,
          createdAt: new Date(world.now * 60_000).toISOString(),
        },
        world.catalog.services.find((s) => s.serviceId === effect.serviceId) as Service,
        world.catalog.providers.find((p) => p.providerId === effect.providerId) as Provider,
        schedule,
        effect.start,
      );
      world.bookings.push(booking);
      agendaOf(world, effect.providerId).push(bookingEntry(booking));
      return { type: 'booked', booking };
    }
    case 'cancel': {
      const booking = replace(world, effect.bookingId, (before) => ({ ...before, status: 'CANCELLED' }));
      drop(world, (entry) => entry.id === effect.bookingId);
      return { type: 'cancelled', booking };
    }
    case 'move': {
      const booking = replace(world, effect.bookingId, (before) => ({
        ...before,
        providerId: effect.providerId,
        start: effect.start,
        end: effect.start + (before.end - before.start),
        busyStart: effect.start,
        busyEnd: effect.start + (before.end - before.start),
      }));
      drop(world, (entry) => entry.id === effect.bookingId);
      agendaOf(world, effect.providerId).push(bookingEntry(booking));
      return { type: 'moved', booking };
    }
    case 'send-code':
      world.code = world.bookings.some((b) => b.customer.email === effect.email) ? '123456' : null;
      return { type: 'code-sent', fingerprint: world.code ?? 'nobody', expiresAt: world.now + 10 };
    case 'check-code':
      return effect.code === effect.fingerprint
        ? { type: 'bookings', bookings: world.bookings.filter((b) => b.customer.email === effect.email) }
        : { type: 'code-wrong' };
    case 'open-link':
      return { type: 'link-invalid' };
    case 'load-bookings':
      return {
        type: 'bookings',
        bookings: world.bookings.filter((b) => effect.bookingIds.includes(b.bookingId)),
      };
    case 'hand-off':
      world.notices.push('hand-off');
      return { type: 'handed-off' };
  }
}

const owner = 'this conversation';

function scheduleOf(
  world: World,
  serviceId: string,
  providerId: string,
  state: Conversation,
): ProviderSchedule {
  const { catalog, tenant } = world;
  const service = catalog.services.find((s) => s.serviceId === serviceId) as Service;
  const provider = catalog.providers.find((p) => p.providerId === providerId) as Provider;
  const moving = state.task.type === 'move' ? state.task.booking.bookingId : null;
  const agenda = agendaOf(world, providerId).filter((entry) => entry.owner !== owner && entry.id !== moving);
  return scheduleFor(catalog, tenant.rules, service, provider, agenda);
}

function agendaOf(world: World, providerId: string): AgendaEntry[] {
  const agenda = world.agendas.get(providerId) ?? [];
  world.agendas.set(providerId, agenda);
  return agenda;
}

function drop(world: World, gone: (entry: AgendaEntry) => boolean): void {
  for (const [id, agenda] of world.agendas)
    world.agendas.set(
      id,
      agenda.filter((entry) => !gone(entry)),
    );
}

function replace(world: World, bookingId: string, change: (before: Booking) => Booking): Booking {
  const at = world.bookings.findIndex((b) => b.bookingId === bookingId);
  const after = change(world.bookings[at] as Booking);
  world.bookings[at] = after;
  return after;
}

/** Takes a time from everyone else's point of view. `time` in the business's zone. */
export function takeTime(world: World, providerId: string, date: string, from: string, to: string): void {
  const at = (time: string) =>
    fromLocal(world.tenant.timezone, date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
  agendaOf(world, providerId).push({
    kind: 'booking',
    id: `other-${providerId}-${date}-${from}`,
    serviceId: 'something-else',
    start: at(from),
    end: at(to),
    busyStart: at(from),
    busyEnd: at(to),
  });
}

const hours = (...ranges: readonly [number, number][]): MinuteRange[] =>
  ranges.map(([start, end]) => ({ start: start * 60, end: end * 60 }));

/** Monday to Friday 9–13 and 14–20, Saturday 10–14, Sunday closed. */
const week: WeeklyHours = [...Array.from({ length: 5 }, () => hours([9, 13], [14, 20])), hours([10, 14]), []];

const service = (
  serviceId: string,
  name: string,
  minutes: number,
  price: number,
  currency: string,
): Service => ({
  serviceId,
  name,
  aliases: [],
  category: null,
  description: null,
  durationMinutes: minutes,
  price: { amount: price, currency },
  capacity: 1,
  needsApproval: false,
  rules: {},
  active: true,
  version: 1,
});

const provider = (
  providerId: string,
  name: string,
  title: string | null,
  timezone: string,
  serviceIds: readonly string[],
): Provider => ({
  providerId,
  name,
  title,
  aliases: [],
  bio: null,
  photoUrl: null,
  email: null,
  serviceIds,
  timezone,
  rules: {},
  active: true,
  version: 1,
});

interface Business {
  readonly lang: Lang;
  readonly name: string;
  readonly timezone: string;
  readonly country: string;
  readonly currency: string;
  readonly services: readonly Service[];
  readonly providers: readonly Provider[];
  readonly faq: Tenant['agent']['faq'];
}

const businesses: Readonly<Record<Lang, Business>> = {
  es: {
    lang: 'es',
    name: 'Salón Las Lilas',
    timezone: 'America/Santiago',
    country: 'CL',
    currency: 'CLP',
    services: [
      service('corte', 'Corte de pelo', 45, 15_000, 'CLP'),
      service('facial', 'Limpieza facial', 60, 35_000, 'CLP'),
      service('masaje-relajante', 'Masaje relajante', 60, 40_000, 'CLP'),
      service('masaje-deportivo', 'Masaje deportivo', 60, 42_000, 'CLP'),
    ],
    providers: [
      provider('ana', 'Ana Rojas', null, 'America/Santiago', ['corte', 'facial']),
      provider('martinez', 'Carolina Martínez', 'Dra.', 'America/Santiago', ['facial']),
      provider('nunez', 'María José Núñez', null, 'America/Santiago', [
        'corte',
        'masaje-relajante',
        'masaje-deportivo',
      ]),
    ],
    faq: [
      {
        id: 'parking',
        question: '¿Tienen estacionamiento?',
        alsoAsked: ['dónde puedo estacionar', 'parking'],
        answer: 'Sí, hay estacionamiento gratis en el edificio.',
      },
      {
        id: 'payment',
        question: '¿Qué medios de pago aceptan?',
        alsoAsked: ['tarjeta', 'efectivo', 'transferencia'],
        answer: 'Aceptamos efectivo, tarjetas y transferencia.',
      },
    ],
  },
  en: {
    lang: 'en',
    name: 'Maple Street Studio',
    timezone: 'America/New_York',
    country: 'US',
    currency: 'USD',
    services: [
      service('haircut', 'Haircut', 45, 6_000, 'USD'),
      service('facial', 'Facial cleansing', 60, 9_500, 'USD'),
      service('massage', 'Relaxing massage', 60, 11_000, 'USD'),
    ],
    providers: [
      provider('smith', 'Laura Smith', null, 'America/New_York', ['haircut', 'facial']),
      provider('lee', 'Daniel Lee', 'Dr.', 'America/New_York', ['haircut', 'massage']),
    ],
    faq: [
      {
        id: 'parking',
        question: 'Is there parking?',
        alsoAsked: ['where can I park'],
        answer: 'Yes, behind the building.',
      },
    ],
  },
  pt: {
    lang: 'pt',
    name: 'Estúdio Jasmim',
    timezone: 'America/Sao_Paulo',
    country: 'BR',
    currency: 'BRL',
    services: [
      service('corte', 'Corte de cabelo', 45, 8_000, 'BRL'),
      service('limpeza', 'Limpeza de pele', 60, 15_000, 'BRL'),
      service('manicure', 'Manicure', 30, 4_500, 'BRL'),
    ],
    providers: [
      provider('bia', 'Beatriz Souza', null, 'America/Sao_Paulo', ['corte', 'manicure']),
      provider('carlos', 'Carlos Lima', null, 'America/Sao_Paulo', ['corte', 'limpeza']),
    ],
    faq: [
      {
        id: 'parking',
        question: 'Tem estacionamento?',
        alsoAsked: ['onde posso estacionar'],
        answer: 'Sim, temos convênio ao lado.',
      },
    ],
  },
};

/** Monday 23 November 2026, nine in the morning on the business's wall. */
export function sampleWorld(lang: Lang, change: (tenant: Tenant) => Tenant = (tenant) => tenant): World {
  const business = businesses[lang];
  const tenant: Tenant = {
    tenantId: `t-${lang}` as TenantId,
    name: business.name,
    slug: lang,
    plan: 'BUSINESS',
    status: 'ACTIVE',
    ownerUserId: 'owner',
    createdAt: '2026-11-01T00:00:00.000Z',
    language: lang,
    timezone: business.timezone,
    country: business.country,
    currency: business.currency,
    trade: 'beauty',
    business: {
      address: 'Calle Real 123',
      directions: null,
      phone: '+56 2 2345 6789',
      email: 'hola@example.com',
      website: null,
    },
    branding: { primaryColor: '#0b6', logoUrl: null, agentName: 'Lila', position: 'right', theme: 'auto' },
    agent: {
      mode: 'FSM',
      style: 'neutral',
      greeting: {},
      faq: business.faq,
      contactFields: [{ field: 'email', required: true }],
      conversationTtlMinutes: 60,
      holdMinutes: 10,
      handoffEmail: null,
    },
    rules: defaultRules,
    catalogVersion: 1,
    version: 1,
  };
  return {
    tenant: change(tenant),
    catalog: {
      version: 1,
      services: business.services,
      providers: business.providers,
      availability: { tenant: { weekly: week, exceptions: [] }, providers: {}, services: {} },
    },
    now: fromLocal(business.timezone, '2026-11-23', 9 * 60),
    agendas: new Map(),
    bookings: [],
    notices: [],
    performed: [],
    code: null,
  };
}
