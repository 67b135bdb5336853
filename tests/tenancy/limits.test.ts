import { setTimeout as sleep } from 'node:timers/promises';
import { operatorCredential } from '@booking-chat/server/api/credential';
import { listBookings } from '@booking-chat/server/store/bookings';
import { queryAll, write } from '@booking-chat/server/store/db';
import { counting, getUsage } from '@booking-chat/server/store/usage';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, site, type World } from '../api/world.ts';
import { type Hosts, startHosts } from './hosts.ts';

/** Limits of plans hold whoever counts: several host processes on the same tables, asked all at once. */
let world: World;
const running: Hosts[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  for (const hosts of running) await hosts.close();
  await world.close();
});

const start = async (count: number, speed: number) => {
  const { endpoint, signingKey, app } = world;
  const clock = { shown: world.time.now, since: Date.now(), speed };
  const hosts = await startHosts(count, { endpoint, prefix: app.db.prefix, signingKey, ...clock });
  running.push(hosts);
  return hosts;
};

it('200 concurrent bookings at 45 of 50 on LITE, over three hosts, leave exactly 50', async () => {
  await world.addTenant('full', { plan: 'LITE' });
  const { tenantId } = operatorCredential('full');
  for (let used = 0; used < 45; used++)
    await write(world.app.db, counting(tenantId, '2026-11', 'bookings', null));
  // Four keys: the plan's rate is each key's own, and is not what is measured here.
  const keys = await Promise.all([0, 1, 2, 3].map(async () => (await world.addKey('full')).text));
  const hosts = await start(3, 0);
  const query = 'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId } }';
  const days = ['24', '25', '26', '27', '30'];
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      const [day, half] = [days[Math.floor(n / 2) % 5], Math.floor(n / 10) % 17];
      const input = {
        serviceId: 'full-corte',
        providerId: n % 2 === 0 ? 'full-ana' : 'full-juan',
        start: new Date(Date.parse(`2026-11-${day}T12:00:00Z`) + half * 1_800_000).toISOString(),
        customer: { name: 'Ana Soto', email: `customer-${n}@mail.test` },
        idempotencyKey: `at-once-${n}`,
      };
      const headers = { authorization: keys[n % 4] as string, origin: site };
      return hosts.ask(n, { query, variables: { input } }, headers);
    }),
  );
  const said = answers.map(({ errors }) => errors?.[0]?.errorType ?? 'booked');
  const counts = Object.fromEntries(
    [...new Set(said)].map((one) => [one, said.filter((it) => it === one).length]),
  );
  console.log('200 at once:', JSON.stringify(counts));
  expect(counts.booked).toBe(5);
  expect(counts.PLAN_LIMIT_REACHED).toBeGreaterThan(100);
  expect(counts.INTERNAL).toBeUndefined();
  expect((await getUsage(world.app.db, tenantId, '2026-11')).bookings).toBe(50);
  const stored = await listBookings(world.app, { tenantId, of: { kind: 'tenant' }, limit: 200 });
  expect(stored.ok && stored.items).toHaveLength(5);
}, 60_000);

it('60 requests a minute hold within 5 % under 500 requests a second over two hosts', async () => {
  await world.addTenant('busy', { plan: 'LITE' });
  const { text: key, key: stored } = await world.addKey('busy');
  // The clock goes ten times as fast: twelve seconds are two minutes.
  const [speed, seconds, perSecond] = [10, 12, 500];
  const hosts = await start(2, speed);
  const headers = { authorization: key, origin: site };
  const query = '{ searchServices(limit: 1) { nextToken } }';
  const asked: Promise<string>[] = [];
  const began = performance.now();
  while (performance.now() - began < seconds * 1_000) {
    const due = Math.floor(((performance.now() - began) / 1_000) * perSecond);
    for (; asked.length < due; )
      asked.push(
        hosts
          .ask(asked.length, { query }, headers)
          .then(({ errors }) => errors?.[0]?.errorType ?? 'answered'),
      );
    await sleep(5);
  }
  const sentFor = (performance.now() - began) / 1_000;
  const said = await Promise.all(asked);
  const answered = said.filter((one) => one === 'answered').length;
  expect([...new Set(said)].sort()).toEqual(['RATE_LIMITED', 'answered']);

  const { tenantId } = operatorCredential('busy');
  const windows = await queryAll(world.app.db, {
    table: 'TenantUsage',
    where: {
      text: 'tenantId = :tenant AND begins_with(itemKey, :rate)',
      values: { ':tenant': tenantId, ':rate': `RATE#${stored.keyId}#` },
    },
  });
  const perMinute = windows.map((one) => one.requests as number);
  console.log(
    `rate: ${asked.length} requests in ${sentFor.toFixed(1)} s (${Math.round(asked.length / sentFor)}/s) over two hosts; ` +
      `answered ${answered}; by clock minute: ${perMinute.join(', ')}`,
  );
  expect(answered).toBe(perMinute.reduce((sum, one) => sum + one, 0));
  expect(perMinute.length).toBeGreaterThanOrEqual(2);
  for (const one of perMinute) expect(one).toBeLessThanOrEqual(60);
  // The first and the last minute may not have been whole.
  for (const one of perMinute.slice(1, -1)) expect(one).toBeGreaterThanOrEqual(57);
  expect(Math.max(...perMinute)).toBe(60);
}, 90_000);
