import { operatorCredential } from '@booking-chat/server/api/credential';
import { listAudit } from '@booking-chat/server/store/audit';
import { loadCatalog, putCatalog } from '@booking-chat/server/store/catalog';
import { getTenant } from '@booking-chat/server/store/tenants';
import { getUsage } from '@booking-chat/server/store/usage';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from './cases.ts';
import { errorOf, type GraphqlAnswer, monday, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let tenants = 0;
let tenantId: string;
beforeEach(async () => {
  world.time.now = monday + tenants * 60_000;
  tenantId = `t${tenants++}`;
  await world.addTenant(tenantId);
});

const ask = (name: string, variables: object): Promise<GraphqlAnswer> => {
  const document = operations.find((one) => one.name === name)?.document ?? '';
  return world.call(document, variables, { authorization: world.asPerson(tenantId, 'ADMIN') });
};
const did = async (name: string, input: object) => {
  const answer = await ask(name, { input });
  expect(answer.errors).toBeUndefined();
  return answer.data[name];
};
const refusal = async (name: string, input: object) => errorOf(await ask(name, { input }));

let keys = 0;
const wanted = (changes: object = {}) => ({
  serviceId: `${tenantId}-corte`,
  providerId: `${tenantId}-ana`,
  start: '2026-11-24T14:00:00Z',
  customer: { name: 'Zoé Núñez', email: 'zoe@mail.test' },
  idempotencyKey: `by-the-team-${keys++}`,
  ...changes,
});
const id = () => operatorCredential(tenantId).tenantId;
const trail = async () => {
  const page = await listAudit(world.app.db, {
    tenantId: id(),
    limit: 50,
    startAfter: null,
    now: world.time.now,
  });
  return page.entries.map(({ action, actorName, targetId }) => [action, actorName, targetId]);
};

const changeService = async (key: string, change: object) => {
  const tenant = await getTenant(world.app.db, id());
  const catalog = tenant && (await loadCatalog(world.app.db, tenant));
  const service = catalog?.services.find((one) => one.serviceId === `${tenantId}-${key}`);
  if (service) await putCatalog(world.app.db, id(), { services: [{ ...service, ...change }] });
};

describe('booking for a customer', () => {
  it('books once per key, in the name of the team, and says so in the trail', async () => {
    const input = wanted({ notes: 'Primera vez', language: 'en' });
    const booked = await did('bookForCustomer', input);
    expect(booked).toMatchObject({
      serviceName: 'Corte de pelo',
      providerName: 'Dra. Ana Martínez',
      localTime: '11:00',
      status: 'CONFIRMED',
      paymentStatus: 'NONE',
      customerName: 'Zoé Núñez',
      source: 'ADMIN',
      language: 'en',
      notes: 'Primera vez',
      version: 1,
    });
    expect(await did('bookForCustomer', input)).toEqual(booked);
    expect(await refusal('bookForCustomer', { ...input, start: '2026-11-24T16:00:00Z' })).toBe(
      'CONFLICT key-reused',
    );
    expect(await refusal('bookForCustomer', wanted())).toBe('SLOT_TAKEN slot-taken');
    expect(await trail()).toEqual([['booking.create', `admin@${tenantId}.test`, booked.bookingId]]);
    expect((await getUsage(world.app.db, id(), '2026-11')).bookings).toBe(1);
  });

  it('needs no approval by those who approve', async () => {
    await changeService('corte', { needsApproval: true });
    expect(await did('bookForCustomer', wanted())).toMatchObject({ status: 'CONFIRMED' });
  });

  it.each([
    ['needs a contact', { customer: { name: 'Zoé' } }, 'INVALID_INPUT required'],
    ['keeps to notice', { start: '2026-11-23T12:30:00Z' }, 'SLOT_NOT_AVAILABLE slot-notice'],
    ['keeps to the horizon', { start: '2027-03-24T14:00:00Z' }, 'SLOT_NOT_AVAILABLE slot-horizon'],
    ['keeps to the grid', { start: '2026-11-24T14:07:00Z' }, 'SLOT_NOT_AVAILABLE slot-off-grid'],
    ['keeps to opening hours', { start: '2026-11-29T14:00:00Z' }, 'SLOT_NOT_AVAILABLE slot-closed'],
    ['takes nobody who does not give it', { providerId: 'other' }, 'NOT_FOUND provider'],
  ])('%s', async (_, change, expected) => {
    world.time.now = monday;
    const changed = 'providerId' in change ? { ...change, providerId: `${tenantId}-none` } : change;
    expect(await refusal('bookForCustomer', wanted(changed))).toBe(expected);
  });

  describe('who stands at the desk', () => {
    const walkIn = (changes: object = {}) => wanted({ walkIn: true, ...changes });
    beforeEach(() => {
      world.time.now = monday;
    });

    it.each([
      ['needs no contact', { customer: { name: 'Alguien' } }, null],
      ['begins at once', { start: '2026-11-23T12:01:00Z' }, null],
      ['began a quarter of an hour ago', { start: '2026-11-23T12:46:00Z' }, null],
      ['did not begin an hour ago', { start: '2026-11-23T12:00:00Z' }, 'SLOT_NOT_AVAILABLE slot-past'],
      ['comes at any minute', { start: '2026-11-24T14:07:00Z' }, null],
      ['comes in spring', { start: '2027-03-24T14:00:00Z' }, null],
      ['finds it closed on Sunday', { start: '2026-11-29T14:00:00Z' }, 'SLOT_NOT_AVAILABLE slot-closed'],
      ['finds it closed in the evening', { start: '2026-11-24T20:45:00Z' }, 'SLOT_NOT_AVAILABLE slot-closed'],
    ])('%s', async (kind, change, expected) => {
      if (/ago/.test(kind)) world.time.now = monday + 60 * 60_000;
      expect(await refusal('bookForCustomer', walkIn(change))).toBe(expected);
    });

    it('takes nobody else’s time', async () => {
      await did('bookForCustomer', wanted());
      const start = '2026-11-24T14:17:00Z';
      expect(await refusal('bookForCustomer', walkIn({ start }))).toBe('SLOT_TAKEN slot-taken');
    });
  });
});

describe('changing a booking', () => {
  const statusOf = (bookingId: string) =>
    ask('getBooking', { bookingId }).then((one) => one.data.getBooking.status);
  const byKey = async (changes: object = {}) => {
    const authorization = (await world.addKey(tenantId)).text;
    const made = await world.call(
      'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId managePath } }',
      { input: wanted(changes) },
      { authorization },
    );
    return made.data.createBooking as { bookingId: string; managePath: string };
  };

  it('approves, completes, corrects; each on the version that was seen', async () => {
    await changeService('corte', { needsApproval: true });
    const { bookingId } = await byKey();
    expect(await statusOf(bookingId)).toBe('PENDING');
    const steps = [
      ['COMPLETED', 1, 'CONFLICT status'],
      ['CONFIRMED', 7, 'CONFLICT version'],
      ['CONFIRMED', 1, null],
      ['CONFIRMED', 1, null],
      ['NO_SHOW', 1, 'CONFLICT version'],
      ['NO_SHOW', 2, null],
      ['COMPLETED', 3, null],
      ['CANCELLED', 4, 'CONFLICT status'],
      ['CONFIRMED', 4, null],
      ['CANCELLED', 5, null],
      ['CANCELLED', 5, null],
      ['CONFIRMED', 6, 'CONFLICT status'],
    ] as const;
    for (const [status, version, expected] of steps)
      expect(
        await refusal('changeBookingStatus', { bookingId, version, status }),
        `${status} ${version}`,
      ).toBe(expected);
    const stale = await ask('changeBookingStatus', { input: { bookingId, version: 1, status: 'NO_SHOW' } });
    expect(stale.errors?.[0]?.errorInfo).toMatchObject({ currentVersion: 6 });
    expect((await trail()).map(([action]) => action)).toEqual(Array(5).fill('booking.status'));
  });

  it('is not bound by the customer’s cut-off, and frees the time', async () => {
    const { bookingId } = await byKey();
    world.time.now = Date.parse('2026-11-24T13:30:00Z');
    const cancelled = await did('changeBookingStatus', {
      bookingId,
      version: 1,
      status: 'CANCELLED',
      reason: 'Ana está enferma',
    });
    expect(cancelled).toMatchObject({ status: 'CANCELLED', cancelReason: 'Ana está enferma', version: 2 });
    expect(await did('bookForCustomer', wanted({ walkIn: true }))).toMatchObject({ status: 'CONFIRMED' });
  });

  it('moves at once: to another time and provider, once per key', async () => {
    const { bookingId } = await byKey();
    const input = {
      bookingId,
      version: 1,
      start: '2026-11-25T15:00:00Z',
      providerId: `${tenantId}-juan`,
      idempotencyKey: `move-${tenantId}`,
    };
    const moved = await did('moveBooking', input);
    expect(moved).toMatchObject({ bookingId, localTime: '12:00', providerName: 'Juan Pérez', version: 2 });
    expect(await did('moveBooking', input)).toEqual(moved);
    const again = { ...input, idempotencyKey: `again-${tenantId}`, start: '2026-11-25T16:00:00Z' };
    expect(await refusal('moveBooking', again)).toBe('CONFLICT version');
    expect(await refusal('moveBooking', { ...again, version: 2, start: '2026-11-29T15:00:00Z' })).toBe(
      'SLOT_NOT_AVAILABLE slot-closed',
    );
    expect(await refusal('moveBooking', { ...again, version: 2, start: '2026-11-25T16:20:00Z' })).toBe(
      'SLOT_NOT_AVAILABLE slot-off-grid',
    );
    expect(
      await did('moveBooking', { ...again, version: 2, start: '2026-11-25T16:20:00Z', walkIn: true }),
    ).toMatchObject({ localTime: '13:20', version: 3 });
    // The old time is free again.
    expect(await did('bookForCustomer', wanted())).toMatchObject({ localTime: '11:00' });
    expect((await trail()).map(([action]) => action).sort()).toEqual([
      'booking.create',
      'booking.move',
      'booking.move',
    ]);
  });

  it('writes down notes and payment, and takes them away', async () => {
    const { bookingId } = await byKey({ notes: 'Por favor con secado' });
    const update = (version: number, change: object) =>
      did('updateBooking', { bookingId, version, ...change });
    expect(await update(1, { paymentStatus: 'PAID' })).toMatchObject({
      paymentStatus: 'PAID',
      notes: 'Por favor con secado',
      version: 2,
    });
    expect(await update(2, { notes: 'Sin secado' })).toMatchObject({
      notes: 'Sin secado',
      paymentStatus: 'PAID',
    });
    expect(await update(3, { notes: 'Sin secado' })).toMatchObject({ version: 3 });
    expect(await update(3, { notes: ' ' })).toMatchObject({ notes: null, version: 4 });
    expect(await refusal('updateBooking', { bookingId, version: 3, notes: 'tarde' })).toBe(
      'CONFLICT version',
    );
    expect((await trail()).map(([action]) => action)).toEqual(Array(3).fill('booking.update'));
  });

  it.each(['changeBookingStatus', 'moveBooking', 'updateBooking'])(
    '%s of what is not there',
    async (name) => {
      const input = {
        changeBookingStatus: { status: 'CONFIRMED' },
        moveBooking: { start: '2026-11-25T15:00:00Z', idempotencyKey: 'nothing-to-move' },
        updateBooking: { notes: 'x' },
      }[name];
      expect(await refusal(name, { bookingId: 'none', version: 1, ...input })).toBe('NOT_FOUND booking');
    },
  );

  it('of two who change at once, one is told of the other', async () => {
    const { bookingId } = await byKey();
    const both = await Promise.all(
      ['mine', 'theirs'].map((notes) => refusal('updateBooking', { bookingId, version: 1, notes })),
    );
    expect(both.sort()).toEqual(['CONFLICT version', null].sort());
    expect((await trail()).length).toBe(1);
  });
});
