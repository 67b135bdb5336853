import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDb, createTables, getItem, openDb, write } from '../store/db.ts';
import { connectOrStart, DataInUse, type Engine, startEngine } from './engine.ts';

let dataDir: string;
const engines: Engine[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'engine-test-'));
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<Engine> {
  const engine = await startEngine({ dataDir });
  engines.push(engine);
  return engine;
}

/** Another process with the folder's engine, which says its engine's pid and then waits. */
async function startElsewhere(): Promise<{ child: ChildProcess; enginePid: number }> {
  const script = `
    import { startEngine } from ${JSON.stringify(join(import.meta.dirname, 'engine.ts'))};
    const engine = await startEngine({ dataDir: ${JSON.stringify(dataDir)} });
    console.log('pid', engine.pid());
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const enginePid = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('it ended')));
    child.stdout.on('data', (data) => {
      const said = /pid (\d+)/.exec(String(data));
      if (said) resolve(Number(said[1]));
    });
  });
  return { child, enginePid };
}

const openAt = (endpoint: string) => openDb({ endpoint, region: 'local', prefix: '' });
const item = { tenantId: 'a', ownerUserId: 'o', createdAt: 'c' };

describe('the engine', () => {
  it('is started again on the same port and file when it dies, and the client does not notice', async () => {
    const engine = await start();
    const db = openAt(engine.endpoint);
    await createTables(db);
    await write(db, { type: 'put', table: 'Tenants', item });
    const before = engine.pid() as number;
    process.kill(before, 'SIGKILL');
    expect(await getItem(db, 'Tenants', { tenantId: 'a' })).toEqual(item);
    expect(engine.pid()).not.toBe(before);
    expect(engine.restarts()).toBe(1);
    closeDb(db);
  });

  it('keeps its data when stopped and started', async () => {
    const first = await start();
    const db = openAt(first.endpoint);
    await createTables(db);
    await write(db, { type: 'put', table: 'Tenants', item });
    closeDb(db);
    await (engines.pop() as Engine).stop();
    expect(isAlive(first.pid() as number)).toBe(false);

    const again = openAt((await start()).endpoint);
    await createTables(again);
    expect(await getItem(again, 'Tenants', { tenantId: 'a' })).toEqual(item);
    closeDb(again);
  });

  it('ends with its server, also by kill -9', async () => {
    const { child, enginePid } = await startElsewhere();
    expect(isAlive(enginePid)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => isAlive(enginePid), { timeout: 3000 }).toBe(false);
  });

  it('is the one of DYNAMODB_ENDPOINT when that is set: nothing is started', async () => {
    const engine = await startEngine({ endpoint: 'http://127.0.0.1:1', dataDir });
    expect([engine.endpoint, engine.pid()]).toEqual(['http://127.0.0.1:1', null]);
    expect(existsSync(join(dataDir, 'lock.json'))).toBe(false);
  });
});

describe('the data folder', () => {
  it('is refused to a second start, by name and pid, and free after the first one stops', async () => {
    await start();
    const second = startEngine({ dataDir });
    await expect(second).rejects.toBeInstanceOf(DataInUse);
    await expect(second).rejects.toThrow(`The data in ${dataDir} is in use by process ${process.pid}.`);
    await (engines.pop() as Engine).stop();
    expect(existsSync(join(dataDir, 'lock.json'))).toBe(false);
    await start();
  });

  it('is taken over from a killed server, at once', async () => {
    const { child } = await startElsewhere();
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const engine = await start();
    expect(isAlive(engine.pid() as number)).toBe(true);
  });

  it.each([
    [
      'of a process that is gone',
      JSON.stringify({ pid: 2 ** 22 + 1, bornAt: '1', endpoint: null, enginePid: null }),
    ],
    [
      'of an earlier process with a pid in use',
      JSON.stringify({ pid: process.pid, bornAt: '1', endpoint: null, enginePid: null }),
    ],
    ['that is not readable', '{"pid'],
    ['with a foreign content', '[]'],
  ])('is taken over from a lock %s', async (_, lock) => {
    writeFileSync(join(dataDir, 'lock.json'), lock);
    await start();
  });

  it('lets only one of several processes in that find the same stale lock', async () => {
    writeFileSync(join(dataDir, 'lock.json'), JSON.stringify({ pid: 2 ** 22 + 1, bornAt: '1' }));
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => startElsewhere()));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it("serves a command by the running server's engine, else by its own", async () => {
    const engine = await start();
    const joined = await connectOrStart({ dataDir });
    expect(joined.endpoint).toBe(engine.endpoint);
    await joined.stop();
    expect(isAlive(engine.pid() as number)).toBe(true);
    await (engines.pop() as Engine).stop();
    const own = await connectOrStart({ dataDir });
    engines.push(own);
    expect(own.pid()).not.toBeNull();
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
