import { setTimeout as sleep } from 'node:timers/promises';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { App } from '../context.ts';
import { type Key, write } from '../store/db.ts';
import { type Attributes, fromAttributes } from '../store/item.ts';
import { type TableDefinition, type TableName, tables } from '../store/tables.ts';

/** Deletes what has expired, now and then, because the local engine does not. Reads already take it for absent. */
export function startSweep(app: App): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = run(app, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function run(app: App, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(everyMs, signal);
    try {
      const removed = signal.aborted ? 0 : await sweep(app, signal);
      if (removed > 0) app.log.info({ removed }, 'swept what had expired');
    } catch (error) {
      app.log.warn({ error: (error as Error).name }, 'the sweep will try again');
    }
  }
}

/** Small pages with a rest between them: customers come first. Answers how many items went. */
export async function sweep(app: App, signal: AbortSignal = new AbortController().signal): Promise<number> {
  let removed = 0;
  for (const [name, definition] of Object.entries(tables) as [TableName, TableDefinition][]) {
    if (!definition.ttl) continue;
    const expired = {
      text: '#ttl <= :now',
      names: { '#ttl': definition.ttl },
      values: { ':now': Math.floor(app.clock() / 1000) - graceSeconds },
    };
    let from: Attributes | undefined;
    do {
      const page = await app.db.client.send(
        new ScanCommand({
          TableName: app.db.prefix + name,
          FilterExpression: expired.text,
          ExpressionAttributeNames: expired.names,
          ExpressionAttributeValues: { ':now': { N: String(expired.values[':now']) } },
          Limit: 100,
          ExclusiveStartKey: from,
        }),
      );
      for (const item of (page.Items ?? []).map(fromAttributes)) {
        const key: Key = {
          [definition.partitionKey]: item[definition.partitionKey] as string,
          ...(definition.sortKey ? { [definition.sortKey]: item[definition.sortKey] as string } : {}),
        };
        // Someone may have written it anew since it was read.
        const outcome = await write(app.db, { type: 'delete', table: name, key, condition: expired });
        if (outcome.ok) removed++;
      }
      from = page.LastEvaluatedKey;
      await pause(50, signal);
    } while (from && !signal.aborted);
  }
  return removed;
}

const everyMs = 15 * 60_000;
/** What a transaction under way may still look at. */
const graceSeconds = 300;
const pause = (ms: number, signal: AbortSignal) =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
