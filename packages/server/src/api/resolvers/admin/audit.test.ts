import type { AuditConnection } from '@booking-chat/schema/generated/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleService } from '../../../store/testing.ts';
import { type Business, type Office, startOffice } from './testing.ts';

let office: Office;
const monday = Date.parse('2026-11-23T12:00:00Z');
beforeAll(async () => {
  office = await startOffice(monday);
});
afterAll(() => office.stop());

/** Five edits of two services by two people, a minute apart. */
async function edited(name: string): Promise<Business> {
  const business = await office.business(
    name,
    {},
    { services: [sampleService('cut'), sampleService('dye')] },
  );
  for (const [at, [serviceId, who]] of (
    [
      ['cut', 'ADMIN'],
      ['dye', 'OWNER'],
      ['cut', 'OWNER'],
      ['cut', 'ADMIN'],
      ['dye', 'ADMIN'],
    ] as const
  ).entries()) {
    office.store.setNow(monday + at * 60_000);
    const version = [1, 1, 2, 3, 2][at];
    const input = { serviceId, version, name: `${serviceId} ${at}`, durationMinutes: 30 };
    await business.ask('saveService', { input }, who);
  }
  return business;
}

const told = ({ items }: AuditConnection) => items.map((one) => `${one.targetName} ${one.actorName}`);

it('newest first, by actor, by what was changed, by page', async () => {
  const { ask, refusal } = await edited('a1');
  const list = (args: object) => ask<AuditConnection>('listAudit', args);
  expect(told(await list({}))).toEqual([
    'dye 4 admin@a1.test',
    'cut 3 admin@a1.test',
    'cut 2 owner@a1.test',
    'dye 1 owner@a1.test',
    'cut 0 admin@a1.test',
  ]);
  expect((await list({})).items[0]).toEqual({
    entryId: expect.any(String),
    at: '2026-11-23T12:04:00.000Z',
    actorKind: 'PERSON',
    actorId: 'user-ADMIN',
    actorName: 'admin@a1.test',
    action: 'service.update',
    targetId: 'dye',
    targetName: 'dye 4',
    changes: [{ field: 'name', before: '"dye 1"', after: '"dye 4"' }],
  });
  expect(told(await list({ actorId: 'user-OWNER' }))).toEqual(['cut 2 owner@a1.test', 'dye 1 owner@a1.test']);
  expect(told(await list({ targetId: 'dye', actorId: 'user-ADMIN' }))).toEqual(['dye 4 admin@a1.test']);

  const pages: string[] = [];
  for (let nextToken: string | null = null, first = true; first || nextToken; first = false) {
    const page: AuditConnection = await list({ targetId: 'cut', limit: 1, nextToken });
    pages.push(...told(page));
    ({ nextToken } = page);
  }
  expect(pages).toEqual(['cut 3 admin@a1.test', 'cut 2 owner@a1.test', 'cut 0 admin@a1.test']);
  const { nextToken } = await list({ targetId: 'cut', limit: 1 });
  expect(await refusal('listAudit', { targetId: 'dye', nextToken })).toBe('INVALID_INPUT page nextToken');
});

it('is for who may change things, of the same business, and for 400 days', async () => {
  const { ask, refusal } = await edited('a2');
  expect(await refusal('listAudit', {}, 'VIEWER')).toBe('FORBIDDEN role');
  const other = await office.business('a3');
  expect(await other.ask('listAudit')).toEqual({ items: [], nextToken: null });
  office.store.setNow(monday + 401 * 86_400_000);
  expect((await ask<AuditConnection>('listAudit')).items).toEqual([]);
  office.store.setNow(monday);
});
