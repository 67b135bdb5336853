import { randomInt } from 'node:crypto';
import type { Booking } from '@booking-chat/core/booking/booking';
import type { Event, Facts } from '@booking-chat/core/conversation/events';
import type { Conversation } from '@booking-chat/core/conversation/state';
import type { App } from '../context.ts';
import { listBookings } from '../store/bookings.ts';
import { write } from '../store/db.ts';
import { putNotice } from '../store/notices.ts';
import { randomId } from '../store/random-id.ts';

const validMinutes = 10;
const codesPerHour = 4;

/**
 * Mails a six-digit code to an address that has bookings to come. For one that has none everything looks the same and
 * takes as long, only that nothing is sent. At most four codes an hour go to one address, whoever asks from wherever.
 */
export async function sendCode(
  app: App,
  facts: Facts,
  state: Conversation,
  conversationId: string,
  email: string,
): Promise<Event> {
  const now = app.clock();
  const { tenantId } = facts.tenant;
  const [allowed, bookings] = await Promise.all([
    takeCode(app, tenantId, email, now),
    bookingsOf(app, facts, email),
  ]);
  if (!allowed) return { type: 'code-limited' };
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await putNotice(app.db, tenantId, {
    kind: 'one-time-code',
    noticeId: randomId(),
    language: state.lang,
    createdAt: new Date(now).toISOString(),
    email: bookings.length > 0 ? email : null,
    name: bookings[0]?.customer.name ?? null,
    code,
    validMinutes,
  });
  return {
    type: 'code-sent',
    fingerprint: fingerprint(app, conversationId, code),
    expiresAt: facts.now + validMinutes,
  };
}

/** The bookings behind a right code. */
export async function checkCode(
  app: App,
  facts: Facts,
  conversationId: string,
  effect: { readonly code: string; readonly fingerprint: string; readonly email: string },
): Promise<Event> {
  if (fingerprint(app, conversationId, effect.code) !== effect.fingerprint) return { type: 'code-wrong' };
  return { type: 'bookings', bookings: await bookingsOf(app, facts, effect.email) };
}

const fingerprint = (app: App, conversationId: string, code: string): string =>
  app.signer.fingerprint('one-time-code', `${conversationId}:${code}`);

/** Those still to come (a day's grace for one under way), soonest first. */
async function bookingsOf(app: App, facts: Facts, email: string): Promise<readonly Booking[]> {
  const page = await listBookings(app, {
    tenantId: facts.tenant.tenantId,
    of: { kind: 'customer', email, phone: null },
    range: { start: facts.now - 1440, end: facts.now + 2 * 525_600 },
    statuses: ['CONFIRMED', 'PENDING'],
    limit: 20,
  });
  return page.ok ? page.items.filter((booking) => booking.end > facts.now) : [];
}

async function takeCode(
  app: App,
  tenantId: Facts['tenant']['tenantId'],
  email: string,
  now: number,
): Promise<boolean> {
  const hour = Math.floor(now / 3_600_000);
  const whose = app.signer.fingerprint('code-limit', `${tenantId}:${email}`);
  const outcome = await write(app.db, {
    type: 'update',
    table: 'TenantUsage',
    key: { tenantId, itemKey: `CODE#${whose}#${hour}` },
    change: {
      text: 'ADD requests :one SET expiresAt = :end',
      values: { ':one': 1, ':end': (hour + 2) * 3600 },
    },
    condition: {
      text: 'attribute_not_exists(requests) OR requests < :limit',
      values: { ':limit': codesPerHour },
    },
  });
  return outcome.ok;
}
