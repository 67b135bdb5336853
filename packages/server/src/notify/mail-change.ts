import type { Log } from '../context.ts';
import type { Signer } from '../signer.ts';
import { readBooking } from '../store/booking-item.ts';
import { loadCatalog } from '../store/catalog.ts';
import type { Db } from '../store/db.ts';
import { manageToken } from '../store/manage-token.ts';
import { deleteNotice, readNotice } from '../store/notices.ts';
import { getTenant } from '../store/tenants.ts';
import type { Change } from './follow-stream.ts';
import type { Message } from './message.ts';
import { noticeMail } from './notice-mail.ts';
import { noticesFor } from './notices-for.ts';
import { MessageRejected, type Transport } from './transport.ts';

export interface Mailing {
  readonly db: Db;
  readonly signer: Signer;
  /** Base of the customer's pages, without a trailing slash. */
  readonly publicUrl: string;
  /** The product's own sender address. */
  readonly from: string;
  readonly transport: Transport;
  readonly log: Log;
}

/**
 * Sends what one change in the Bookings table calls for. The handler of the local follower and of the stream's Lambda.
 * Throws when sending should be tried again; what can never be sent is logged and left.
 */
export async function mailChange(mailing: Mailing, change: Change): Promise<void> {
  const { after } = change;
  if (!after) return;
  const posted = readNotice(after);
  if (posted) {
    const tenant = await getTenant(mailing.db, posted.tenantId);
    if (tenant) await sendAll(mailing, () => [noticeMail(posted.notice, tenant)]);
    await deleteNotice(mailing.db, posted.tenantId, posted.notice.noticeId);
    return;
  }
  const booking = readBooking(after)?.booking;
  // An import brings back bookings whose customers were told long ago.
  const isImport = booking !== undefined && after.importedVersion === booking.version;
  if (!booking || isImport) return;
  const tenant = await getTenant(mailing.db, booking.tenantId);
  if (!tenant) return;
  const { providers } = await loadCatalog(mailing.db, tenant);
  await sendAll(mailing, () =>
    noticesFor(readBooking(change.before)?.booking ?? null, booking, {
      tenant,
      providerEmail: (id) => providers.find((provider) => provider.providerId === id)?.email ?? null,
      manageUrl: (bookingId) =>
        `${mailing.publicUrl}/b/${manageToken(mailing.signer, booking.tenantId, bookingId)}`,
      fallbackEmail: mailing.from,
    }),
  );
}

async function sendAll(mailing: Mailing, compose: () => (Message | null)[]): Promise<void> {
  for (const message of composed(mailing, compose)) {
    if (!message) continue;
    const facts = { tenantId: message.tenantId, kind: message.kind, role: message.role, mail: message.id };
    try {
      await mailing.transport.send(message);
    } catch (error) {
      if (!(error instanceof MessageRejected)) throw error;
      mailing.log.warn(facts, 'a mail was refused for good');
      continue;
    }
    mailing.log.info(facts, 'mailed');
  }
}

/** A record that cannot be worded must not hold up all that come after it. */
function composed(mailing: Mailing, compose: () => (Message | null)[]): (Message | null)[] {
  try {
    return compose();
  } catch (error) {
    mailing.log.error({ error: (error as Error).stack }, 'a change could not be put into words');
    return [];
  }
}
