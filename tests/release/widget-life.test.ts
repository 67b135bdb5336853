import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { productVersion } from '../../packages/server/src/local/product-root.ts';
import { ReleaseFailure } from '../../packages/server/src/release/failure.ts';
import { openBucket } from '../../packages/server/src/release/widget/bucket.ts';
import { readBuild } from '../../packages/server/src/release/widget/build.ts';
import { performPublish, planPublish } from '../../packages/server/src/release/widget/publish.ts';
import { openBrowser } from '../browser.ts';
import { type Ran, release } from './booking-chat.ts';
import { fakeCloudFront } from './cloud-front.ts';
import { bucketName, listen, type S3, startCdn, startS3 } from './s3.ts';

const root = resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'release-build-'));
const { browser, skip } = await openBrowser();
let s3: S3;
let cloudFront: Awaited<ReturnType<typeof fakeCloudFront>>;

beforeAll(async () => {
  for (const version of ['0.1.0', '0.2.0', '0.3.0-beta.1']) buildAs(version);
  process.env.AWS_ACCESS_KEY_ID = 'S3RVER';
  process.env.AWS_SECRET_ACCESS_KEY = 'S3RVER';
  process.env.AWS_MAX_ATTEMPTS = '1';
  cloudFront = await fakeCloudFront();
});
beforeEach(async () => {
  await s3?.stop();
  s3 = await startS3();
  cloudFront.bodies.length = 0;
  cloudFront.refuse = false;
});
afterAll(async () => {
  await browser?.close();
  await s3?.stop();
  cloudFront.server.closeAllConnections();
  cloudFront.server.close();
  rmSync(scratch, { recursive: true, force: true });
  for (const name of ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'MAX_ATTEMPTS', 'ENDPOINT_URL_CLOUDFRONT'])
    delete process.env[`AWS_${name}`];
});

describe('the life of a widget release', () => {
  it('publishes files, then the manifest, then the channels, and invalidates those only', async () => {
    const { code, out } = await on('publish', 'v0.1.0', '--channel', 'canary', 'latest', ...cdn);
    expect({ code, out }).toMatchObject({ code: 0 });
    const written = s3.written();
    expect(written.slice(-3)).toEqual([
      'v0.1.0/manifest.json',
      'canary/chat-widget.js',
      'latest/chat-widget.js',
    ]);
    expect(written.slice(0, -3).sort()).toEqual([
      'v0.1.0/chat-agent-widget.d.ts',
      'v0.1.0/chat-widget.js',
      'v0.1.0/live.js',
      'v0.1.0/manage/index.html',
      'v0.1.0/manage/manage.css',
      'v0.1.0/manage/manage.js',
      'v0.1.0/panel.js',
    ]);
    expect(cloudFront.bodies.join()).toContain('<Items><Path>/canary/*</Path>');
    expect(cloudFront.bodies.join().match(/<Path>[^<]+/g)).toEqual(
      ['/canary/*', '/chat-widget/canary/*', '/latest/*', '/chat-widget/latest/*'].map(
        (path) => `<Path>${path}`,
      ),
    );
  });

  it('keeps versions for a year and channels for minutes, each as the kind of file it is', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest');
    const heads = await Promise.all(
      ['v0.1.0/panel.js', 'v0.1.0/manage/index.html', 'v0.1.0/manifest.json', 'latest/chat-widget.js'].map(
        async (key) => {
          const { headers } = await s3.get(key);
          return [key, headers.get('content-type'), headers.get('cache-control')];
        },
      ),
    );
    const year = 'public, max-age=31536000, immutable';
    expect(heads).toEqual([
      ['v0.1.0/panel.js', 'text/javascript; charset=utf-8', year],
      ['v0.1.0/manage/index.html', 'text/html; charset=utf-8', year],
      ['v0.1.0/manifest.json', 'application/json; charset=utf-8', year],
      [
        'latest/chat-widget.js',
        'text/javascript; charset=utf-8',
        'public, max-age=300, stale-while-revalidate=86400',
      ],
    ]);
  });

  it('writes a manifest whose hashes are those of the files', async () => {
    await on('publish', 'v0.1.0', '--commit', 'abc123');
    const manifest = (await (await s3.get('v0.1.0/manifest.json')).json()) as {
      version: string;
      builtFrom: string;
      files: { path: string; integrity: string; bytes: number }[];
    };
    expect(manifest).toMatchObject({ version: 'v0.1.0', builtFrom: 'abc123' });
    for (const { path, integrity, bytes } of manifest.files) {
      const body = Buffer.from(await (await s3.get(`v0.1.0/${path}`)).arrayBuffer());
      expect(integrity).toBe(`sha384-${createHash('sha384').update(body).digest('base64')}`);
      expect(bytes).toBe(body.length);
    }
  });

  it('promotes, goes back, and goes back again', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest', 'stable');
    await on('publish', 'v0.2.0', '--channel', 'auto');
    await on('publish', 'v0.3.0-beta.1', '--channel', 'auto');
    expect(await standing()).toEqual({
      latest: 'v0.1.0',
      stable: 'v0.1.0',
      canary: 'v0.2.0',
      beta: 'v0.3.0-beta.1',
    });
    await on('promote', 'canary', 'latest');
    await on('promote', 'v0.3.0-beta.1', 'latest');
    expect((await standing()).latest).toBe('v0.3.0-beta.1');

    s3.written();
    expect((await on('rollback')).out).toContain('latest: v0.3.0-beta.1 → v0.2.0');
    expect(s3.written(), 'one write').toEqual(['latest/chat-widget.js']);
    expect((await standing()).latest).toBe('v0.2.0');
    await on('rollback', 'latest');
    expect((await standing()).latest).toBe('v0.1.0');
    const end = await on('rollback', 'latest');
    expect(end).toMatchObject({ code: 1, err: expect.stringContaining('nowhere to go back to') });
    await on('rollback', 'latest', '--to', 'v0.2.0');
    expect((await standing()).latest).toBe('v0.2.0');
  });

  it('says what would happen, and changes nothing', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest');
    s3.written();
    cloudFront.bodies.length = 0;
    const publish = await on('publish', 'v0.2.0', '--channel', 'latest', '--dry-run', ...cdn);
    expect(publish.out).toMatch(/upload {4}v0\.2\.0\/panel\.js[\s\S]*move {6}latest: v0\.1\.0 → v0\.2\.0/);
    await on('rollback', 'latest', '--to', 'v0.1.0', '--dry-run', ...cdn);
    await on('promote', 'v0.1.0', 'stable', '--dry-run', ...cdn);
    expect([s3.written(), cloudFront.bodies]).toEqual([[], []]);
  });

  it('never changes a version', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest');
    s3.written();
    expect(await on('publish', 'v0.1.0', '--channel', 'latest')).toMatchObject({ code: 0 });
    expect(s3.written(), 'the same build once more').toEqual([]);

    const file = join(scratch, 'chat-widget/v0.1.0/panel.js');
    const before = readFileSync(file);
    writeFileSync(file, `${before}\n// changed`);
    const refused = await on('publish', 'v0.1.0', '--channel', 'latest');
    writeFileSync(file, before);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('differs in panel.js') });
    expect(s3.written()).toEqual([]);
  });

  it('points no channel at a version that is not published or not whole', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest');
    await on('publish', 'v0.2.0');
    expect(await on('promote', 'v0.9.0', 'latest')).toMatchObject({ code: 1 });
    await s3.put('v0.2.0/panel.js', 'something else');
    const damaged = await on('promote', 'v0.2.0', 'stable', 'latest');
    expect(damaged.err).toContain('panel.js is not what was published');
    expect(await standing()).toEqual({ latest: 'v0.1.0' });
  });

  it('sees a channel that stands on a damaged version', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest');
    await s3.put('v0.1.0/panel.js', 'something else');
    expect(await on('status')).toMatchObject({ code: 1, out: expect.stringContaining('damaged') });
  });

  it('says which part failed when only the invalidation does, and repeats it on the next run', async () => {
    cloudFront.refuse = true;
    const first = await on('publish', 'v0.1.0', '--channel', 'latest', ...cdn);
    expect(first).toMatchObject({ code: 1, err: expect.stringContaining('only the invalidation failed') });
    expect((await standing()).latest).toBe('v0.1.0');
    cloudFront.refuse = false;
    cloudFront.bodies.length = 0;
    expect(await on('publish', 'v0.1.0', '--channel', 'latest', ...cdn)).toMatchObject({ code: 0 });
    expect(cloudFront.bodies).toHaveLength(1);
  });

  it('places the customer pages of a version, the page itself last', async () => {
    await on('publish', 'v0.1.0');
    s3.written();
    expect(await on('pages', 'v0.1.0', ...cdn)).toMatchObject({ code: 0 });
    expect(s3.written()).toEqual(['manage/manage.css', 'manage/manage.js', 'manage/index.html']);
    expect(cloudFront.bodies.join()).toContain('<Path>/manage/*</Path>');
  });

  it.each([
    ['a wrong version', ['promote', 'one', 'latest'], 2, 'is not a version'],
    ['a wrong channel', ['promote', 'v0.1.0', 'newest'], 2, 'Not a channel: newest'],
    ['a build that is not there', ['publish', 'v9.9.9'], 1, 'build v9.9.9 first'],
    ['a channel that stands nowhere', ['promote', 'canary', 'latest'], 1, 'canary stands nowhere'],
  ] as [string, [string, ...string[]], number, string][])(
    '%s is said in a line',
    async (_, args, code, said) => {
      const ran = await on(...args);
      expect(ran.code).toBe(code);
      expect(ran.err).toContain(said);
      expect(ran.err).not.toMatch(/\n\s+at /);
    },
  );

  it('a wrong bucket or an unreachable server is said in a line', async () => {
    const wrong = await release('status', '--endpoint', s3.endpoint, '--bucket', 'other-bucket');
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('no bucket called other-bucket') });
    const away = await release('status', '--endpoint', 'http://127.0.0.1:9', '--bucket', bucketName);
    expect(away).toMatchObject({ code: 1, err: expect.stringMatching(/^booking-chat: .*\n$/) });
  });
});

describe('an interrupted publication', () => {
  /** Seven files, the manifest, two channels. */
  const writes = 10;
  it.each([
    ...Array.from({ length: writes }, (_, at) => [at + 1, false] as const),
    [8, true] as const,
    [9, true] as const,
  ])(
    'leaves sound channels and is finished by running it again (write %i, arrived: %s)',
    // The S3 server for tests failed one rollback in some fifty runs on a busy machine; a real fault fails twice.
    { retry: 1 },
    async (at, lost) => {
      await on('publish', 'v0.1.0', '--channel', 'stable', 'latest');
      s3.written();
      s3.cut(at, { lost });
      expect((await on('publish', 'v0.2.0', '--channel', 'stable', 'latest')).code).toBe(1);
      s3.mend();

      expect((await on('status')).code, 'every channel stands on a whole version').toBe(0);
      for (const [channel, version] of Object.entries(await standing()))
        expect(await (await s3.get(`${channel}/chat-widget.js`)).text()).toContain(`../${version}/panel.js`);
      const stableMoved = at === writes || (at === writes - 1 && lost);
      expect(await standing()).toEqual({ stable: stableMoved ? 'v0.2.0' : 'v0.1.0', latest: 'v0.1.0' });

      expect(await on('publish', 'v0.2.0', '--channel', 'stable', 'latest')).toMatchObject({ code: 0 });
      expect(await standing()).toEqual({ stable: 'v0.2.0', latest: 'v0.2.0' });
      expect(await on('rollback', 'stable', 'latest')).toMatchObject({ code: 0 });
      expect(await standing()).toEqual({ stable: 'v0.1.0', latest: 'v0.1.0' });
    },
  );

  it('survives kill -9 of the command itself', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest');
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        'packages/server/src/local/cli.ts',
        'release',
        'publish',
        'v0.2.0',
        ...where(),
        '--channel',
        'latest',
      ],
      { cwd: root, stdio: 'ignore' },
    );
    s3.cut(4, { onCut: () => child.kill('SIGKILL') });
    const [, signal] = await once(child, 'exit');
    s3.mend();
    expect(signal).toBe('SIGKILL');
    expect(await standing()).toEqual({ latest: 'v0.1.0' });
    expect((await on('list')).out).toMatch(/v0\.2\.0 +not finished/);
    expect(await on('promote', 'v0.2.0', 'latest')).toMatchObject({ code: 1 });
    s3.written();
    expect((await on('publish', 'v0.2.0', '--channel', 'latest')).code).toBe(0);
    expect(s3.written()).toHaveLength(6);
  });

  it('of another build is not mixed with this one unless asked', async () => {
    await s3.put('v0.1.0/panel.js', 'of another build');
    const refused = await on('publish', 'v0.1.0');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--replace-unfinished') });
    expect(s3.written()).toEqual([]);
    expect((await on('publish', 'v0.1.0', '--replace-unfinished')).code).toBe(0);
    expect((await on('verify', 'v0.1.0')).code).toBe(0);
  });

  it('of two people at once gives one sound version; who comes second to a channel may be told to look', async () => {
    const bucket = await openBucket({ bucket: bucketName, region: 'us-east-1', endpoint: s3.endpoint });
    const build = readBuild(scratch, 'v0.1.0');
    const plans = await Promise.all([1, 2].map(() => planPublish(bucket, build, { channels: ['latest'] })));
    const ends = await Promise.allSettled(
      plans.map((steps) =>
        performPublish(bucket, build, steps, { now: new Date(), builtFrom: null, report: () => {} }),
      ),
    );
    expect(ends.map(({ status }) => status)).toContain('fulfilled');
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(ReleaseFailure);
    expect(s3.written().filter((key) => key.startsWith('v0.1.0/'))).toHaveLength(8);
    expect((await on('status')).code).toBe(0);
  });
});

describe.skipIf(skip)('in a browser', () => {
  let site: { url: string; stop(): void };
  beforeEach(async () => {
    site?.stop();
    site = await siteAndCdn();
  });
  afterAll(() => site?.stop());

  it('each channel loads its version, panel included; a rollback is there on the next visit', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest', 'stable');
    await on('publish', 'v0.2.0', '--channel', 'canary');
    await on('publish', 'v0.3.0-beta.1', '--channel', 'beta', 'alpha');
    const seen = await Promise.all(
      ['latest', 'stable', 'canary', 'beta', 'alpha', 'v0.1.0'].map(async (name) => [
        name,
        await visit(name),
      ]),
    );
    expect(Object.fromEntries(seen)).toEqual({
      latest: { loader: '0.1.0', panel: '/chat-widget/v0.1.0/panel.js' },
      stable: { loader: '0.1.0', panel: '/chat-widget/v0.1.0/panel.js' },
      canary: { loader: '0.2.0', panel: '/chat-widget/v0.2.0/panel.js' },
      beta: { loader: '0.3.0-beta.1', panel: '/chat-widget/v0.3.0-beta.1/panel.js' },
      alpha: { loader: '0.3.0-beta.1', panel: '/chat-widget/v0.3.0-beta.1/panel.js' },
      'v0.1.0': { loader: '0.1.0', panel: '/chat-widget/v0.1.0/panel.js' },
    });
    await on('promote', 'canary', 'latest');
    expect(await visit('latest')).toMatchObject({ loader: '0.2.0' });
    await on('rollback');
    expect(await visit('latest')).toMatchObject({ loader: '0.1.0' });
  });

  it('while a publication is interrupted, the channel still opens', async () => {
    await on('publish', 'v0.1.0', '--channel', 'latest');
    s3.cut(5);
    await on('publish', 'v0.2.0', '--channel', 'latest');
    s3.mend();
    expect(await visit('latest')).toEqual({ loader: '0.1.0', panel: '/chat-widget/v0.1.0/panel.js' });
  });

  it('a fixed version with its integrity hash loads, and not once it was tampered with', async () => {
    await on('publish', 'v0.1.0');
    const { files } = JSON.parse((await on('verify', 'v0.1.0', '--json')).out) as {
      files: { path: string; integrity: string }[];
    };
    const integrity = files.find(({ path }) => path === 'chat-widget.js')?.integrity ?? '';
    expect(await visit('v0.1.0', integrity)).toMatchObject({ loader: '0.1.0' });
    await s3.put('v0.1.0/chat-widget.js', 'window.ChatAgentWidget = { version: "evil" }');
    expect(await visit('v0.1.0', integrity)).toEqual({ loader: null, panel: null });
  });

  async function visit(name: string, integrity = '') {
    const page = await (browser as NonNullable<typeof browser>).newPage();
    try {
      await page.goto(`${site.url}/?channel=${name}&integrity=${encodeURIComponent(integrity)}`);
      const loader = await page.evaluate('window.ChatAgentWidget?.version ?? null');
      if (loader === null) return { loader, panel: null };
      const panel = page.waitForResponse((response) => response.url().endsWith('/panel.js'));
      await page.evaluate('window.ChatAgentWidget.open()');
      const answer = await panel;
      expect(answer.status()).toBe(200);
      await page.waitForFunction('window.ChatAgentWidget.getState().open');
      await page.locator('[role="dialog"]').first().waitFor();
      return { loader, panel: new URL(answer.url()).pathname };
    } finally {
      await page.close();
    }
  }
});

const cdn = ['--distribution', 'E123EXAMPLE'];
const where = () => ['--endpoint', s3.endpoint, '--bucket', bucketName, '--build', scratch];

/** The command on the test's bucket; `--build` only where it is known. */
const on = (command: string, ...args: string[]): Promise<Ran> =>
  release(command, ...args, ...where().slice(0, command === 'publish' ? 6 : 4));

async function standing(): Promise<Record<string, string>> {
  const { out } = await on('status', '--json');
  const states = JSON.parse(out) as { channel: string; version: string }[];
  return Object.fromEntries(states.map(({ channel, version }) => [channel, version]));
}

/** The built widget with another version's name in it: what a build of that version differs in. */
function buildAs(version: string): void {
  const dist = join(root, 'packages/widget/dist');
  const target = join(scratch, 'chat-widget', `v${version}`);
  mkdirSync(target, { recursive: true });
  const source = join(dist, 'chat-widget', `v${productVersion}`);
  for (const name of readdirSync(source)) {
    const text = readFileSync(join(source, name), 'utf8');
    writeFileSync(join(target, name), text.replaceAll(productVersion, version));
  }
  cpSync(join(dist, 'manage'), join(scratch, 'manage'), { recursive: true });
}

/** A customer's page, and the widget's files on another origin. */
async function siteAndCdn() {
  const { url: cdnUrl, stop: stopCdn } = await startCdn(() => s3);
  const siteServer = createServer((asked, answer) => {
    const { searchParams } = new URL(asked.url ?? '/', 'http://x');
    const integrity = searchParams.get('integrity');
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(`<!doctype html><title>A site</title><link rel="icon" href="data:,">
<script src="${cdnUrl}/chat-widget/${searchParams.get('channel')}/chat-widget.js" data-public-key="pk_test_x"
  data-language="en" ${integrity ? `integrity="${integrity}" crossorigin="anonymous"` : ''}></script>`);
  });
  await listen(siteServer);
  return {
    url: `http://127.0.0.1:${(siteServer.address() as AddressInfo).port}`,
    stop() {
      stopCdn();
      siteServer.closeAllConnections();
      siteServer.close();
    },
  };
}
