import type { Expecting, UnderstandRequest } from '@booking-chat/core/language/understanding';

type Catalog = UnderstandRequest['catalog'];

/** Sentences about one business, in the notation of ../phrase-table.ts. */
export interface TradePhrases {
  readonly catalog: Catalog;
  readonly phrases: string;
}

/** What a dialogue with this business may have asked, proposed or listed last: its first service and people. */
export function contextsOf(catalog: Catalog): Record<string, Expecting> {
  const services = catalog.services.map((service) => service.id);
  const people = catalog.providers.map((provider) => provider.id);
  const [service, provider, second] = [services[0] as string, people[0] as string, people[1] as string];
  const known = { service };
  const full = { service, provider, date: '2026-11-25', time: '10:00' };
  const ask = (...slots: Expecting['slots'][number][]): Expecting => ({
    act: 'ask',
    slots,
    proposed: {},
    known,
  });
  const offer = (
    options: NonNullable<Expecting['options']>,
    ...slots: Expecting['slots'][number][]
  ): Expecting => ({
    act: 'offer',
    slots,
    proposed: {},
    known,
    options,
  });
  return {
    service: { ...ask('service'), known: {} },
    provider: ask('provider'),
    when: ask('date', 'time'),
    name: { ...ask('name'), known: full },
    contact: { ...ask('name', 'email', 'phone'), known: full },
    phone: { ...ask('phone'), known: full },
    email: { ...ask('email'), known: full },
    confirm: { act: 'confirm', slots: [], proposed: full, known },
    confirmc: { act: 'confirm', slots: [], proposed: { ...full, contact: { name: 'Test Persona' } }, known },
    one: { act: 'offer', slots: [], proposed: full, known },
    slots: offer([
      { provider, date: '2026-11-25', time: '10:00' },
      { provider, date: '2026-11-25', time: '10:30' },
      { provider: second, date: '2026-11-26', time: '16:00' },
    ]),
    hours: offer(
      ['09:00', '10:30', '15:00', '17:30'].map((time) => ({ provider, date: '2026-11-25', time })),
    ),
    people: offer(
      people.map((id) => ({ provider: id })),
      'provider',
    ),
    services: {
      ...offer(
        services.slice(0, 4).map((id) => ({ service: id })),
        'service',
      ),
      known: {},
    },
    booked: { act: 'booked', slots: [], proposed: {}, known: full },
    more: { act: 'anything_else', slots: [], proposed: {}, known: full },
  };
}
