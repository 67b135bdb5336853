import { setTimeout as sleep } from 'node:timers/promises';
import { environmentCredentials } from './aws-credentials.ts';
import { type Answer, connectDynamo, type Dynamo, DynamoError } from './dynamo.ts';
import { type Attributes, fromAttributes, type Item, toAttribute, toAttributes } from './item.ts';
import { type IndexDefinition, type TableDefinition, type TableName, tables } from './tables.ts';

/** One process's connection to the tables. */
export interface Db {
  readonly dynamo: Dynamo;
  readonly prefix: string;
  /** Calls made so far: benchmarks and tests read how many an operation costs. */
  readonly calls: { count: number };
}

export interface DbOptions {
  /** Absent: AWS itself, with the credentials of the environment. */
  readonly endpoint?: string;
  readonly region: string;
  readonly prefix: string;
}

export type Key = Readonly<Record<string, string>>;

/** A condition or change in DynamoDB's expression language: `#name` and `:value` are filled from the two records. */
export interface Expression {
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

export type Write =
  | {
      readonly type: 'put';
      readonly table: TableName;
      readonly item: object;
      readonly condition?: Expression;
    }
  | {
      readonly type: 'update';
      readonly table: TableName;
      readonly key: Key;
      readonly change: Expression;
      readonly condition?: Expression;
    }
  | { readonly type: 'delete'; readonly table: TableName; readonly key: Key; readonly condition?: Expression }
  | { readonly type: 'check'; readonly table: TableName; readonly key: Key; readonly condition: Expression };

/** Why one write of a transaction stood in its way; `item` is what is stored when its condition failed. */
export type WriteRefusal =
  | { readonly kind: 'condition'; readonly item: Item | null }
  | { readonly kind: 'conflict' };

export type TransactOutcome =
  | { readonly ok: true }
  /** Nothing was written. One entry per write, null for those that did not stand in the way. */
  | { readonly ok: false; readonly refusals: readonly (WriteRefusal | null)[] };

/** The engine could not be reached, or the connection broke after the request was sent. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** True when the request may have been carried out all the same. */
  readonly outcomeUnknown: boolean;
  constructor(outcomeUnknown: boolean, cause: unknown) {
    super(outcomeUnknown ? 'the store broke off during a write' : 'the store cannot be reached', { cause });
    this.outcomeUnknown = outcomeUnknown;
  }
}

export function openDb({ endpoint, region, prefix }: DbOptions): Db {
  const url = endpoint ?? `https://dynamodb.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  const credentials = url.startsWith('http://') ? null : () => environmentCredentials();
  return {
    dynamo: connectDynamo({ endpoint: new URL(url), region, credentials }),
    prefix,
    calls: { count: 0 },
  };
}

/** The same tables to read, and every write is forgotten as if it had been carried out. */
export function withoutWrites(db: Db): Db {
  const { dynamo } = db;
  return {
    ...db,
    dynamo: {
      call: async (operation, input) => (reading.has(operation) ? dynamo.call(operation, input) : {}),
      close: () => undefined,
    },
  };
}

const reading: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query']);

export function closeDb(db: Db): void {
  db.dynamo.close();
}

export async function getItem(
  db: Db,
  table: TableName,
  key: Key,
  options: { consistent?: boolean } = {},
): Promise<Item | null> {
  const answer = await send(db, 'read', () =>
    db.dynamo.call('GetItem', {
      TableName: db.prefix + table,
      Key: toAttributes(key),
      ConsistentRead: options.consistent ?? true,
    }),
  );
  return answer.Item ? fromAttributes(answer.Item) : null;
}

export interface Wanted {
  readonly table: TableName;
  readonly key: Key;
}

/**
 * Consistent reads of many keys, 100 a call, calls side by side. Answers in the order asked; null is absent. What is
 * asked for as null is not read.
 */
export async function getItems(db: Db, wanted: readonly (Wanted | null)[]): Promise<(Item | null)[]> {
  const found = new Map<string, Item>();
  const asked = new Map(wanted.flatMap((one) => (one ? [[identify(one.table, one.key), one]] : [])));
  await Promise.all(inChunks([...asked.values()], 100).map((chunk) => getChunk(db, chunk, found)));
  return wanted.map((one) => (one && found.get(identify(one.table, one.key))) ?? null);
}

async function getChunk(db: Db, wanted: readonly Wanted[], found: Map<string, Item>): Promise<void> {
  let request: Record<string, { Keys: Attributes[]; ConsistentRead: boolean }> = {};
  for (const { table, key } of wanted) {
    const name = db.prefix + table;
    request[name] ??= { Keys: [], ConsistentRead: true };
    request[name].Keys.push(toAttributes(key));
  }
  for (let attempt = 0; ; attempt++) {
    const answer = await send(db, 'read', () => db.dynamo.call('BatchGetItem', { RequestItems: request }));
    for (const [name, items] of Object.entries(answer.Responses ?? {})) {
      const table = name.slice(db.prefix.length) as TableName;
      for (const attributes of items) {
        const item = fromAttributes(attributes);
        found.set(identify(table, item as Key), item);
      }
    }
    const left = answer.UnprocessedKeys ?? {};
    if (Object.keys(left).length === 0) return;
    request = left as typeof request;
    await pause(attempt);
  }
}

export interface QueryRequest {
  readonly table: TableName;
  readonly index?: string;
  readonly where: Expression;
  readonly filter?: Expression;
  /** Attributes to answer with; absent: whole items. */
  readonly only?: readonly string[];
  readonly limit?: number;
  readonly descending?: boolean;
  readonly startAfter?: Key | null;
  /** Default: true on tables; indexes cannot. */
  readonly consistent?: boolean;
}

export interface QueryAnswer {
  readonly items: Item[];
  /** Where the next page begins; null: this was the last one. */
  readonly next: Key | null;
}

/** One page of a query. */
export async function query(db: Db, request: QueryRequest): Promise<QueryAnswer> {
  const only = request.only && projected(request.only);
  const answer = await send(db, 'read', () =>
    db.dynamo.call('Query', {
      TableName: db.prefix + request.table,
      IndexName: request.index,
      KeyConditionExpression: request.where.text,
      FilterExpression: request.filter?.text,
      ProjectionExpression: only?.text,
      ...expressionParts(request.where, request.filter, only),
      ConsistentRead: request.index ? undefined : (request.consistent ?? true),
      Limit: request.limit,
      ScanIndexForward: !request.descending,
      ExclusiveStartKey: request.startAfter ? toAttributes(request.startAfter) : undefined,
    }),
  );
  return {
    items: (answer.Items ?? []).map(fromAttributes),
    next: answer.LastEvaluatedKey ? (fromAttributes(answer.LastEvaluatedKey) as Key) : null,
  };
}

const projected = (attributes: readonly string[]): Expression => ({
  text: attributes.map((_, at) => `#only${at}`).join(', '),
  names: Object.fromEntries(attributes.map((name, at) => [`#only${at}`, name])),
});

/** Every item of a query, page after page: for lists that are small by nature (a tenant's services). */
export async function queryAll(db: Db, request: QueryRequest): Promise<Item[]> {
  const items: Item[] = [];
  let startAfter: Key | null = null;
  do {
    const page: QueryAnswer = await query(db, { ...request, startAfter });
    items.push(...page.items);
    startAfter = page.next;
  } while (startAfter);
  return items;
}

/** Operator commands and the local sweep only: never in a request path. */
export async function* scan(
  db: Db,
  table: TableName,
  filter?: Expression,
  startAfter: Key | null = null,
): AsyncGenerator<QueryAnswer> {
  let from = startAfter;
  do {
    const answer = await send(db, 'read', () =>
      db.dynamo.call('Scan', {
        TableName: db.prefix + table,
        FilterExpression: filter?.text,
        ...expressionParts(filter),
        ExclusiveStartKey: from ? toAttributes(from) : undefined,
      }),
    );
    from = answer.LastEvaluatedKey ? (fromAttributes(answer.LastEvaluatedKey) as Key) : null;
    yield { items: (answer.Items ?? []).map(fromAttributes), next: from };
  } while (from);
}

export type WriteOutcome =
  | { readonly ok: true; readonly item: Item | null }
  /** The condition did not hold; `item` is what is stored. */
  | { readonly ok: false; readonly item: Item | null };

/**
 * One conditional write. An update answers with the item as it is afterwards. A `repeatable` one does no harm when it
 * is carried out twice; of any other, a broken connection leaves the outcome unknown (StoreUnavailable).
 */
export async function write(
  db: Db,
  one: Exclude<Write, { type: 'check' }>,
  options: { repeatable?: boolean } = {},
): Promise<WriteOutcome> {
  try {
    const kind = options.repeatable ? 'repeatable' : 'write';
    return { ok: true, item: await send(db, kind, () => sendWrite(db, one)) };
  } catch (error) {
    if (isAnswer(error, 'ConditionalCheckFailedException')) return { ok: false, item: itemOf(error.answer) };
    throw error;
  }
}

async function sendWrite(db: Db, one: Exclude<Write, { type: 'check' }>): Promise<Item | null> {
  const common = {
    TableName: db.prefix + one.table,
    ConditionExpression: one.condition?.text,
    ReturnValuesOnConditionCheckFailure: one.condition ? ('ALL_OLD' as const) : undefined,
  };
  if (one.type === 'put') {
    await db.dynamo.call('PutItem', {
      ...common,
      Item: toAttributes(one.item),
      ...expressionParts(one.condition),
    });
    return null;
  }
  const Key = toAttributes(one.key);
  if (one.type === 'delete') {
    await db.dynamo.call('DeleteItem', { ...common, Key, ...expressionParts(one.condition) });
    return null;
  }
  const answer = await db.dynamo.call('UpdateItem', {
    ...common,
    Key,
    UpdateExpression: one.change.text,
    ...expressionParts(one.change, one.condition),
    ReturnValues: 'ALL_NEW',
  });
  return answer.Attributes ? fromAttributes(answer.Attributes) : null;
}

/** All writes or none. A refusal is a value; the caller reads again and decides again. */
export async function transact(db: Db, writes: readonly Write[]): Promise<TransactOutcome> {
  try {
    await send(db, 'write', () =>
      db.dynamo.call('TransactWriteItems', { TransactItems: writes.map((one) => toTransactItem(db, one)) }),
    );
    return { ok: true };
  } catch (error) {
    if (!isAnswer(error, 'TransactionCanceledException')) throw error;
    const reasons = error.answer.CancellationReasons ?? [];
    const refusals = writes.map((_, index): WriteRefusal | null => {
      const reason = reasons[index];
      if (!reason?.Code || reason.Code === 'None') return null;
      if (reason.Code === 'ConditionalCheckFailed') return { kind: 'condition', item: itemOf(reason) };
      if (passing.has(reason.Code)) return { kind: 'conflict' };
      throw new Error(`the store refused write ${index}: ${reason.Code} ${reason.Message ?? ''}`, {
        cause: error,
      });
    });
    return { ok: false, refusals };
  }
}

const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

function toTransactItem(db: Db, one: Write): object {
  const TableName = db.prefix + one.table;
  const ConditionExpression = one.condition?.text;
  const ReturnValuesOnConditionCheckFailure = one.condition ? ('ALL_OLD' as const) : undefined;
  const common = { TableName, ReturnValuesOnConditionCheckFailure };
  if (one.type === 'put')
    return {
      Put: {
        ...common,
        ConditionExpression,
        Item: toAttributes(one.item),
        ...expressionParts(one.condition),
      },
    };
  const Key = toAttributes(one.key);
  if (one.type === 'update')
    return {
      Update: {
        ...common,
        ConditionExpression,
        Key,
        UpdateExpression: one.change.text,
        ...expressionParts(one.change, one.condition),
      },
    };
  if (one.type === 'delete')
    return { Delete: { ...common, ConditionExpression, Key, ...expressionParts(one.condition) } };
  return {
    ConditionCheck: {
      ...common,
      ConditionExpression: one.condition.text,
      Key,
      ...expressionParts(one.condition),
    },
  };
}

/** Unconditional deletes, 25 a call: the sweep and a tenant's erasure. */
export async function deleteItems(db: Db, table: TableName, keys: readonly Key[]): Promise<void> {
  for (const chunk of inChunks(keys, 25)) {
    let request: Record<string, { DeleteRequest: { Key: Attributes } }[]> = {
      [db.prefix + table]: chunk.map((key) => ({ DeleteRequest: { Key: toAttributes(key) } })),
    };
    for (let attempt = 0; Object.keys(request).length > 0; attempt++) {
      if (attempt > 0) await pause(attempt);
      const answer = await send(db, 'repeatable', () =>
        db.dynamo.call('BatchWriteItem', { RequestItems: request }),
      );
      request = (answer.UnprocessedItems ?? {}) as typeof request;
    }
  }
}

/** Makes the tables and indexes that are missing, as after an update; safe to run at every start. */
export async function createTables(db: Db): Promise<void> {
  await Promise.all(
    Object.entries(tables).map(([name, definition]) => createTable(db, name, definition as TableDefinition)),
  );
}

async function createTable(db: Db, name: string, table: TableDefinition): Promise<void> {
  const schema = (keys: { partitionKey: string; sortKey?: string }) => [
    { AttributeName: keys.partitionKey, KeyType: 'HASH' as const },
    ...(keys.sortKey ? [{ AttributeName: keys.sortKey, KeyType: 'RANGE' as const }] : []),
  ];
  const indexes = Object.entries(table.indexes ?? {});
  const attributes = new Set(
    [table, ...indexes.map(([, index]) => index)].flatMap((keys) =>
      keys.sortKey ? [keys.partitionKey, keys.sortKey] : [keys.partitionKey],
    ),
  );
  const TableName = db.prefix + name;
  try {
    await send(db, 'repeatable', () =>
      db.dynamo.call('CreateTable', {
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: schema(table),
        AttributeDefinitions: [...attributes].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        GlobalSecondaryIndexes:
          indexes.length === 0
            ? undefined
            : indexes.map(([IndexName, index]) => ({
                IndexName,
                KeySchema: schema(index),
                Projection: projectionOf(index),
              })),
        StreamSpecification: table.stream ? { StreamEnabled: true, StreamViewType: table.stream } : undefined,
      }),
    );
  } catch (error) {
    if (isAnswer(error, 'ResourceInUseException')) return addMissingIndexes(db, TableName, table);
    throw error;
  }
  if (table.ttl)
    await send(db, 'repeatable', () =>
      db.dynamo.call('UpdateTimeToLive', {
        TableName,
        TimeToLiveSpecification: { Enabled: true, AttributeName: table.ttl },
      }),
    );
}

/** One at a time, as DynamoDB wants it; each is filled with what the table holds before it answers. */
async function addMissingIndexes(db: Db, TableName: string, { indexes }: TableDefinition): Promise<void> {
  for (const [IndexName, index] of Object.entries(indexes ?? {})) {
    const known = await indexStatus(db, TableName, IndexName);
    if (known === null) {
      const keys = index.sortKey ? [index.partitionKey, index.sortKey] : [index.partitionKey];
      await send(db, 'write', () =>
        db.dynamo.call('UpdateTable', {
          TableName,
          AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
          GlobalSecondaryIndexUpdates: [
            {
              Create: {
                IndexName,
                KeySchema: keys.map((AttributeName, at) => ({
                  AttributeName,
                  KeyType: at === 0 ? 'HASH' : 'RANGE',
                })),
                Projection: projectionOf(index),
              },
            },
          ],
        }),
      );
    }
    for (let attempt = 1; known !== 'ACTIVE' && attempt < 100; attempt++) {
      if ((await indexStatus(db, TableName, IndexName)) === 'ACTIVE') break;
      await pause(attempt);
    }
  }
}

async function indexStatus(db: Db, TableName: string, IndexName: string): Promise<string | null> {
  const { Table } = await send(db, 'read', () => db.dynamo.call('DescribeTable', { TableName }));
  return Table?.GlobalSecondaryIndexes?.find((index) => index.IndexName === IndexName)?.IndexStatus ?? null;
}

const projectionOf = ({ projection }: IndexDefinition) =>
  typeof projection === 'string'
    ? { ProjectionType: projection }
    : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projection] };

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH']);
const throttled = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
/** A supervised engine is back within tens of milliseconds, on a busy machine within a second or two. */
const patienceMs = 4_000;

/**
 * Sends, and sends again what surely was not carried out (refused connection, throttling); reads and repeatable
 * writes also after a broken connection. Throws StoreUnavailable when that does not help.
 */
async function send<T>(db: Db, kind: 'read' | 'write' | 'repeatable', call: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let attempt = 1; ; attempt++) {
    db.calls.count++;
    try {
      return await call();
    } catch (error) {
      const trouble = diagnose(error);
      if (trouble === 'answered') throw error;
      const mayRepeat = trouble === 'not-done' || kind !== 'write';
      if (!mayRepeat) throw new StoreUnavailable(true, error);
      if (performance.now() - began > patienceMs) throw new StoreUnavailable(trouble === 'unknown', error);
      await pause(attempt);
    }
  }
}

/** `not-done`: surely not carried out. `unknown`: maybe. `answered`: the store's own answer. */
function diagnose(error: unknown): 'not-done' | 'unknown' | 'answered' {
  if (!(error instanceof DynamoError))
    return unreachable.has((error as NodeJS.ErrnoException).code ?? '') ? 'not-done' : 'unknown';
  if (throttled.has(error.name)) return 'not-done';
  return error.status >= 500 ? 'unknown' : 'answered';
}

const isAnswer = (error: unknown, name: string): error is DynamoError =>
  error instanceof DynamoError && error.name === name;

const itemOf = ({ Item }: Pick<Answer, 'Item'>): Item | null => (Item ? fromAttributes(Item) : null);

/** Exponential with full jitter: up to 20 ms, 40 ms … at most 320 ms. */
const pause = (attempt: number): Promise<void> => sleep(Math.random() * 10 * 2 ** Math.min(attempt, 5));

function expressionParts(...expressions: (Expression | undefined)[]) {
  const names: Record<string, string> = {};
  const values: Attributes = {};
  for (const expression of expressions) {
    Object.assign(names, expression?.names);
    for (const [name, value] of Object.entries(expression?.values ?? {})) values[name] = toAttribute(value);
  }
  return {
    ExpressionAttributeNames: Object.keys(names).length > 0 ? names : undefined,
    ExpressionAttributeValues: Object.keys(values).length > 0 ? values : undefined,
  };
}

function identify(table: TableName, key: Key): string {
  const { partitionKey, sortKey } = tables[table] as TableDefinition;
  return `${table}\n${key[partitionKey]}\n${sortKey ? key[sortKey] : ''}`;
}

function inChunks<T>(all: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < all.length; at += size) chunks.push(all.slice(at, at + size));
  return chunks;
}
