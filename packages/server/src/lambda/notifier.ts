import { logCause } from '../api/log-cause.ts';
import { publishChanges } from '../notify/booking-event.ts';
import { type Change, changeOf } from '../notify/follow-stream.ts';
import { type Mailing, mailChange } from '../notify/mail-change.ts';
import { noteCustomerOf } from '../notify/note-customer.ts';
import { queueTransport } from './mail-queue.ts';
import { publishToAppSync } from './publish.ts';
import { openRuntime, openSigner, openTables } from './runtime.ts';

type StreamRecord = Parameters<typeof changeOf>[0];
export interface StreamEvent {
  readonly Records: readonly StreamRecord[];
}
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

const runtime = openRuntime('notifier');
const { environment, log } = runtime;
const mailing: Mailing = {
  db: openTables(environment),
  signer: openSigner(runtime),
  publicUrl: environment.PUBLIC_URL,
  from: environment.MAIL_FROM,
  transport: queueTransport(runtime.aws('sqs'), environment.MAIL_QUEUE_URL),
  log,
};
const publish = publishToAppSync({ url: environment.API_URL, region: environment.AWS_REGION, log });

/** Records of the stream in their order; the first that fails is where the stream is read from again. */
export const handler = (event: StreamEvent): Promise<BatchAnswer> =>
  runtime.invoke(async () => {
    const changes = event.Records.map(changeOf);
    // Beside the mails: neither waits for the other, and it never fails.
    const told = publishChanges(publish, changes);
    const answer = await mailAll(event, changes);
    await told;
    return answer;
  });

async function mailAll(event: StreamEvent, changes: readonly Change[]): Promise<BatchAnswer> {
  for (const [at, record] of event.Records.entries()) {
    try {
      const change = changes[at] as Change;
      await noteCustomerOf(mailing, change);
      await mailChange(mailing, change);
    } catch (cause) {
      const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
      log.error({ cause: logCause(cause), sequence: itemIdentifier }, 'a change could not be mailed');
      return { batchItemFailures: [{ itemIdentifier }] };
    }
  }
  return { batchItemFailures: [] };
}
