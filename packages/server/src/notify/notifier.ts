import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { followStream } from './follow-stream.ts';
import { type Mailing, mailChange } from './mail-change.ts';

export interface NotifierOptions extends Mailing {
  readonly endpoint: string;
  readonly region: string;
  /** Folder of the place reached in the stream. */
  readonly dataDir: string;
}

/** Mails every change of bookings, from where the last run stopped. */
export function startNotifier(options: NotifierOptions): { stop(): Promise<void> } {
  const { endpoint, region, db, log, dataDir } = options;
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
    handle: (change) => mailChange(options, change),
    log,
  });
  return {
    async stop() {
      await following.stop();
      streams.destroy();
    },
  };
}
