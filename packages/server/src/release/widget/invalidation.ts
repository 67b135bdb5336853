import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFrontClient,
  CreateInvalidationCommand,
  GetInvalidationCommand,
} from '@aws-sdk/client-cloudfront';
import type { Channel } from './version.ts';

/**
 * The paths that a move makes stale, and no others: versions never change. A channel has two, for CloudFront may know it
 * by the address asked for and by the one that its path function makes of it.
 */
export const channelPaths = (moved: readonly Channel[]): string[] =>
  moved.flatMap((channel) => [`/${channel}/*`, `/chat-widget/${channel}/*`]);

/** Has CloudFront forget these paths; `wait` until that is done everywhere. Returns the invalidation's id. */
export async function invalidate(
  { distributionId, region }: { distributionId: string; region: string },
  paths: readonly string[],
  { reference, wait }: { reference: string; wait: boolean },
): Promise<string> {
  const cloudFront = new CloudFrontClient({ region });
  const { Invalidation } = await cloudFront.send(
    new CreateInvalidationCommand({
      DistributionId: distributionId,
      InvalidationBatch: {
        CallerReference: reference,
        Paths: { Quantity: paths.length, Items: [...paths] },
      },
    }),
  );
  const id = String(Invalidation?.Id);
  let { Status: status } = Invalidation ?? {};
  while (wait && status !== 'Completed') {
    await sleep(pauseMs);
    const answer = await cloudFront.send(
      new GetInvalidationCommand({ DistributionId: distributionId, Id: id }),
    );
    status = answer.Invalidation?.Status;
  }
  return id;
}

const pauseMs = 3_000;
