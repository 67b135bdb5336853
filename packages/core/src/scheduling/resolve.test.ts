import { expect, it } from 'vitest';
import type { Catalog, Provider, Service } from '../catalog/catalog.ts';
import { scheduleFor } from './resolve.ts';
import { defaultRules } from './rules.ts';
import { booking, hours, week } from './testing/schedule.ts';

const service: Service = {
  serviceId: 'cut',
  name: 'Cut',
  aliases: [],
  category: null,
  description: null,
  durationMinutes: 45,
  price: null,
  capacity: 3,
  needsApproval: false,
  rules: { bufferAfterMinutes: 10, slotIntervalMinutes: 30, maxBookingsPerDay: 8, horizonDays: undefined },
  active: true,
  version: 1,
};
const provider: Provider = {
  providerId: 'ana',
  name: 'Ana',
  title: null,
  aliases: [],
  bio: null,
  photoUrl: null,
  email: null,
  serviceIds: ['cut'],
  timezone: 'America/Santiago',
  rules: { slotIntervalMinutes: 20, maxBookingsPerDay: null },
  active: true,
  version: 1,
};
const tenant = hours(week('09:00-18:00'));
const catalog: Catalog = {
  version: 1,
  services: [service],
  providers: [provider],
  availability: { tenant, providers: {}, services: {} },
};

it('a service’s rules override the tenant’s, a provider’s override both; null lifts a limit', () => {
  const agenda = [booking(0)];
  const one = scheduleFor(catalog, { ...defaultRules, minimumNoticeMinutes: 5 }, service, provider, agenda);
  expect(one).toMatchObject({
    providerId: 'ana',
    serviceId: 'cut',
    timezone: 'America/Santiago',
    durationMinutes: 45,
    capacity: 3,
    agenda,
  });
  expect(one.rules).toEqual({
    ...defaultRules,
    minimumNoticeMinutes: 5,
    bufferAfterMinutes: 10,
    slotIntervalMinutes: 20,
    maxBookingsPerDay: null,
  });
});

it('hours are those of the three owners; who has none inherits', () => {
  const own = hours(week('10:00-12:00'));
  const one = scheduleFor(
    { ...catalog, availability: { tenant, providers: { ana: own }, services: {} } },
    defaultRules,
    service,
    provider,
    [],
  );
  expect(one.hours).toEqual({ tenant, provider: own, service: { weekly: null, exceptions: [] } });
});
