import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { Log } from '../context.ts';
import type { Db } from '../store/db.ts';
import { type Attributes, fromAttributes, type Item } from '../store/item.ts';
import type { TableName } from '../store/tables.ts';
import { writeWhole } from './outbox.ts';

/** An item before and after one write; null: it was not there. */
export interface Change {
  readonly before: Item | null;
  readonly after: Item | null;
}

export interface Following {
  readonly db: Db;
  readonly streams: DynamoDBStreamsClient;
  readonly table: TableName;
  /** Where the place reached in the stream is kept. */
  readonly checkpointFile: string;
  /** Called for one change after another, in order; a throw means "try again later". May see a change again after a crash. */
  readonly handle: (change: Change) => Promise<void>;
  /** Told of what was read before any of it is handled; never waited for. Sees a change again when its handling is repeated. */
  readonly arrived?: (changes: readonly Change[]) => void;
  readonly log: Log;
  readonly idleMs?: number;
}

/** By shard: the last sequence number handled, or 'done' when the shard ended. Valid for one stream only. */
interface Checkpoint {
  readonly stream: string;
  readonly shards: Record<string, string>;
}

/**
 * Follows a table's stream from the checkpoint on, for as long as it runs: at least once, in order within a shard, parents
 * before children. A fault of the engine or of the handler is waited out.
 */
export function followStream(following: Following): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = run(following, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function run(following: Following, signal: AbortSignal): Promise<void> {
  const { log, idleMs = 250 } = following;
  let failures = 0;
  let reader: Reader | null = null;
  while (!signal.aborted) {
    try {
      reader ??= await openReader(following);
      const handled = await readAll(reader, following, signal);
      failures = 0;
      if (handled === 0) await pause(idleMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      reader = null;
      failures++;
      // A restart of the engine takes a moment and is no news.
      if (failures > 2) log.warn({ failures, error: (error as Error).name }, 'the bookings stream waits');
      await pause(Math.min(200 * 2 ** failures, 15_000), signal);
    }
  }
}

interface Reader {
  readonly checkpoint: Checkpoint;
  readonly iterators: Map<string, string>;
  shards: readonly Shard[];
  shardsReadAt: number;
}

async function openReader({ db, table, checkpointFile }: Following): Promise<Reader> {
  const { Table } = await db.dynamo.call('DescribeTable', { TableName: db.prefix + table });
  const stream = Table?.LatestStreamArn;
  if (!stream) throw new Error(`table ${table} has no stream`);
  const kept = await readCheckpoint(checkpointFile);
  return {
    checkpoint: kept?.stream === stream ? kept : { stream, shards: {} },
    iterators: new Map(),
    shards: [],
    shardsReadAt: 0,
  };
}

async function readAll(reader: Reader, following: Following, signal: AbortSignal): Promise<number> {
  if (Date.now() - reader.shardsReadAt > shardsKeptMs) {
    reader.shards = await listShards(following.streams, reader.checkpoint.stream);
    reader.shardsReadAt = Date.now();
  }
  const known = new Set(reader.shards.map((shard) => shard.ShardId));
  let handled = 0;
  for (const { ShardId: shard, ParentShardId: parent } of reader.shards) {
    const isDone = (id: string) => reader.checkpoint.shards[id] === 'done';
    const parentIsAhead = parent !== undefined && known.has(parent) && !isDone(parent);
    if (shard === undefined || isDone(shard) || parentIsAhead || signal.aborted) continue;
    handled += await readShard(reader, shard, following, signal);
  }
  return handled;
}

async function readShard(
  reader: Reader,
  shard: string,
  following: Following,
  signal: AbortSignal,
): Promise<number> {
  const { checkpoint, iterators } = reader;
  let iterator = iterators.get(shard);
  let records: readonly _Record[];
  let next: string | undefined;
  try {
    iterator ??= await iteratorAt(following.streams, checkpoint, shard);
    const answer = await following.streams.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: 100 }),
    );
    records = answer.Records ?? [];
    next = answer.NextShardIterator;
  } catch (error) {
    iterators.delete(shard);
    if (error instanceof ExpiredIteratorException) return 0;
    if (error instanceof TrimmedDataAccessException) {
      following.log.warn({ shard }, 'the bookings stream forgot records that were not handled in time');
      delete checkpoint.shards[shard];
      return 0;
    }
    throw error;
  }
  let handled = 0;
  const changes = records.map(changeOf);
  if (changes.length > 0) following.arrived?.(changes);
  try {
    for (const [at, record] of records.entries()) {
      if (signal.aborted) break;
      await following.handle(changes[at] as Change);
      if (record.dynamodb?.SequenceNumber) checkpoint.shards[shard] = record.dynamodb.SequenceNumber;
      handled++;
    }
  } finally {
    if (handled > 0) await writeWhole(following.checkpointFile, JSON.stringify(checkpoint));
  }
  if (next === undefined) {
    checkpoint.shards[shard] = 'done';
    reader.shardsReadAt = 0;
    await writeWhole(following.checkpointFile, JSON.stringify(checkpoint));
  } else iterators.set(shard, next);
  return handled;
}

async function iteratorAt(
  streams: DynamoDBStreamsClient,
  { stream, shards }: Checkpoint,
  shard: string,
): Promise<string> {
  const handled = shards[shard];
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn: stream,
      ShardId: shard,
      ...(handled
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: handled }
        : { ShardIteratorType: 'TRIM_HORIZON' }),
    }),
  );
  if (!ShardIterator) throw new ResourceNotFoundException({ message: shard, $metadata: {} });
  return ShardIterator;
}

async function listShards(streams: DynamoDBStreamsClient, stream: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let after: string | undefined;
  do {
    const { StreamDescription } = await streams.send(
      new DescribeStreamCommand({ StreamArn: stream, ExclusiveStartShardId: after }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    after = StreamDescription?.LastEvaluatedShardId;
  } while (after);
  return shards;
}

/** A stream record, as the engine's Streams API and as a Lambda event give it. */
export function changeOf(record: Pick<_Record, 'dynamodb'>): Change {
  const read = (image: Attributes | undefined) => (image ? fromAttributes(image) : null);
  return { before: read(record.dynamodb?.OldImage), after: read(record.dynamodb?.NewImage) };
}

async function readCheckpoint(file: string): Promise<Checkpoint | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Checkpoint;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const shardsKeptMs = 10_000;
const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);
