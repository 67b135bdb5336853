import { type Db, deleteItems, type Key, scan } from './db.ts';
import { type TableDefinition, type TableName, tables } from './tables.ts';

/**
 * Deletes what has expired, as DynamoDB's TTL does by itself and the local engine never does. Code treats an expired item
 * as absent anyway: this only gives the space back. Reads whole tables, so it belongs in a quiet moment of the local
 * server and nowhere else. `now` in epoch milliseconds. Gives the number of items deleted.
 */
export async function sweep(db: Db, now: number): Promise<number> {
  let deleted = 0;
  for (const [name, table] of Object.entries(tables) as [TableName, TableDefinition][]) {
    const { ttl, partitionKey, sortKey } = table;
    if (!ttl) continue;
    const expired = {
      text: '#ttl <= :now',
      names: { '#ttl': ttl },
      values: { ':now': Math.floor(now / 1000) },
    };
    for await (const page of scan(db, name, expired)) {
      const keys = page.items.map(
        (item): Key => ({
          [partitionKey]: item[partitionKey] as string,
          ...(sortKey ? { [sortKey]: item[sortKey] as string } : {}),
        }),
      );
      await deleteItems(db, name, keys);
      deleted += keys.length;
    }
  }
  return deleted;
}
