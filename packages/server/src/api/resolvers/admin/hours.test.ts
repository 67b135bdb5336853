import type { DayHours, Hours } from '@booking-chat/schema/generated/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../store/catalog.ts';
import { write } from '../../../store/db.ts';
import { sampleProvider, sampleService } from '../../../store/testing.ts';
import { type Office, startOffice } from './testing.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const week = (...ranges: [start: number, end: number][]): DayHours[] =>
  Array.from({ length: 7 }, (_, index) => ({
    weekday: index + 1,
    ranges: ranges.map(([start, end]) => ({ start: start * 60, end: end * 60 })),
  }));
const tenant = { kind: 'TENANT' };
const people = {
  services: [sampleService('cut')],
  providers: [sampleProvider('ana', ['cut'], { timezone: 'Europe/Madrid' })],
};

describe('hours', () => {
  it('nothing stored is version 0; what is saved is read again, in order', async () => {
    const { ask } = await office.business('h1', {}, people);
    expect(await ask('hours', { owner: tenant })).toEqual({
      ownerKind: 'TENANT',
      ownerId: null,
      timezone: 'America/Santiago',
      weekly: null,
      exceptions: [],
      version: 0,
    });
    const saved = await ask<Hours>('saveHours', {
      input: {
        owner: tenant,
        version: 0,
        weekly: week([14, 18], [9, 13]).reverse(),
        exceptions: [
          { date: '2026-12-31', kind: 'HOURS', ranges: [{ start: 600, end: 780 }], note: ' Corto ' },
          { date: '2026-12-25', kind: 'CLOSED', note: '' },
        ],
      },
    });
    expect(saved).toMatchObject({
      weekly: week([9, 13], [14, 18]),
      exceptions: [
        { date: '2026-12-25', kind: 'CLOSED', ranges: [], note: null },
        { date: '2026-12-31', kind: 'HOURS', ranges: [{ start: 600, end: 780 }], note: 'Corto' },
      ],
      version: 1,
    });
    expect(await ask('hours', { owner: tenant })).toEqual(saved);
  });

  it('a provider’s are written in its zone, and null inherits again', async () => {
    const { ask, read } = await office.business('h2', {}, people);
    const owner = { kind: 'PROVIDER', id: 'ana' };
    const save = (version: number, weekly: DayHours[] | null) =>
      ask<Hours>('saveHours', { input: { owner, version, weekly, exceptions: [] } });
    expect(await save(0, week([9, 13]))).toMatchObject({
      ownerId: 'ana',
      timezone: 'Europe/Madrid',
      version: 1,
    });
    expect(await ask('adminProvider', { providerId: 'ana' })).toMatchObject({ ownHours: true });
    expect(await save(1, null)).toMatchObject({ weekly: null, version: 2 });
    const { availability } = await loadCatalog(office.store.db, await read());
    expect(availability.providers).toEqual({ ana: { weekly: null, exceptions: [] } });
  });

  it.each([
    [{ owner: { kind: 'PROVIDER', id: 'eva' } }, 'NOT_FOUND provider input.owner.id'],
    [{ owner: { kind: 'SERVICE', id: 'eva' } }, 'NOT_FOUND service input.owner.id'],
    [{ owner: { kind: 'SERVICE' } }, 'INVALID_INPUT required input.owner.id'],
    [{ weekly: null }, 'INVALID_INPUT required input.weekly'],
    [{ weekly: week([9, 18]).slice(1) }, 'INVALID_INPUT hours input.weekly'],
    [{ weekly: [...week([9, 18]).slice(1), week([9, 18])[1]] }, 'INVALID_INPUT hours input.weekly'],
    [{ weekly: week([9, 49]) }, 'INVALID_INPUT too-big input.weekly.0.ranges.0.end'],
    [{ weekly: week([24, 25]) }, 'INVALID_INPUT too-big input.weekly.0.ranges.0.start'],
    [{ weekly: week([9, 13], [12, 18]).reverse() }, 'INVALID_INPUT hours input.weekly.6.ranges'],
    [{ weekly: week([9, 9]) }, 'INVALID_INPUT hours input.weekly.0.ranges'],
    [{ weekly: week([9, 34]) }, 'INVALID_INPUT hours input.weekly.0.ranges'],
    [
      { exceptions: [{ date: '2026-13-01', kind: 'CLOSED' }] },
      'INVALID_INPUT format input.exceptions.0.date',
    ],
    [
      { exceptions: [{ date: '2026-12-25', kind: 'CLOSED', ranges: [{ start: 0, end: 60 }] }] },
      'INVALID_INPUT hours input.exceptions.0.ranges',
    ],
    [
      { exceptions: [{ date: '2026-12-24', kind: 'HOURS' }] },
      'INVALID_INPUT hours input.exceptions.0.ranges',
    ],
    [
      {
        exceptions: [
          { date: '2026-12-25', kind: 'CLOSED' },
          { date: '2026-12-25', kind: 'CLOSED' },
        ],
      },
      'INVALID_INPUT hours input.exceptions.1.date',
    ],
    [{ version: 3 }, 'CONFLICT version input.version'],
  ])('refuses %j: %s', async (change, refused) => {
    const { refusal, trail, read } = await office.business(`hbad${Math.random()}`, {}, people);
    const input = { owner: tenant, version: 0, weekly: week([9, 18]), exceptions: [], ...change };
    expect(await refusal('saveHours', { input })).toBe(refused);
    expect(await trail()).toEqual([]);
    expect((await read()).catalogVersion).toBe(1);
  });

  it('takes 400 exceptions and nights up to the end of the next day', async () => {
    const { ask, refusal } = await office.business('h3');
    const exceptions = Array.from({ length: 401 }, (_, at) => ({
      date: new Date(Date.UTC(2026, 11, 1 + at)).toISOString().slice(0, 10),
      kind: 'CLOSED',
    }));
    const night = week();
    night[4] = { weekday: 5, ranges: [{ start: 1320, end: 2880 }] };
    const input = { owner: tenant, version: 0, weekly: night, exceptions };
    expect(await refusal('saveHours', { input })).toBe('INVALID_INPUT too-big input.exceptions');
    const saved = await ask<Hours>('saveHours', { input: { ...input, exceptions: exceptions.slice(1) } });
    expect([saved.exceptions.length, saved.weekly?.[4]?.ranges]).toEqual([400, [{ start: 1320, end: 2880 }]]);
  });

  it('of two tabs one wins, and the trail names the days that changed', async () => {
    const { ask, refusal, trail } = await office.business('h4');
    await ask('saveHours', { input: { owner: tenant, version: 0, weekly: week([9, 18]), exceptions: [] } });
    const monday = week([9, 18]);
    monday[0] = { weekday: 1, ranges: [{ start: 600, end: 1080 }] };
    const save = (weekly: DayHours[]) =>
      refusal('saveHours', {
        input: {
          owner: tenant,
          version: 1,
          weekly,
          exceptions: [{ date: '2026-12-25', kind: 'CLOSED', note: 'Navidad' }],
        },
      });
    const outcomes = await Promise.all([save(monday), save(monday), save(monday)]);
    expect(outcomes.filter((one) => one === 'CONFLICT version input.version')).toHaveLength(2);
    expect(outcomes.filter((one) => one.includes('"version":2'))).toHaveLength(1);
    const entries = (await trail()).map(({ action, targetId, changes }) => ({ action, targetId, changes }));
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual({
      action: 'hours.update',
      targetId: 'h4',
      changes: [
        { field: 'weekly.mon', before: '"09:00-18:00"', after: '"10:00-18:00"' },
        { field: 'exceptions.2026-12-25', before: null, after: '"closed Navidad"' },
      ],
    });
  });

  it('hours of an older data folder have no version yet, and can be edited', async () => {
    const { ask, tenantId } = await office.business('h5');
    await write(office.store.db, {
      type: 'put',
      table: 'ProviderAvailability',
      item: {
        ownerKey: tenantId,
        itemKey: 'HOURS#tenant',
        weekly: null,
        exceptions: [{ date: '2026-12-25', kind: 'closed' }],
      },
    });
    const { version, exceptions } = await ask<Hours>('hours', { owner: tenant });
    expect([version, exceptions.length]).toEqual([0, 1]);
    const saved = await ask<Hours>('saveHours', {
      input: { owner: tenant, version, weekly: week([9, 18]), exceptions: [] },
    });
    expect([saved.version, saved.exceptions]).toEqual([1, []]);
  });
});
