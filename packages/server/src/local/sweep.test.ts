import { afterAll, beforeAll, expect, it } from 'vitest';
import { getItem, write } from '../store/db.ts';
import { sweep } from '../store/sweep.ts';
import { startTestStore, type TestStore } from '../store/testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore();
});
afterAll(() => store.stop());

const put = (itemKey: string, expiresAt?: number) =>
  write(store.db, { type: 'put', table: 'Bookings', item: { tenantId: 't', itemKey, expiresAt } });
const has = async (itemKey: string) =>
  (await getItem(store.db, 'Bookings', { tenantId: 't', itemKey })) !== null;

it('takes what has expired and leaves everything else', async () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  await put('NOTICE#old', now / 1000 - 1);
  await put('NOTICE#due', now / 1000);
  await put('NOTICE#new', now / 1000 + 1);
  await put('BOOKING#1');
  expect(await sweep(store.db, now)).toBe(2);
  expect(await Promise.all(['NOTICE#old', 'NOTICE#due', 'NOTICE#new', 'BOOKING#1'].map(has))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(await sweep(store.db, now)).toBe(0);
});

it('sessions and other things of people end by the machine’s clock, wherever the server’s was set', async () => {
  const machine = Date.parse('2026-11-23T12:00:00Z');
  const key = (partKey: string) => ({ partKey, itemKey: 'OIDC' });
  for (const [partKey, ends] of [
    ['Session#ended', -1],
    ['Session#current', 60],
  ] as const)
    await write(store.db, {
      type: 'put',
      table: 'LocalIdentity',
      item: { ...key(partKey), expiresAt: machine / 1000 + ends },
    });
  expect(await sweep(store.db, Date.parse('2035-01-01T00:00:00Z'), machine)).toBe(2);
  expect(await getItem(store.db, 'LocalIdentity', key('Session#ended'))).toBeNull();
  expect(await getItem(store.db, 'LocalIdentity', key('Session#current'))).not.toBeNull();
});
