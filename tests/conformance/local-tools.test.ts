import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FunctionName, functionOf, functionRows } from '@booking-chat/server/lambda/functions';
import { invokeEvent } from '@booking-chat/server/lambda/tools/invoke-event';
import { type LocalCloud, openLocalCloud } from '@booking-chat/server/lambda/tools/local-cloud';
import { closeDb, openDb } from '@booking-chat/server/store/db';
import { tables } from '@booking-chat/server/store/tables';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../packages/server/src/lambda/bundle.mjs';

const root = resolve(import.meta.dirname, '../..');
const running: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** A tool as its npm script starts it. */
function run(script: string, args: readonly string[], input = '') {
  const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as Record<
    string,
    string
  >;
  const [, ...command] = (scripts[script] as string).split(' ');
  const child = spawn(process.execPath, [...command, ...args], { cwd: root });
  child.stdin.end(input);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (output.stdout += text));
  child.stderr.on('data', (text) => (output.stderr += text));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) =>
    child.once('close', (code) => done({ code, ...output })),
  );
  return { child, output, ended };
}

/** Waits until a server says where it is. Its exit code is checked when it is stopped. */
async function serve(
  script: string,
  args: readonly string[],
  address: RegExp,
): Promise<{ url: string; said: string }> {
  const { child, output, ended } = run(script, args);
  running.push(async () => {
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0 });
  });
  for (;;) {
    const found = address.exec(output.stdout);
    if (found && output.stdout.includes('Ctrl-C')) return { url: found[0], said: output.stdout };
    const over = await Promise.race([ended, new Promise<null>((next) => setTimeout(() => next(null), 50))]);
    if (over) throw new Error(`${script} ended: ${over.stderr}`);
  }
}

describe('the event files', () => {
  /** Those that AppSync does not send. */
  const others: Readonly<Record<string, FunctionName>> = {
    authorizer: 'authorizer',
    usage: 'jobs',
    'mail-queue': 'mailSender',
    'bookings-stream': 'notifier',
    'rotate-key': 'keyRotation',
    'pre-token': 'preToken',
    'sign-in-mails': 'signInMails',
  };
  const files = readdirSync(join(root, 'events')).map((file) => file.replace('.json', ''));
  const functionFor = (file: string): FunctionName => {
    if (others[file]) return others[file];
    const event = JSON.parse(readFileSync(join(root, 'events', `${file}.json`), 'utf8'));
    const { parentTypeName, fieldName } = [event].flat()[0].info;
    return functionOf(`${parentTypeName}.${fieldName}`) as FunctionName;
  };
  let cloud: LocalCloud;
  const write = process.stdout.write;
  beforeAll(async () => {
    await bundleFunctions();
    process.stdout.write = (() => true) as typeof write;
    cloud = await openLocalCloud({ dataDir: null, publicUrl: 'http://localhost:4300' });
  }, 60_000);
  afterAll(async () => {
    process.stdout.write = write;
    await cloud?.close();
  });

  it('there is one for every function', () => {
    expect([...new Set(files.map(functionFor))].sort()).toEqual(functionRows.map(([name]) => name).sort());
  });

  it.each(files)('%s.json is answered', async (file) => {
    const text = readFileSync(join(root, 'events', `${file}.json`), 'utf8');
    const answer = await invokeEvent(cloud, { name: functionFor(file), text, tenant: 'clinica-aurora' });
    const said = JSON.stringify(answer);
    if (file === 'unknown-service') expect(said).toContain('NOT_FOUND');
    else expect(said).not.toMatch(/"error"|itemIdentifier|"isAuthorized":false/);
  });
});

describe('npm run invoke', () => {
  it('prints the answer alone on standard output', async () => {
    const { code, stdout, stderr } = await run('invoke', ['chatAgent', '-e', 'events/test.json', '--memory'])
      .ended;
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(stdout).data).toMatchObject({ state: 'SLOT_PENDING', language: 'es' });
    expect(stderr).toContain('"function":"chatAgent"');
  });

  it('reads standard input', async () => {
    const { code, stdout } = await run('invoke', ['jobs', '-e', '-', '--memory'], '{"job":"usage"}').ended;
    expect({ code, answer: JSON.parse(stdout) }).toEqual({ code: 0, answer: { tenants: 3 } });
  });

  it.each([
    [['nothing', '-e', 'events/test.json'], 'which function?'],
    [['chatAgent'], 'which event?'],
    [['chatAgent', '-e', 'events/none.json'], 'no event file at events/none.json'],
  ])('%j: one line and the usage', async (args, expected) => {
    const { code, stdout, stderr } = await run('invoke', [...args, '--memory']).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(expected);
    expect(stderr).toContain('npm run invoke --');
    expect(stderr).not.toContain('    at ');
  });
});

it('npm run dev:api answers as AppSync does', async () => {
  const { url, said } = await serve(
    'dev:api',
    ['--port', '0', '--memory'],
    /http:\/\/localhost:\d+\/graphql/,
  );
  const ask = async (query: string, headers: Record<string, string>) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:4300', ...headers },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: await response.json() };
  };
  const key = /pk_live_\w+/.exec(said)?.[0] ?? '';
  const search = '{ searchServices(query: "limpieza") { items { serviceId } } }';
  expect((await ask(search, { authorization: key })).body.data.searchServices.items).not.toEqual([]);
  expect((await ask('{ health { status } }', { 'x-api-key': 'da2-local' })).body).toEqual({
    data: { health: { status: 'ok' } },
  });
  expect((await ask(search, { authorization: 'pk_live_nobody' })).status).toBe(401);
}, 60_000);

it('npm run dev:db serves all tables at one address', async () => {
  const { url } = await serve('dev:db', ['--port', '0', '--memory'], /http:\/\/127\.0\.0\.1:\d+/);
  const db = openDb({ endpoint: url, region: 'local', prefix: '' });
  const { TableNames } = (await db.dynamo.call('ListTables', {})) as unknown as { TableNames: string[] };
  closeDb(db);
  expect(TableNames.sort()).toEqual(
    Object.keys(tables)
      .map((name) => `booking-chat-${name}`)
      .sort(),
  );
}, 60_000);

it('npm run dev:widget serves the widget alone, with an API behind it', async () => {
  const { url } = await serve('dev:widget', ['--port', '0', '--no-watch'], /http:\/\/localhost:\d+\//);
  const html = await (await fetch(`${url}?language=pt&theme=dark`)).text();
  expect(html).toContain('data-language="pt"');
  expect(html).toContain('data-theme="dark"');
  const script = /src="\/(chat-widget[^"]+)"/.exec(html)?.[1] ?? '';
  expect((await fetch(url + script)).status).toBe(200);
  const authorization = /data-public-key="(\w+)"/.exec(html)?.[1] ?? '';
  const answer = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url.slice(0, -1), authorization },
    body: JSON.stringify({ query: '{ widgetConfig(language: "pt") { language } }' }),
  });
  expect(await answer.json()).toEqual({ data: { widgetConfig: { language: 'pt' } } });
}, 60_000);

it('every tool explains itself', async () => {
  for (const script of ['invoke', 'dev:api', 'dev:db', 'dev:widget']) {
    const { code, stdout } = await run(script, ['--help']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain(`npm run ${script} --`);
  }
}, 60_000);

describe('docs/local-tools.md', () => {
  const page = readFileSync(join(root, 'docs/local-tools.md'), 'utf8');

  it('shows commands that exist, with files that exist', () => {
    const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
    for (const [, name] of page.matchAll(/npm run (?:-s )?([\w:]+)/g))
      expect(Object.keys(scripts)).toContain(name);
    for (const [, file] of page.matchAll(/(events\/[\w-]+\.json|packages\/[\w./-]+\.m?js)/g))
      expect(existsSync(join(root, file as string)), file).toBe(true);
  });

  it('lists every event file beside its function', () => {
    const rows = [...page.matchAll(/^\| (`[\w-]+\.json`.*?)\| `(\w+)`/gm)].flatMap(([, names, name]) =>
      [...(names as string).matchAll(/`([\w-]+)\.json`/g)].map(([, file]) => [file, name]),
    );
    const expected = readdirSync(join(root, 'events')).map((file) => file.replace('.json', ''));
    expect(rows.map(([file]) => file).sort()).toEqual(expected.sort());
    expect(new Set(rows.map(([, name]) => name))).toEqual(new Set(functionRows.map(([name]) => name)));
  });
});
