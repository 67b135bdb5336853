import type { Message } from '../notify/message.ts';
import { MessageRejected, type Transport } from '../notify/transport.ts';
import { type Db, write } from '../store/db.ts';

/** Another sender is at this mail now, or died at it less than a minute ago. */
export class BeingSent extends Error {
  override readonly name = 'BeingSent';
}

const leaseSeconds = 60;
const rememberedSeconds = 15 * 86_400;

/**
 * Sends each message id once: a record says who is sending it and, afterwards, that it was sent, longer than queue and
 * dead letters together keep a message. A sender that dies between SES's answer and that note sends it again: at least once.
 * `true`: sent now; `false`: it had been sent before.
 */
export async function sendOnce(
  db: Db,
  transport: Transport,
  message: Message,
  now: number = Date.now(),
): Promise<boolean> {
  const seconds = Math.floor(now / 1000);
  const key = { tenantId: message.tenantId, itemKey: `MAIL#${message.id}` };
  const note = (state: 'sending' | 'sent') => ({
    ...key,
    state,
    since: seconds,
    expiresAt: seconds + rememberedSeconds,
  });
  const claimed = await write(db, {
    type: 'put',
    table: 'TenantUsage',
    item: note('sending'),
    condition: {
      text: 'attribute_not_exists(tenantId) OR (#state = :sending AND since <= :stale) OR expiresAt <= :now',
      names: { '#state': 'state' },
      values: { ':sending': 'sending', ':stale': seconds - leaseSeconds, ':now': seconds },
    },
  });
  if (!claimed.ok) {
    if (claimed.item?.state === 'sent') return false;
    throw new BeingSent(message.id);
  }
  try {
    await transport.send(message);
  } catch (error) {
    if (error instanceof MessageRejected)
      await write(db, { type: 'put', table: 'TenantUsage', item: note('sent') });
    else await write(db, { type: 'delete', table: 'TenantUsage', key });
    throw error;
  }
  await write(db, { type: 'put', table: 'TenantUsage', item: note('sent') }, { repeatable: true });
  return true;
}
