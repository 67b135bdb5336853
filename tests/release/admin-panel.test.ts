import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { productVersion } from '../../packages/server/src/local/product-root.ts';
import { type Aws, startAws } from './aws.ts';
import { release } from './booking-chat.ts';
import { fakeCloudFront } from './cloud-front.ts';
import { bucketName, type S3, startS3 } from './s3.ts';

const scratch = mkdtempSync(join(tmpdir(), 'panel-build-'));
let aws: Aws;
let s3: S3;
let cloudFront: Awaited<ReturnType<typeof fakeCloudFront>>;

beforeAll(async () => {
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    AWS_MAX_ATTEMPTS: '1',
  });
  cloudFront = await fakeCloudFront();
});
beforeEach(async () => {
  aws = await startAws();
  s3 = await startS3();
  cloudFront.bodies.length = 0;
  cloudFront.refuse = false;
  deployed();
});
afterEach(async () => {
  aws.stop();
  await s3.stop();
});
afterAll(() => {
  cloudFront.server.closeAllConnections();
  cloudFront.server.close();
  rmSync(scratch, { recursive: true, force: true });
  for (const name of ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'MAX_ATTEMPTS', 'ENDPOINT_URL_CLOUDFRONT'])
    delete process.env[`AWS_${name}`];
});

describe('a release of the panel', () => {
  it('goes out with its assets first and its page last, and tells the edge', async () => {
    const { code, out } = await publish(build('one'));
    expect({ code, out }).toMatchObject({ code: 0 });
    const written = s3.written();
    const at = (key: string) => written.indexOf(key);
    expect(written.at(-1)).toBe('admin/index.html');
    expect(at('admin/assets/app-one.js')).toBe(0);
    expect(at('admin/config.json')).toBeGreaterThan(at('admin/assets/app-one.js'));
    expect(written.filter((key) => key.startsWith('admin/')).sort()).toEqual([
      'admin/assets/app-one.js',
      'admin/config.json',
      'admin/icon.svg',
      'admin/index.html',
    ]);
    expect(cloudFront.bodies.join()).toContain('<Path>/admin/*</Path>');
  });

  it('is kept for good where it never changes, and asked for anew where it does', async () => {
    await publish(build('one'));
    for (const [key, type, caching] of [
      ['admin/assets/app-one.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['admin/index.html', 'text/html; charset=utf-8', 'no-store'],
      ['admin/config.json', 'application/json; charset=utf-8', 'no-store'],
      ['admin/icon.svg', 'image/svg+xml', 'no-store'],
    ] as const) {
      const { headers } = await s3.get(key);
      expect([key, headers.get('content-type'), headers.get('cache-control')]).toEqual([key, type, caching]);
    }
  });

  it('is told where everything is by the outputs of its stage’s stacks', async () => {
    await publish(build('one'));
    expect(await (await s3.get('admin/config.json')).json()).toEqual({
      apiUrl: 'https://api.example.com/graphql',
      realtimeUrl: 'wss://api.example.com/graphql/realtime',
      widgetUrl: 'https://cdn.example.com/chat-widget/latest/chat-widget.js',
      version: productVersion,
      auth: {
        issuer: 'https://cognito-idp.sa-east-1.amazonaws.com/sa-east-1_AbCd12345',
        clientId: '4rfd8example',
        authorizeUrl: 'https://login.example/oauth2/authorize',
        tokenUrl: 'https://login.example/oauth2/token',
        revokeUrl: 'https://login.example/oauth2/revoke',
        logoutUrl: 'https://login.example/logout',
        scope: 'openid email profile',
        redirectUri: 'https://admin.example.com/admin/signed-in',
      },
    });
  });

  it('comes back by one command, with its own pages, and once more further back', async () => {
    for (const name of ['one', 'two', 'three']) await publish(build(name));
    expect(await page()).toContain('three');
    s3.written();
    expect((await panel('rollback')).code).toBe(0);
    expect(await page()).toContain('two');
    expect(s3.written().at(-1)).toBe('admin/index.html');
    await panel('rollback');
    expect(await page()).toContain('one');
    expect(await panel('rollback')).toMatchObject({ code: 1, err: expect.stringContaining('nowhere to go') });
    // Browsers with the former page open still find its files.
    expect((await s3.get('admin/assets/app-three.js')).status).toBe(200);
  });

  it('goes to a release by name, of those that were served', async () => {
    for (const name of ['one', 'two', 'three']) await publish(build(name));
    const states = JSON.parse((await panel('status', '--json')).out) as {
      release: string;
      history: string[];
    };
    expect(states.history).toHaveLength(2);
    await panel('rollback', '--to', states.history[1] as string);
    expect(await page()).toContain('one');
    expect(await panel('rollback', '--to', 'v9.9.9-0')).toMatchObject({
      code: 1,
      err: expect.stringContaining('not among the former releases'),
    });
  });

  it('published twice is one release', async () => {
    await publish(build('one'));
    await publish(build('one'));
    const { history } = JSON.parse((await panel('status', '--json')).out) as { history: string[] };
    expect(history).toEqual([]);
  });

  it.each([1, 2, 3, 5, 6, 7])(
    'cut off at write %d it stands as it stood, and the next try finishes',
    async (at) => {
      await publish(build('one'));
      s3.cut(at);
      const { code } = await publish(build('two'));
      s3.mend();
      expect(code).toBe(1);
      expect(await page()).toContain('one');
      expect((await publish(build('two'))).code).toBe(0);
      expect(await page()).toContain('two');
      await panel('rollback');
      expect(await page()).toContain('one');
    },
  );

  it('over a page that nobody’s release wrote asks for --replace', async () => {
    await s3.put('admin/index.html', '<p>by hand</p>');
    expect(await publish(build('one'))).toMatchObject({ code: 1, err: expect.stringContaining('--replace') });
    expect((await publish(build('one'), '--replace')).code).toBe(0);
    expect(await page()).toContain('one');
  });

  it('says which outputs are missing, and that a failed invalidation is no failed release', async () => {
    aws.stacks.delete('ChatBookingSaaSStack-Auth');
    expect(await publish(build('one'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('UserPoolId, AdminClientId, LoginUrl'),
    });
    deployed();
    cloudFront.refuse = true;
    expect(await publish(build('one'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('in place; only the invalidation failed'),
    });
    expect(await page()).toContain('one');
  });

  it('reads a deployment in one root stack as well, of any stage', async () => {
    const outputs = Object.assign({}, ...[...aws.stacks.values()].map((stack) => stack.outputs));
    aws.stacks.clear();
    aws.stacks.set('ChatBookingSaaSStack-dev', { ...empty, outputs });
    expect((await publish(build('one'), '--stage', 'dev')).code).toBe(0);
  });
});

const empty = { status: 'CREATE_COMPLETE', parameters: {}, template: '{}' };

function deployed(): void {
  const parts: Record<string, Record<string, string>> = {
    Admin: {
      AdminBucketName: bucketName,
      AdminDistributionId: 'E2ADMIN',
      AdminUrl: 'https://admin.example.com/admin/',
    },
    Auth: {
      UserPoolId: 'sa-east-1_AbCd12345',
      AdminClientId: '4rfd8example',
      LoginUrl: 'https://login.example',
    },
    Domain: { ApiAddress: 'https://api.example.com/graphql' },
    Widget: { WidgetUrl: 'https://cdn.example.com/chat-widget/latest/chat-widget.js' },
  };
  for (const [part, outputs] of Object.entries(parts))
    aws.stacks.set(`ChatBookingSaaSStack-${part}`, { ...empty, outputs });
}

/** A panel as Vite makes one: a page, an icon, and a file named by what it holds. */
function build(name: string): string {
  const folder = join(scratch, name);
  for (const [path, text] of Object.entries({
    'index.html': `<script src="/admin/assets/app-${name}.js"></script>`,
    'icon.svg': `<svg><title>${name}</title></svg>`,
    [`assets/app-${name}.js`]: `console.log('${name}')`,
    [`assets/app-${name}.js.map`]: '{}',
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const panel = (command: string, ...args: string[]) =>
  release('admin', command, '--stage', 'prod', '--region', 'sa-east-1', '--endpoint', s3.endpoint, ...args);
const publish = (folder: string, ...args: string[]) => panel('publish', '--build', folder, ...args);
const page = async () => (await s3.get('admin/index.html')).text();
