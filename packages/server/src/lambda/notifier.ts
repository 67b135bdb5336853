import { logCause } from '../api/log-cause.ts';
import { changeOf } from '../notify/follow-stream.ts';
import { type Mailing, mailChange } from '../notify/mail-change.ts';
import { noteCustomerOf } from '../notify/note-customer.ts';
import { queueTransport } from './mail-queue.ts';
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

/** Records of the stream in their order; the first that fails is where the stream is read from again. */
export const handler = (event: StreamEvent): Promise<BatchAnswer> =>
  runtime.invoke(async () => {
    for (const record of event.Records) {
      try {
        const change = changeOf(record);
        await noteCustomerOf(mailing, change);
        await mailChange(mailing, change);
      } catch (cause) {
        const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
        log.error({ cause: logCause(cause), sequence: itemIdentifier }, 'a change could not be mailed');
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  });
