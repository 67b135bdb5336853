import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore } from './testing.ts';
import { addUsage, getUsage, takeMessage, takeRequest } from './usage.ts';

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore();
});
afterAll(() => store.stop());

const tenant = (name: string) => name as TenantId;
const noon = Date.parse('2026-11-23T12:00:00Z');
const passed = async (all: Promise<boolean>[]) => (await Promise.all(all)).filter(Boolean).length;

describe('the rate of a key', () => {
  it.each([
    [1, 5],
    [3, 60],
  ])(
    'is exact for requests at the same moment from %i processes with a limit of %i',
    async (processes, limit) => {
      const dbs = [store.db, ...Array.from({ length: processes - 1 }, () => store.anotherDb())];
      const key = `k${processes}`;
      const asked = dbs.flatMap((db) =>
        Array.from({ length: 50 }, () => takeRequest(db, tenant('rate'), key, limit, noon)),
      );
      expect(await passed(asked)).toBe(Math.min(limit, 50 * processes));
      expect(await takeRequest(store.db, tenant('rate'), key, limit, noon + 59_999)).toBe(
        50 * processes < limit,
      );
    },
  );

  it('begins anew each minute, and is each key’s own', async () => {
    const take = (key: string, now: number) => takeRequest(store.db, tenant('rate'), key, 1, now);
    expect([await take('a', noon), await take('a', noon + 59_000), await take('a', noon + 60_000)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await take('b', noon)).toBe(true);
  });

  it('of zero lets nothing through', async () => {
    expect(await takeRequest(store.db, tenant('rate'), 'zero', 0, noon)).toBe(false);
  });
});

describe('the messages of a month', () => {
  it('end exactly at the limit', async () => {
    const asked = Array.from({ length: 30 }, () => takeMessage(store.db, tenant('m'), '2026-11', 20));
    expect(await passed(asked)).toBe(20);
    expect((await getUsage(store.db, tenant('m'), '2026-11')).messages).toBe(20);
  });

  it('have no limit when it is null, and are counted by month and tenant', async () => {
    await passed(Array.from({ length: 30 }, () => takeMessage(store.db, tenant('n'), '2026-11', null)));
    await takeMessage(store.db, tenant('n'), '2026-12', null);
    await addUsage(store.db, tenant('n'), '2026-11', { tokensIn: 10, errors: 1 });
    await addUsage(store.db, tenant('n'), '2026-11', { tokensIn: 5 });
    expect(await getUsage(store.db, tenant('n'), '2026-11')).toEqual({
      messages: 30,
      bookings: 0,
      errors: 1,
      tokensIn: 15,
      tokensOut: 0,
    });
    expect((await getUsage(store.db, tenant('other'), '2026-11')).messages).toBe(0);
  });
});
