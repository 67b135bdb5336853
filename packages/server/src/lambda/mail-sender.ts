import { logCause } from '../api/log-cause.ts';
import type { Message } from '../notify/message.ts';
import { MessageRejected } from '../notify/transport.ts';
import type { BatchAnswer } from './notifier.ts';
import { openRuntime, openTables } from './runtime.ts';
import { sendOnce } from './sent-once.ts';
import { sesTransport } from './ses.ts';

export interface QueueEvent {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes?: { readonly MessageGroupId?: string };
  }[];
}

const runtime = openRuntime('mailSender');
const { environment, log } = runtime;
const db = openTables(environment);
const transport = sesTransport(runtime.aws('ses'), environment.MAIL_FROM, environment.SES_CONFIGURATION_SET);

/** Mails of one group in their order: after one that failed, the others of its group wait for it. */
export const handler = (event: QueueEvent): Promise<BatchAnswer> =>
  runtime.invoke(async () => {
    const waiting = new Set<string>();
    const failed: string[] = [];
    for (const { messageId, body, attributes } of event.Records) {
      const group = attributes?.MessageGroupId ?? messageId;
      if (!waiting.has(group) && (await handle(body))) continue;
      waiting.add(group);
      failed.push(messageId);
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });

/** False: it is to come again. */
async function handle(body: string): Promise<boolean> {
  const message = JSON.parse(body) as Message;
  const facts = { tenantId: message.tenantId, kind: message.kind, role: message.role, mail: message.id };
  try {
    const now = await sendOnce(db, transport, message);
    if (now) log.info(facts, 'mail sent');
    else log.info(facts, 'mail had been sent');
    return true;
  } catch (thrown) {
    if (thrown instanceof MessageRejected) {
      log.warn({ ...facts, cause: logCause(thrown) }, 'mail refused');
      return true;
    }
    log.warn({ ...facts, cause: logCause(thrown) }, 'mail not sent yet');
    return false;
  }
}
