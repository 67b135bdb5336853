import { type Db, type Key, type QueryRequest, query } from './db.ts';
import type { Item } from './item.ts';
import { type TableDefinition, tables } from './tables.ts';

/** However rare what is looked for: a page looks at no more than `mostReads * mostPerRead` items. */
export const mostReads = 5;
const mostPerRead = 200;

export interface Search<T> extends Omit<QueryRequest, 'limit' | 'only'> {
  readonly limit: number;
  /** Something is left out: more is read at a time than a page holds. */
  readonly filtered: boolean;
  /** What becomes of an item; null: it is not what is looked for. */
  readonly keep: (item: Item) => T | null;
}

/** Up to `limit` items of an index that are looked for, in at most `mostReads` reads, and where to go on. */
export async function searchPage<T>(
  db: Db,
  { keep, filtered, limit, startAfter, ...request }: Search<T>,
): Promise<{ found: T[]; next: Key | null }> {
  const found: T[] = [];
  let from = startAfter ?? null;
  for (let reads = 0; reads < mostReads; reads++) {
    const page = await query(db, {
      ...request,
      limit: filtered ? mostPerRead : limit - found.length,
      startAfter: from,
    });
    for (const [at, item] of page.items.entries()) {
      const kept = keep(item);
      if (kept === null) continue;
      found.push(kept);
      if (found.length < limit) continue;
      const isLast = at === page.items.length - 1;
      return { found, next: isLast ? page.next : keyOf(request, item) };
    }
    from = page.next;
    if (!from) break;
  }
  return { found, next: from };
}

/** Where an item lies in its table and index: a page may begin after any. */
function keyOf({ table, index }: Pick<QueryRequest, 'table' | 'index'>, item: Item): Key {
  const definition: TableDefinition = tables[table];
  const indexed = index ? definition.indexes?.[index] : undefined;
  const names = [definition, indexed].flatMap((keys) => [keys?.partitionKey, keys?.sortKey]);
  return Object.fromEntries(
    names.flatMap((name) => (name === undefined ? [] : [[name, item[name] as string]])),
  );
}
