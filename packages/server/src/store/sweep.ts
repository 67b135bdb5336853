import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, type Key, scan, write } from './db.ts';
import { type TableDefinition, type TableName, tables } from './tables.ts';

/**
 * Deletes what has expired, as DynamoDB's TTL does by itself and the local engine never does. Code treats an expired item
 * as absent anyway: this only gives the space back. Reads whole tables, so it belongs in a quiet moment of the local
 * server and nowhere else. `now` in epoch milliseconds; what is local only lives by the machine's clock. Gives the number
 * of items deleted.
 */
export async function sweep(db: Db, now: number, machineNow = now): Promise<number> {
  let deleted = 0;
  for (const [name, table] of Object.entries(tables) as [TableName, TableDefinition][]) {
    const { ttl, partitionKey, sortKey, localOnly } = table;
    if (!ttl) continue;
    const expired = {
      text: '#ttl <= :now',
      names: { '#ttl': ttl },
      values: { ':now': Math.floor((localOnly ? machineNow : now) / 1000) },
    };
    for await (const page of scan(db, name, expired)) {
      for (const item of page.items) {
        const key: Key = {
          [partitionKey]: item[partitionKey] as string,
          ...(sortKey ? { [sortKey]: item[sortKey] as string } : {}),
        };
        // Someone may have written it anew since it was read.
        const outcome = await write(db, { type: 'delete', table: name, key, condition: expired });
        if (outcome.ok) deleted++;
      }
      await sleep(20);
    }
  }
  return deleted;
}
