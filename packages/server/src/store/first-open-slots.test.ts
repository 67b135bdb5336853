import { openSlotsOfAny } from '@booking-chat/core/scheduling/any-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSchedules } from './availability.ts';
import { holdSlot } from './bookings.ts';
import { firstOpenSlots } from './first-open-slots.ts';
import {
  sampleCatalog,
  sampleProvider,
  sampleService,
  sampleTenant,
  startTestStore,
  type TestStore,
} from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore();
});
afterAll(() => store.stop());

const tenant = sampleTenant('many');
const providerIds = Array.from({ length: 12 }, (_, index) => `p${index}`);
const catalog = sampleCatalog(
  [sampleService('cut')],
  providerIds.map((id) => sampleProvider(id, ['cut'])),
  { tenant: { weekly: Array.from({ length: 7 }, () => [{ start: 540, end: 780 }]), exceptions: [] } },
);

it('reads of many professionals no further than it takes, and finds what one long read finds', async () => {
  const now = store.clock();
  const start = Math.floor(now / 60_000) + 100;
  const window = { start, end: start + 20 * 1440 };
  const request = { serviceId: 'cut', providerIds, window, now };
  const all = openSlotsOfAny(await loadSchedules(store.db, tenant, catalog, request), window, now / 60_000);
  // Occupied here and there, so that loads differ from day to day.
  for (const [index, slot] of all.filter((_, at) => at % 40 === 0).entries())
    await holdSlot(store.db, { tenant, catalog, ...slot, owner: `c${index}`, now, serviceId: 'cut' });

  const schedules = await loadSchedules(store.db, tenant, catalog, request);
  const whole = openSlotsOfAny(schedules, window, now / 60_000);
  expect(new Set(whole.map((slot) => slot.providerId)).size).toBeGreaterThan(1);
  expect(await firstOpenSlots(store.db, tenant, catalog, request, Number.POSITIVE_INFINITY)).toEqual(whole);

  const asked = store.db.calls.count;
  const first = await firstOpenSlots(store.db, tenant, catalog, request, 10);
  expect(first.length).toBeGreaterThanOrEqual(10);
  expect(whole.slice(0, first.length)).toEqual(first);
  expect(first.length).toBeLessThan(whole.length);
  // Two batches of keys, and no query for each professional.
  expect(store.db.calls.count - asked).toBe(2);
});
