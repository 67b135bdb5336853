import { defaultRules } from '@booking-chat/core/scheduling/rules';
import type { AdminBooking, HoursPreview } from '@booking-chat/schema/generated/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmBooking } from '../../../store/bookings.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import { sampleProvider, sampleService } from '../../../store/testing.ts';
import { type Business, type Office, startOffice } from './testing.ts';

let office: Office;
/** Monday 23 November 2026, 9:00 in Santiago. */
beforeAll(async () => {
  office = await startOffice(Date.parse('2026-11-23T12:00:00Z'));
});
afterAll(() => office.stop());

type Ranges = [from: number, to: number][];
const weekdays = (ranges: Ranges) =>
  Array.from({ length: 7 }, (_, at) => ({
    weekday: at + 1,
    ranges: at < 5 ? ranges.map(([start, end]) => ({ start: start * 60, end: end * 60 })) : [],
  }));
const stored = (ranges: Ranges) => ({ weekly: weekdays(ranges).map((one) => one.ranges), exceptions: [] });
const tenant = { kind: 'TENANT' };
const rules = { slotIntervalMinutes: 60 };

const open = (name: string) =>
  office.business(
    name,
    {},
    {
      services: [
        sampleService('cut', { durationMinutes: 60, rules }),
        sampleService('dye', { durationMinutes: 120, rules }),
      ],
      providers: [sampleProvider('ana', ['cut', 'dye']), sampleProvider('eva', ['cut'])],
      hours: [
        { owner: { kind: 'tenant' }, availability: stored([[9, 13]]) },
        { owner: { kind: 'provider', id: 'eva' }, availability: stored([[10, 12]]) },
      ],
    },
  );

let calls = 0;
async function book({ read }: Business, providerId: string, serviceId: string, start: string) {
  const settings = await read();
  const booked = await confirmBooking(office.store, {
    tenant: settings,
    catalog: await loadCatalog(office.store.db, settings),
    serviceId,
    providerId,
    start: Date.parse(start) / 60_000,
    customer: { name: `Customer ${++calls}`, email: `c${calls}@example.com`, phone: null },
    notes: null,
    language: 'es',
    customerTimezone: null,
    source: 'chat',
    idempotencyKey: `preview-${calls}-key`,
  });
  expect(booked).toMatchObject({ ok: true });
}

/** Days of which something changes: '2026-11-24 4 → 3; +13:00 −09:00'. */
const changed = ({ days }: HoursPreview): string[] =>
  days
    .filter((day) => day.gained.length + day.lost.length > 0)
    .map(({ date, before, after, gained, lost }) =>
      [
        `${date} ${before} → ${after};`,
        ...gained.map((time) => `+${time}`),
        ...lost.map((time) => `−${time}`),
      ].join(' '),
    );
const listed = ({ bookingsOutside }: HoursPreview): string[] =>
  bookingsOutside.map(
    (one: AdminBooking) => `${one.localDate} ${one.localTime} ${one.serviceId} ${one.providerId}`,
  );

describe('previewHours', () => {
  it('of a provider: its own slots, service by service, on real agendas; nothing is stored', async () => {
    const business = await open('v1');
    await book(business, 'ana', 'cut', '2026-11-24T13:00:00Z');
    const preview = await business.ask<HoursPreview>('previewHours', {
      input: { owner: { kind: 'PROVIDER', id: 'ana' }, weekly: weekdays([[9, 14]]), exceptions: [], days: 3 },
    });
    expect(changed(preview)).toEqual([
      '2026-11-23 5 → 7; +12:00 +13:00',
      '2026-11-24 4 → 6; +12:00 +13:00',
      '2026-11-25 7 → 9; +12:00 +13:00',
    ]);
    expect(preview).toMatchObject({
      timezone: 'America/Santiago',
      slotsBefore: 16,
      slotsAfter: 22,
      bookingsOutside: [],
      bookingsOutsideCount: 0,
      conflicts: [
        {
          kind: 'OUTSIDE_BUSINESS_HOURS',
          weekday: 1,
          date: null,
          ranges: [{ start: 780, end: 840 }],
          warning: true,
        },
        {},
        {},
        {},
        {},
      ],
    });
    expect(await business.ask('hours', { owner: { kind: 'PROVIDER', id: 'ana' } })).toMatchObject({
      version: 0,
      weekly: null,
    });
    expect(await business.trail()).toEqual([]);
  });

  it('of the business: whoever inherits; a time that somebody else keeps stays', async () => {
    const { ask } = await open('v2');
    const input = {
      owner: tenant,
      weekly: weekdays([[11, 13]]),
      exceptions: [],
      from: '2026-11-24',
      days: 1,
    };
    // Eva still gives cuts at ten; dyeing is Ana's alone, and takes two hours.
    expect(changed(await ask('previewHours', { input: { ...input, serviceId: 'cut' } }))).toEqual([
      '2026-11-24 4 → 3; −09:00',
    ]);
    expect(changed(await ask('previewHours', { input: { ...input, serviceId: 'dye' } }))).toEqual([
      '2026-11-24 3 → 1; −09:00 −10:00',
    ]);
    expect(changed(await ask('previewHours', { input }))).toEqual(['2026-11-24 7 → 4; −09:00 −10:00']);
  });

  it('of a service: within the hours of who gives it', async () => {
    const { ask } = await open('v3');
    const input = {
      owner: { kind: 'SERVICE', id: 'cut' },
      weekly: weekdays([[12, 20]]),
      exceptions: [],
      from: '2026-11-24',
      days: 1,
    };
    const preview = await ask<HoursPreview>('previewHours', { input });
    expect(changed(preview)).toEqual(['2026-11-24 4 → 1; −09:00 −10:00 −11:00']);
    expect(preview.conflicts.map((one) => `${one.kind} ${one.ranges[0]?.start}`)[0]).toBe(
      'OUTSIDE_BUSINESS_HOURS 780',
    );
  });

  it('lists bookings that would lie outside, of all time to come and not only of the days shown', async () => {
    const business = await open('v4');
    await book(business, 'ana', 'cut', '2026-11-24T12:00:00Z');
    await book(business, 'ana', 'dye', '2026-11-24T14:00:00Z');
    await book(business, 'ana', 'cut', '2027-01-11T12:00:00Z');
    await book(business, 'eva', 'cut', '2026-11-24T13:00:00Z');
    const preview = (owner: object, weekly: unknown, more = {}) =>
      business.ask<HoursPreview>('previewHours', {
        input: { owner, weekly, exceptions: [], days: 1, ...more },
      });
    const later = await preview(tenant, weekdays([[10, 13]]));
    expect(listed(later)).toEqual(['2026-11-24 09:00 cut ana', '2027-01-11 09:00 cut ana']);
    expect(listed(await preview(tenant, weekdays([[9, 12]])))).toEqual(['2026-11-24 11:00 dye ana']);
    expect(listed(await preview({ kind: 'SERVICE', id: 'cut' }, weekdays([[11, 13]])))).toEqual([
      '2026-11-24 09:00 cut ana',
      '2026-11-24 10:00 cut eva',
      '2027-01-11 09:00 cut ana',
    ]);
    const holiday = { exceptions: [{ date: '2026-11-24', kind: 'CLOSED' }] };
    expect(listed(await preview({ kind: 'PROVIDER', id: 'eva' }, weekdays([[10, 12]]), holiday))).toEqual([
      '2026-11-24 10:00 cut eva',
    ]);
  });

  it('counts all of them and lists fifty', async () => {
    const business = await office.business(
      'v5',
      { rules: { ...defaultRules, horizonDays: 90 } },
      {
        services: [sampleService('yoga', { capacity: 60 })],
        providers: [sampleProvider('ana', ['yoga'])],
        hours: [{ owner: { kind: 'tenant' }, availability: stored([[9, 13]]) }],
      },
    );
    for (let at = 0; at < 55; at++) await book(business, 'ana', 'yoga', '2026-11-24T12:00:00Z');
    const preview = await business.ask<HoursPreview>('previewHours', {
      input: { owner: tenant, weekly: weekdays([]), exceptions: [], days: 1 },
    });
    expect([preview.bookingsOutsideCount, preview.bookingsOutside.length]).toEqual([55, 50]);
  });

  const zones: [caption: string, zone: string, weekly: Ranges, expected: object][] = [
    [
      'Santiago, Sat Apr 3 2027: 24:00 → 23:00',
      'America/Santiago',
      [[0, 24]],
      { date: '2027-04-03', minutes: -60, at: '24:00', openMinutes: 1_500, usualOpenMinutes: 1_440 },
    ],
    [
      'Lisbon, Sun Mar 28 2027: 01:00 → 02:00',
      'Europe/Lisbon',
      [[0, 3]],
      {
        date: '2027-03-28',
        minutes: 60,
        at: '01:00',
        openMinutes: 120,
        usualOpenMinutes: 180,
        slots: ['00:00', '02:00'],
      },
    ],
    [
      'New York, Sun Mar 14 2027: 02:00 → 03:00, open from nine',
      'America/New_York',
      [[9, 11]],
      {
        date: '2027-03-14',
        minutes: 60,
        at: '02:00',
        openMinutes: 120,
        usualOpenMinutes: 120,
        slots: ['09:00', '10:00'],
      },
    ],
  ];
  it.each(zones)('the next change of the clock: %s', async (_, zone, ranges, expected) => {
    const { ask } = await office.business(
      `z${Math.random()}`,
      { timezone: zone },
      {
        services: [sampleService('cut', { durationMinutes: 60, rules })],
        providers: [sampleProvider('ana', ['cut'], { timezone: zone })],
      },
    );
    const weekly = Array.from({ length: 7 }, (__, at) => ({
      weekday: at + 1,
      ranges: ranges.map(([start, end]) => ({ start: start * 60, end: end * 60 })),
    }));
    const preview = await ask<HoursPreview>('previewHours', {
      input: { owner: tenant, weekly, exceptions: [] },
    });
    expect(preview.clockChange).toMatchObject(expected);
    expect(preview.days).toHaveLength(28);
  });

  it('there is none where the clock never changes', async () => {
    const { ask } = await office.business('z4', { timezone: 'America/Bogota' });
    const preview = await ask<HoursPreview>('previewHours', {
      input: { owner: tenant, weekly: weekdays([[9, 18]]), exceptions: [] },
    });
    expect([preview.clockChange, preview.slotsAfter]).toEqual([null, 0]);
  });

  it('tells conflicts that saving would refuse', async () => {
    const { ask } = await open('v6');
    const preview = await ask<HoursPreview>('previewHours', {
      input: {
        owner: tenant,
        weekly: weekdays([
          [9, 13],
          [12, 18],
        ]),
        exceptions: [{ date: '2026-11-22', kind: 'CLOSED' }],
        days: 1,
      },
    });
    expect(
      preview.conflicts.map(({ kind, weekday, date, warning }) => [kind, weekday ?? date, warning]),
    ).toEqual([
      ...[1, 2, 3, 4, 5].map((weekday) => ['OVERLAP', weekday, false]),
      ['EXCEPTION_IN_PAST', '2026-11-22', true],
    ]);
  });

  it.each([
    [{ owner: { kind: 'PROVIDER', id: 'nobody' } }, 'NOT_FOUND provider input.owner.id'],
    [{ serviceId: 'nothing' }, 'NOT_FOUND service input.serviceId'],
    [{ days: 63 }, 'INVALID_INPUT too-big input.days'],
    [{ from: '2569-11-22' }, 'INVALID_INPUT date-far input.from'],
  ])('refuses %j: %s', async (change, refused) => {
    const { refusal } = await open(`vbad${Math.random()}`);
    const input = { owner: tenant, weekly: null, exceptions: [], ...change };
    expect(await refusal('previewHours', { input })).toBe(refused);
  });

  it('reads one agenda for each provider, however many services and days', async () => {
    const services = Array.from({ length: 20 }, (_, at) => sampleService(`s${at}`));
    const ids = services.map((one) => one.serviceId);
    const providers = Array.from({ length: 50 }, (_, at) => sampleProvider(`p${at}`, ids));
    const { ask } = await office.business('v7', {}, { services, providers });
    const preview = (owner: object) =>
      ask<HoursPreview>('previewHours', {
        input: { owner, weekly: weekdays([[9, 18]]), exceptions: [], days: 62 },
      });
    await preview(tenant);
    const before = office.store.db.calls.count;
    const all = await preview(tenant);
    // The tenant, the rate and fifty agendas.
    expect(office.store.db.calls.count - before).toBeLessThanOrEqual(52);
    expect(all.slotsAfter).toBeGreaterThan(20 * 1_000);
    expect(all.slotsComplete).toBe(true);
  });

  it('counts the first services of very many, and says so; one by itself is counted', async () => {
    const services = Array.from({ length: 60 }, (_, at) => sampleService(`s${at}`));
    const ids = services.map((one) => one.serviceId);
    const providers = Array.from({ length: 20 }, (_, at) => sampleProvider(`p${at}`, ids));
    const { ask } = await office.business('v8', {}, { services, providers });
    const preview = (more: object) =>
      ask<HoursPreview>('previewHours', {
        input: { owner: tenant, weekly: weekdays([[9, 18]]), exceptions: [], days: 7, ...more },
      });
    const [all, last] = [await preview({}), await preview({ serviceId: 's59' })];
    expect([all.slotsComplete, last.slotsComplete]).toEqual([false, true]);
    expect(last.slotsAfter).toBeGreaterThan(0);
    expect(all.slotsAfter).toBe(last.slotsAfter * 50);
  });
});
