import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productVersion } from '../../packages/server/src/local/product-root.ts';
import { release } from './booking-chat.ts';
import { fakeCloudFront } from './cloud-front.ts';
import { bucketName, type S3, startS3 } from './s3.ts';

/** The widget's steps of deploy-stage.yml, run as GitHub would run them, with the built command, on a bucket on loopback. */
const root = resolve(import.meta.dirname, '../..');
const workflow = readFileSync(join(root, '.github/workflows/deploy-stage.yml'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
const output = join(folder, 'output');
const version = `v${productVersion}`;
let s3: S3;
let cloudFront: Awaited<ReturnType<typeof fakeCloudFront>>;

beforeAll(async () => {
  for (const name of ['bin', 'packages', 'node_modules', 'package.json'])
    symlinkSync(join(root, name), join(folder, name));
  [s3, cloudFront] = await Promise.all([startS3(), fakeCloudFront()]);
});
afterAll(async () => {
  await s3.stop();
  cloudFront.server.closeAllConnections();
  cloudFront.server.close();
  delete process.env.AWS_ENDPOINT_URL_CLOUDFRONT;
  rmSync(folder, { recursive: true, force: true });
});

describe('a deployment of the widget, rehearsed', () => {
  it('uploads, promotes, and goes back to where it stood', { timeout: 120_000 }, async () => {
    expect(await step('Upload the version')).toMatchObject({ code: 0 });
    expect(outputs()).toEqual({ before: '', channel: 'canary' });
    expect(await step('Customer pages\n')).toMatchObject({ code: 0 });
    expect(await step('Move ')).toMatchObject({ code: 0 });
    expect(await standing()).toEqual({ latest: version, stable: version, canary: version });
    expect(cloudFront.bodies.join().match(/<Path>[^<]+/g)).toContain('<Path>/stable/*');

    // A later run that fails after its promotion: the channels had stood elsewhere before.
    await copyVersion('v0.0.9');
    await on('promote', 'v0.0.9', 'latest', 'stable', 'canary');
    expect(await step('Upload the version')).toMatchObject({ code: 0 });
    expect(outputs()).toEqual({ before: 'v0.0.9', channel: 'canary' });
    await step('Move ');
    expect(await standing()).toEqual({ latest: version, stable: version, canary: version });
    expect(await step('Channels back')).toMatchObject({ code: 0 });
    expect(await step('The usual channel back', { CHANNEL: 'canary' })).toMatchObject({ code: 0 });
    expect(await standing()).toEqual({ latest: 'v0.0.9', stable: 'v0.0.9', canary: 'v0.0.9' });
  });

  it('a failing publication fails its step, pipe or not', async () => {
    expect(await step('Upload the version', { VERSION: 'v99.0.0' })).toMatchObject({ code: 1 });
  });
});

function step(name: string, env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; said: string }> {
  const [, after] = workflow.split(`- name: ${name}`);
  const text = /\n {8}run: (?:\|\n((?: {10}.*\n)+)|(.*)\n)/.exec(after ?? '');
  writeFileSync(output, '');
  const child = spawn(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', text?.[1] ?? text?.[2] ?? 'exit 9'],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        VERSION: version,
        PROMOTE: 'latest stable',
        GITHUB_OUTPUT: output,
        WIDGET_BUCKET: bucketName,
        WIDGET_DISTRIBUTION_ID: 'E1',
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'S3RVER',
        AWS_SECRET_ACCESS_KEY: 'S3RVER',
        AWS_ENDPOINT_URL_S3: s3.endpoint,
        AWS_ENDPOINT_URL_CLOUDFRONT: process.env.AWS_ENDPOINT_URL_CLOUDFRONT,
        ...env,
      },
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return new Promise((done) => child.once('close', (code) => done({ code, said })));
}

const outputs = () =>
  Object.fromEntries(
    readFileSync(output, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('=')),
  );

const on = async (...args: string[]) => {
  const keys = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
  Object.assign(process.env, keys);
  const [command = '', ...rest] = args;
  const ran = await release(command, ...rest, '--endpoint', s3.endpoint, '--bucket', bucketName);
  for (const name of Object.keys(keys)) delete process.env[name];
  return ran;
};

async function standing(): Promise<Record<string, string>> {
  const states = JSON.parse((await on('status', '--json')).out) as { channel: string; version: string }[];
  return Object.fromEntries(states.map(({ channel, version }) => [channel, version]));
}

/** The published version once more under another name, as if it had been there before. */
async function copyVersion(name: string): Promise<void> {
  const manifest = await (await s3.get(`${version}/manifest.json`)).text();
  const { files } = JSON.parse(manifest) as { files: { path: string }[] };
  for (const { path } of files)
    await s3.put(`${name}/${path}`, await (await s3.get(`${version}/${path}`)).text());
  await s3.put(`${name}/manifest.json`, manifest.replace(version, name));
}
