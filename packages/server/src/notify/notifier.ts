import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Publish } from '../context.ts';
import { publishChanges } from './booking-event.ts';
import { followStream } from './follow-stream.ts';
import { type Mailing, mailChange } from './mail-change.ts';
import { noteCustomerOf } from './note-customer.ts';

export interface NotifierOptions extends Mailing {
  readonly endpoint: string;
  readonly region: string;
  /** Folder of the place reached in the stream. */
  readonly dataDir: string;
  /** Who is told of bookings besides the mails; absent: nobody. */
  readonly publish?: Publish;
}

/** Mails every change of bookings, from where the last run stopped, and tells subscribers of it. */
export function startNotifier(options: NotifierOptions): { stop(): Promise<void> } {
  const { endpoint, region, db, log, dataDir, publish } = options;
  const streams = new DynamoDBStreamsClient({
    endpoint,
    region,
    ...(endpoint.startsWith('http://')
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
    maxAttempts: 1,
  });
  const following = followStream({
    db,
    streams,
    table: 'Bookings',
    checkpointFile: join(dataDir, 'notifier.json'),
    handle: async (change) => {
      await noteCustomerOf(options, change);
      await mailChange(options, change);
    },
    arrived: publish && ((changes) => void publishChanges(publish, changes)),
    log,
  });
  return {
    async stop() {
      await following.stop();
      streams.destroy();
    },
  };
}
