import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Booking } from '@booking-chat/core/booking/booking';
import { afterAll, expect, it } from 'vitest';
import { createSigner } from '../../packages/server/src/signer.ts';
import type { BookingOutcome } from '../../packages/server/src/store/bookings.ts';
import { listBookings } from '../../packages/server/src/store/bookings.ts';
import { closeDb, type Db, openDb, scan } from '../../packages/server/src/store/db.ts';
import { getUsage } from '../../packages/server/src/store/usage.ts';
import { overCapacity } from './over-capacity.ts';
import { type Ask, asks, scene } from './scene.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'crash-test-'));
const processes = new Set<ChildProcess>();

afterAll(async () => {
  for (const one of processes) one.kill('SIGKILL');
  await sleep(200);
  rmSync(dataDir, { recursive: true, force: true });
});

it('1,000 concurrent confirmations, retries, and a kill -9 of servers and engine in the middle', async () => {
  const random = seeded(20261123);
  const all = asks(1000, random);
  const answers = new Map<string, BookingOutcome[]>();
  let answered = 0;
  let unknown = 0;

  let servers = await startServers();
  let restarting: Promise<void> | null = null;
  const killAndRestart = async () => {
    const [first] = servers;
    for (const { child } of servers) child.kill('SIGKILL');
    if (first?.enginePid) process.kill(first.enginePid, 'SIGKILL');
    servers = await startServers();
  };

  /** As a client would: until there is an answer, with the same key. */
  const confirm = async (ask: Ask): Promise<void> => {
    for (;;) {
      await restarting;
      const server = servers[Math.floor(random() * servers.length)] as Server;
      const outcome = await server.confirm(ask);
      if (outcome === 'unknown') {
        unknown++;
        await sleep(5);
        continue;
      }
      answers.set(ask.key, [...(answers.get(ask.key) ?? []), outcome]);
      if (++answered === 400) restarting = killAndRestart();
      return;
    }
  };

  // Every third is sent twice: half of these at the same moment, half later.
  const twice = all.filter((_, index) => index % 3 === 0);
  const queue = [...all, ...twice].sort(() => random() - 0.5);
  await Promise.all(
    Array.from({ length: 100 }, async () => {
      for (let ask = queue.pop(); ask; ask = queue.pop()) await confirm(ask);
    }),
  );
  expect(unknown, 'the kill came while requests were under way').toBeGreaterThan(0);

  const db = openDb({ endpoint: servers[0]?.endpoint as string, region: 'local', prefix: '' });
  try {
    const bookings = await allBookings(db);
    const accepted = all.filter(({ key }) => answers.get(key)?.[0]?.ok);
    const refused = all.filter(({ key }) => !answers.get(key)?.[0]?.ok);
    expect(accepted.length).toBeGreaterThan(100);
    expect(refused.length).toBeGreaterThan(100);

    expect(overCapacity(bookings, scene.catalog.services)).toEqual([]);
    for (const { key, email } of accepted) {
      const own = bookings.filter((one) => one.customer.email === email);
      expect(own, key).toHaveLength(1);
      for (const answer of answers.get(key) ?? [])
        expect(answer).toMatchObject({ ok: true, booking: own[0] });
    }
    const refusedEmails = new Set(refused.map(({ email }) => email));
    expect(bookings.filter((one) => refusedEmails.has(one.customer.email ?? ''))).toEqual([]);
    for (const { key } of refused)
      for (const answer of answers.get(key) ?? [])
        expect(answer).toMatchObject({ ok: false, refusal: { kind: 'slot' } });

    expect(await onAgendas(db)).toEqual(bookings.map(summary).sort());
    expect((await getUsage(db, scene.tenant.tenantId, '2026-11')).bookings).toBe(bookings.length);
  } finally {
    closeDb(db);
  }
}, 120_000);

interface Server {
  readonly child: ChildProcess;
  readonly endpoint: string;
  readonly enginePid: number | null;
  confirm(ask: Ask): Promise<BookingOutcome | 'unknown'>;
}

/** The first one starts the engine, the second one uses it. */
async function startServers(): Promise<Server[]> {
  const first = await startServer();
  return [first, await startServer()];
}

function startServer(): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'booking-process.ts'), [dataDir], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  processes.add(child);
  const waiting = new Map<number, (outcome: BookingOutcome | 'unknown') => void>();
  let calls = 0;
  return new Promise((resolve, reject) => {
    child.once('exit', () => {
      processes.delete(child);
      for (const answer of waiting.values()) answer('unknown');
      waiting.clear();
      reject(new Error('the server ended before it was ready'));
    });
    child.on('error', () => {});
    child.on('message', (message: Message) => {
      if ('ready' in message)
        resolve({
          child,
          ...message.ready,
          confirm: (ask) =>
            new Promise((answer) => {
              if (!child.connected) return answer('unknown');
              const call = calls++;
              waiting.set(call, answer);
              child.send({ call, ask }, (error) => error && answer('unknown'));
            }),
        });
      else {
        waiting.get(message.call)?.('outcome' in message ? message.outcome : 'unknown');
        waiting.delete(message.call);
      }
    });
  });
}

type Message =
  | { readonly ready: { endpoint: string; enginePid: number | null } }
  | { readonly call: number; readonly outcome: BookingOutcome }
  | { readonly call: number; readonly failure: string };

async function allBookings(db: Db): Promise<Booking[]> {
  const bookings: Booking[] = [];
  let nextToken: string | null = null;
  do {
    const page = await listBookings(
      { db, signer: createSigner([scene.signingKey]) },
      { tenantId: scene.tenant.tenantId, of: { kind: 'tenant' }, limit: 200, nextToken },
    );
    if (!page.ok) throw new Error(page.refusal.kind);
    bookings.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken);
  return bookings;
}

const summary = (one: Pick<Booking, 'providerId' | 'bookingId' | 'start' | 'end'>) =>
  `${one.providerId} ${one.bookingId} ${one.start}-${one.end}`;

/** Read from the stored items themselves, not by the code under test. */
async function onAgendas(db: Db): Promise<string[]> {
  const found = new Set<string>();
  for await (const page of scan(db, 'ProviderAvailability'))
    for (const { ownerKey, itemKey, entries } of page.items as Record<string, string>[]) {
      if (!itemKey?.startsWith('AGENDA#')) continue;
      const midnight = Date.parse(`${itemKey.slice(7)}T00:00:00Z`) / 60_000;
      for (const [id, , after, length] of JSON.parse(entries as string) as [string, string, number, number][])
        found.add(`${ownerKey?.split('#')[1]} ${id} ${midnight + after}-${midnight + after + length}`);
    }
  return [...found].sort();
}

/** mulberry32: the same run every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
