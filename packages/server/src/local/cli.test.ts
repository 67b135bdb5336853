import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitor } from '../../../../tests/identity/visitor.ts';
import { productRoot } from './product-root.ts';

const program = join(productRoot, 'bin/booking-chat.mjs');
let folder: string;
let data: string;
const started: ChildProcess[] = [];

beforeAll(() => {
  // `npm test` builds it.
  expect(existsSync(join(productRoot, 'packages/server/dist/cli.mjs')), 'run "npm run build" first').toBe(
    true,
  );
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  data = join(folder, 'data');
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
    }
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const environment = (extra: NodeJS.ProcessEnv) => {
  const { SMTP_URL: _, DYNAMODB_ENDPOINT: __, LOG_LEVEL: ___, NODE_ENV: ____, ...env } = process.env;
  return { ...env, BOOKING_CHAT_DATA: data, ...extra };
};

function run(args: readonly string[], input = '', extra: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { env: environment(extra) });
  started.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly api: string;
  readonly admin: string;
  readonly demos: readonly { tenantId: string; slug: string; publicKey: string }[];
  readonly owners: readonly { email: string; password: string | null; tenantId: string }[];
}

async function start(...args: string[]): Promise<Server> {
  const child = spawn(process.execPath, [program, 'start', '--port', '0', '--json', ...args], {
    env: environment({}),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk)));
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });
  return { child, ...JSON.parse(line) };
}

const stopped = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });

const json = (ran: Ran) => JSON.parse(ran.out);

/** Books by the public API, as a page would. */
async function book(server: Server, idempotencyKey: string, start: string) {
  const response = await fetch(server.api, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: server.url,
      authorization: server.demos[0]?.publicKey ?? '',
    },
    body: JSON.stringify({
      query:
        'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId code managePath } }',
      variables: {
        input: {
          serviceId: 'consulta-general',
          providerId: 'felipe-rojas',
          start,
          customer: { name: 'Juan Pérez', email: 'juan@example.com' },
          idempotencyKey,
        },
      },
    }),
  });
  const body = (await response.json()) as {
    data?: { createBooking: { bookingId: string; code: string; managePath: string } };
  };
  if (!body.data) throw new Error(JSON.stringify(body));
  return body.data.createBooking;
}

const mails = async (server: Server): Promise<{ id: string; kind: string; bookingId: string }[]> =>
  ((await (await fetch(`${server.url}/outbox.json`)).json()) as { messages: [] }).messages;

async function mailsWhen(server: Server, count: number) {
  for (let tried = 0; tried < 100; tried++) {
    const found = await mails(server);
    if (found.length >= count) return found;
    await sleep(50);
  }
  return mails(server);
}

const now = ['--now', '2026-11-23T09:00:00-03:00'];

describe('start', () => {
  it('answers as soon as it says so, keeps its secrets, and stops cleanly', async () => {
    const server = await start(...now);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    for (const path of ['/', '/outbox', ...server.demos.map(({ slug }) => `/demo/${slug}`)])
      expect((await fetch(server.url + path)).status).toBe(200);
    const health = await fetch(server.api, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ health { now } }"}',
    });
    expect(await health.text()).toContain('2026-11-23T12:00');
    expect(statSync(data).mode & 0o077).toBe(0);
    expect(statSync(join(data, 'secrets.json')).mode & 0o077).toBe(0);
    // As from a terminal whose Ctrl-C reaches both npm and the server.
    server.child.kill('SIGINT');
    expect(await stopped(server.child, 'SIGINT')).toBe(0);
    expect(existsSync(join(data, 'lock.json'))).toBe(false);
  });

  it('says who owns the demo businesses; they sign in, also after kill -9 and in an older data folder', async () => {
    const first = await start(...now);
    expect(first.owners.map(({ email, tenantId }) => [email, tenantId])).toEqual([
      ['owner@clinica-aurora.example', 'demo-clinica-aurora'],
      ['owner@estudio-ipe.example', 'demo-estudio-ipe'],
      ['owner@harbor-dental.example', 'demo-harbor-dental'],
    ]);
    expect(JSON.stringify(first.demos)).not.toContain('owner@');
    const [{ email, password } = { email: '', password: '' }] = first.owners;
    const browser = visitor(first);
    const { refresh_token } = await browser.signIn(email, password ?? '');
    await stopped(first.child, 'SIGKILL');

    const again = await start('--port', new URL(first.url).port);
    expect(again.owners).toEqual(first.owners);
    const refreshed = await visitor(again).refresh(refresh_token);
    expect(refreshed.status).toBe(200);
    const response = await fetch(again.api, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: refreshed.body.access_token },
      body: JSON.stringify({ query: '{ listPeople { items { email role } } }' }),
    });
    expect(await response.json()).toEqual({ data: { listPeople: { items: [{ email, role: 'OWNER' }] } } });
    await stopped(again.child, 'SIGTERM');

    for (const name of ['demo.json', 'identity-keys.json', 'secrets.json'])
      expect(statSync(join(data, name)).mode & 0o077).toBe(0);
    const file = join(data, 'demo.json');
    const demos = JSON.parse(readFileSync(file, 'utf8')) as object[];
    writeFileSync(file, JSON.stringify(demos.map((demo) => ({ ...demo, owner: undefined }))));
    const older = await start();
    expect(older.owners.map((each) => each.email)).toEqual(first.owners.map((each) => each.email));
    expect(older.owners[0]?.password).not.toBe(password);
    expect(await visitor(older).signIn(email, older.owners[0]?.password ?? '')).toBeTruthy();
  });

  it('refuses a second start on the same data, and says why', async () => {
    const server = await start();
    const second = await run(['start', '--port', '0']);
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/in use by process \d+/);
    expect(second.err).not.toMatch(/^\s+at /m);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it('refuses a port that is taken, and says what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((ready) => other.once('listening', ready));
    const { port } = other.address() as { port: number };
    const refused = await run(['start', '--port', String(port)]);
    other.close();
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`Port ${port} is in use`);
    expect(refused.err).toContain('--port');
    expect(existsSync(join(data, 'lock.json'))).toBe(false);
  });

  it('loses nothing to kill -9 and mails nothing twice', async () => {
    const first = await start(...now);
    const mailed = await book(first, 'booked-before', '2026-11-24T12:00:00Z');
    await mailsWhen(first, 2);
    const unmailed = await book(first, 'booked-last', '2026-11-24T14:00:00Z');
    await stopped(first.child, 'SIGKILL');

    const second = await start(...now);
    const found = await mailsWhen(second, 4);
    await sleep(600);
    expect((await mails(second)).map(({ id }) => id).sort()).toEqual(found.map(({ id }) => id).sort());
    expect(found.map(({ bookingId }) => bookingId).sort()).toEqual(
      [mailed, mailed, unmailed, unmailed].map(({ bookingId }) => bookingId).sort(),
    );
    const again = await book(second, 'booked-last', '2026-11-24T14:00:00Z');
    expect(again.bookingId).toBe(unmailed.bookingId);
    expect(again.managePath).toBe(unmailed.managePath);
    expect(second.demos).toEqual(
      first.demos.map((demo) => ({ ...demo, url: `${second.url}/demo/${demo.slug}` })),
    );
  });
});

describe('beside the running server and without it', () => {
  it('shows and cancels what was booked by a page', async () => {
    const server = await start(...now);
    const { bookingId, code } = await book(server, 'from-a-page', '2026-11-24T12:00:00Z');
    const listed = await run(['bookings', 'list']);
    expect(listed.out).toMatch(new RegExp(`2026-11-24 09:00 +CONFIRMED +${code} .*Juan Pérez.*${bookingId}`));
    expect(json(await run(['bookings', 'show', code.toLowerCase(), '--json']))).toMatchObject({
      bookingId,
      tenant: 'clinica-aurora',
      localTime: '09:00',
    });
    expect((await run(['bookings', 'cancel', bookingId, '--reason', 'closed'])).code).toBe(0);
    expect((await mailsWhen(server, 4)).map(({ kind }) => kind).sort()).toEqual([
      'cancelled',
      'cancelled',
      'confirmed',
      'confirmed',
    ]);
    await stopped(server.child, 'SIGINT');
    expect(json(await run(['bookings', 'list', '--status', 'CANCELLED', '--json']))).toHaveLength(1);
    const twice = await run(['bookings', 'cancel', code]);
    expect(twice).toMatchObject({ code: 1 });
    expect(twice.err).toContain('CANCELLED');
    expect(json(await run(['bookings', 'list', '--from', '2026-11-25', '--json']))).toEqual([]);
  });

  it('makes, exports, erases, imports tenants', async () => {
    const created = json(
      await run([
        'tenant',
        'create',
        'barber',
        '--name',
        'Barber',
        '--language',
        'en',
        '--email',
        'a@b.example',
        '--json',
      ]),
    );
    expect(created).toMatchObject({ slug: 'barber', status: 'ACTIVE', plan: 'LITE' });
    expect((await run(['tenant', 'create', 'barber', '--name', 'Again'])).code).toBe(1);
    const file = join(folder, 'barber.json');
    const origin = 'https://barber.example';
    expect((await run(['key', 'create', 'barber', '--origin', origin])).out).toMatch(
      /^pk_live_\w{10}_\w{32}$/m,
    );
    expect((await run(['tenant', 'export', 'barber', '--file', file])).code).toBe(0);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect((await run(['tenant', 'import', file])).code).toBe(1);
    expect((await run(['tenant', 'erase', 'barber'])).code).toBe(2);
    expect((await run(['tenant', 'erase', 'barber', '--yes'])).code).toBe(0);
    expect(json(await run(['tenant', 'list', '--json']))).toEqual([]);
    expect((await run(['tenant', 'import', file])).code).toBe(0);
    expect((await run(['tenant', 'export', 'barber'])).out).toBe(readFileSync(file, 'utf8'));
    expect((await run(['tenant', 'suspend', 'barber'])).out).toContain('SUSPENDED');
    expect((await run(['tenant', 'resume', 'barber'])).out).toContain('ACTIVE');
    writeFileSync(file, '{"format":"other"}');
    expect(await run(['tenant', 'import', file])).toMatchObject({
      code: 1,
      err: expect.stringContaining('not an export'),
    });
  });

  it('makes a tenant with its owner, and the people of its team', async () => {
    const owner = 'ana@barber.example';
    const made = await run([
      'tenant',
      'create',
      'barber',
      '--name',
      'Barber',
      '--owner',
      ` ${owner.toUpperCase()}`,
    ]);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('mailed the way into the panel') });
    const taken = await run(['tenant', 'create', 'other', '--name', 'Other', '--owner', owner]);
    expect(taken).toMatchObject({ code: 1, err: expect.stringContaining('belongs to an account already') });
    expect(json(await run(['tenant', 'list', '--json']))).toMatchObject([{ slug: 'barber' }]);

    const people = async () => json(await run(['user', 'list', 'barber', '--json'])) as { email: string }[];
    expect(await people()).toMatchObject([{ email: owner, role: 'OWNER', status: 'INVITED' }]);
    expect(json(await run(['tenant', 'list', '--json']))[0].ownerUserId).toMatch(/^usr_/);
    const last = await run(['user', 'role', 'barber', owner, 'VIEWER']);
    expect(last).toMatchObject({ code: 1, err: expect.stringContaining('last owner') });

    expect((await run(['user', 'invite', 'barber', 'bea@barber.example', '--role', 'OWNER'])).code).toBe(0);
    expect((await run(['user', 'role', 'barber', owner, 'VIEWER'])).code).toBe(0);
    expect((await run(['user', 'disable', 'barber', owner])).out).toContain('VIEWER, DISABLED');
    expect((await run(['user', 'enable', 'barber', owner])).code).toBe(0);
    expect((await run(['user', 'reset', 'barber', owner])).code).toBe(0);
    expect((await run(['user', 'remove', 'barber', owner, '--yes'])).code).toBe(0);
    expect(await people()).toMatchObject([{ email: 'bea@barber.example', role: 'OWNER' }]);

    expect((await run(['tenant', 'plan', 'barber', 'PRO'])).out).toContain('PRO');
    const file = join(folder, 'barber.json');
    expect((await run(['tenant', 'export', 'barber', '--file', file])).code).toBe(0);
    const actions = JSON.parse(readFileSync(file, 'utf8')).tables.AuditTrail.map(
      (each: { action: string }) => each.action,
    );
    expect(actions).toEqual([
      'tenant.create',
      'person.invite',
      'person.invite',
      'person.role',
      'person.disable',
      'person.enable',
      'person.reset',
      'person.remove',
      'plan.change',
    ]);
    expect((await run(['tenant', 'erase', 'barber', '--yes'])).code).toBe(0);
    expect((await run(['tenant', 'import', file])).out).toContain('mailed to choose a password');
    expect((await run(['tenant', 'export', 'barber'])).out).toBe(readFileSync(file, 'utf8'));
  });

  it('on AWS it asks for the user pool instead of looking for people here', async () => {
    const { code, err } = await run(['tenant', 'list'], '', { COGNITO_USER_POOL_ID: 'a pool' });
    expect([code, err]).toEqual([2, expect.stringContaining('COGNITO_USER_POOL_ID')]);
  });

  it('makes, rotates and revokes keys, and never lists a secret', async () => {
    await run(['tenant', 'create', 'barber', '--name', 'Barber']);
    const created = json(
      await run(['key', 'create', 'barber', '--origin', 'https://b.example', '--test', '--json']),
    );
    expect(created.key).toMatch(/^pk_test_/);
    const rotated = json(await run(['key', 'rotate', 'barber', created.keyId, '--overlap', '60', '--json']));
    expect(rotated.key).not.toBe(created.key);
    expect((await run(['key', 'revoke', 'barber', created.keyId])).code).toBe(0);
    const listed = await run(['key', 'list', 'barber', '--json']);
    expect(json(listed).map((key: { state: string }) => key.state)).toEqual(['revoked', 'active']);
    for (const secret of [created.key, rotated.key, '"hash"']) expect(listed.out).not.toContain(secret);
    expect(await run(['key', 'create', 'barber', '--origin', 'http://evil.example'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('not an origin'),
    });
    expect((await run(['key', 'revoke', 'barber', 'key_nope'])).code).toBe(1);
  });

  it('seeds, and talks', async () => {
    const demos = json(await run(['seed', '--json']));
    expect(demos).toHaveLength(3);
    expect(json(await run(['seed', '--json']))).toEqual(demos);
    const talked = await run(['chat', 'harbor-dental', '--json'], 'hello\n');
    expect(talked.code).toBe(0);
    expect(
      talked.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).language),
    ).toEqual(['en', 'en']);
  });
});

describe('as a program', () => {
  it.each([
    ['start'],
    ['chat'],
    ['understand'],
    ['seed'],
    ...['create', 'list', 'plan', 'export', 'import', 'suspend', 'resume', 'erase'].map((verb) => [
      'tenant',
      verb,
    ]),
    ...['list', 'invite', 'role', 'disable', 'enable', 'reset', 'remove'].map((verb) => ['user', verb]),
    ...['create', 'list', 'rotate', 'revoke'].map((verb) => ['key', verb]),
    ...['list', 'show', 'cancel'].map((verb) => ['bookings', verb]),
  ])('%s %s has help', async (...command) => {
    const { code, out } = await run([...command.filter(Boolean), '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Usage: booking-chat');
    expect(existsSync(data)).toBe(false);
  });

  it.each([
    [['nonsense'], 2],
    [['tenant', 'create'], 2],
    [['start', '--port', 'abc'], 2],
    [['start', '--now', 'yesterday'], 2],
    [['bookings', 'list', '--from', '2026-02-30'], 2],
    [['bookings', 'list', '--status', 'MAYBE'], 2],
    [['bookings', 'list', '--tenant', 'nobody'], 1],
    [['bookings', 'show', 'nothing'], 1],
    [['tenant', 'export', 'nobody'], 1],
    [['tenant', 'import', '/does/not/exist.json'], 1],
    [['tenant', 'plan', 'barber', 'GOLD'], 2],
    [['tenant', 'create', 'barber', '--name', 'Barber', '--owner', 'nobody'], 2],
    [['tenant', 'create', 'barber', '--name', 'Barber', '--owner-name', 'Ana'], 2],
    [['user', 'list', 'nobody'], 1],
    [['user', 'invite', 'nobody', 'not an address'], 2],
    [['user', 'role', 'nobody', 'ana@barber.example', 'KING'], 2],
    [['user', 'remove', 'nobody', 'ana@barber.example'], 2],
    [['tenant', 'create', 'Bad Slug', '--name', ' ', '--timezone', 'Mars/Base'], 2],
  ] as const)('%j ends with %i and a sentence', async (args, expected) => {
    const { code, out, err } = await run(args);
    expect(code).toBe(expected);
    expect(out).toBe('');
    expect(err.trim()).not.toBe('');
    expect(err).not.toMatch(/^\s+at .*:\d+/m);
  });

  it('lists everything wrong with the environment at once', async () => {
    const { code, err } = await run(['tenant', 'list'], '', { SMTP_URL: 'x', LOG_LEVEL: 'loud' });
    expect(code).toBe(2);
    expect(err).toContain('SMTP_URL');
    expect(err).toContain('LOG_LEVEL');
  });

  it('names the database that does not answer, and what to do', async () => {
    const { code, err } = await run(['tenant', 'list'], '', { DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' });
    expect(code).toBe(1);
    expect(err).toMatch(/127\.0\.0\.1:1.*DYNAMODB_ENDPOINT.*leave the variable out/);
  });

  it('understands JSON Lines', async () => {
    const request = {
      id: '1',
      text: 'Quiero un corte mañana a las 5pm',
      lang: 'auto',
      now: '2026-11-22T10:00:00',
      timezone: 'America/Santiago',
      catalog: { services: [{ id: 'corte', name: 'Corte de pelo', aliases: ['corte'] }], providers: [] },
    };
    const { code, out } = await run(['understand'], `${JSON.stringify(request)}\n`);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: '1', service: 'corte', date: '2026-11-23', time: '17:00' });
    expect((await run(['understand'], 'not json\n')).code).toBe(1);
  });
});
