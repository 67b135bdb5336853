import type { ConfirmRequest } from '../../packages/server/src/store/bookings.ts';
import {
  sampleCatalog,
  sampleProvider,
  sampleService,
  sampleTenant,
} from '../../packages/server/src/store/testing.ts';

/** Services of all lengths, buffers and capacities, given by six people within one and a half days. */
const services = [
  sampleService('short', { durationMinutes: 15 }),
  sampleService('usual', { durationMinutes: 45, rules: { bufferAfterMinutes: 15 } }),
  sampleService('long', { durationMinutes: 90, rules: { bufferBeforeMinutes: 10, bufferAfterMinutes: 10 } }),
  sampleService('pair', { durationMinutes: 30, capacity: 2 }),
  sampleService('class', { durationMinutes: 60, capacity: 4, rules: { bufferBeforeMinutes: 5 } }),
];
const ids = services.map((one) => one.serviceId);
const providers = ['ana', 'ben', 'cleo', 'dan', 'eva', 'fay'].map((id) => sampleProvider(id, ids));

export const scene = {
  now: Date.parse('2026-11-23T12:00:00Z'),
  signingKey: 'a signing key for tests, nothing else',
  tenant: sampleTenant('crowded'),
  catalog: sampleCatalog(services, providers),
  /** A window across midnight UTC, so that entries stand in two agenda days. */
  from: Date.parse('2026-11-24T14:00:00Z') / 60_000,
  minutes: 36 * 60,
} as const;

export interface Ask {
  readonly key: string;
  readonly serviceId: string;
  readonly providerId: string | null;
  readonly start: number;
  readonly email: string;
}

/** Requests over overlapping times; `random` gives numbers in [0, 1). */
export function asks(count: number, random: () => number): Ask[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  return Array.from({ length: count }, (_, index) => ({
    key: `ask-${index}`,
    serviceId: pick(ids),
    providerId: random() < 0.2 ? null : pick(providers).providerId,
    start: scene.from + 15 * Math.floor((random() * scene.minutes) / 15),
    email: `customer-${index}@example.com`,
  }));
}

export const requestOf = ({ key, email, ...where }: Ask): ConfirmRequest => ({
  ...where,
  tenant: scene.tenant,
  catalog: scene.catalog,
  customer: { name: email, email, phone: null },
  notes: null,
  language: 'es',
  customerTimezone: null,
  source: 'api',
  idempotencyKey: key,
});
