import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productVersion } from '../../packages/server/src/local/product-root.ts';
import { type Product, startProduct } from '../e2e/product.ts';
import { release } from './booking-chat.ts';
import { bucketName, startCdn, startS3 } from './s3.ts';

const script = join(resolve(import.meta.dirname, '../..'), 'scripts/smoke.mjs');
let product: Product;
let key: string;

beforeAll(async () => {
  product = await startProduct(new Date().toISOString());
  const [demo] = JSON.parse(await product.command('seed', '--json')) as { publicKey: string }[];
  key = demo?.publicKey ?? '';
});
afterAll(() => product?.stop());

describe('the smoke test', () => {
  it('holds on a product that works, books and cancels', async () => {
    const { code, steps } = await smoke('--book');
    expect(steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(code).toBe(0);
    expect(steps.map(({ step }) => step)).toEqual([
      'health',
      'widget latest',
      'pages',
      'admin panel',
      'widgetConfig',
      'catalog',
      'open slots',
      'conversation to an offer',
      'booking',
      'cancellation',
    ]);
    const bookings = JSON.parse(await product.command('bookings', 'list', '--json')) as { status: string }[];
    expect(bookings.filter(({ status }) => status !== 'CANCELLED')).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['another version of the API', ['--api-version', '9.9.9'], 'health'],
    ['another version of the widget', ['--widget-version', '9.9.9'], 'widget latest'],
    ['a channel that is not there', ['--channels', 'latest,canary'], 'widget canary'],
    ['a foreign origin', ['--origin', 'https://elsewhere.example'], 'widgetConfig'],
    ['a wrong key', ['--key', 'pk_test_wrongwrong_wrong'], 'catalog'],
  ])('%s fails it, at its step', async (_, args, failing) => {
    const { code, steps } = await smoke(...args);
    expect(code).toBe(1);
    expect(steps.filter(({ ok }) => !ok).map(({ step }) => step)).toContain(failing);
  });

  it('compares what channels serve with what was published', async () => {
    const s3 = await startS3();
    const cdn = await startCdn(() => s3);
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' });
    try {
      const where = ['--endpoint', s3.endpoint, '--bucket', bucketName];
      expect(await release('publish', '--channel', 'latest', 'canary', ...where)).toMatchObject({ code: 0 });
      const widget = async () => {
        const { steps } = await smoke('--widget', cdn.url, '--channels', 'latest,canary');
        return steps.filter(({ step }) => step.startsWith('widget ')).map(({ ok, said }) => [ok, said]);
      };
      const published = [true, expect.stringMatching(/^v[\d.]+, as published$/)];
      expect(await widget()).toEqual([published, published]);
      await s3.put(`v${productVersion}/panel.js`, 'something else');
      const [latest] = await widget();
      expect(latest?.[0]).toBe(false);
    } finally {
      delete process.env.AWS_ACCESS_KEY_ID;
      delete process.env.AWS_SECRET_ACCESS_KEY;
      cdn.stop();
      await s3.stop();
    }
  });

  it('a service that is down fails every step and is said in a line each', async () => {
    const { code, steps } = await smoke('--api', 'http://127.0.0.1:9/graphql');
    expect(code).toBe(1);
    expect(steps.find(({ step }) => step === 'health')).toMatchObject({ ok: false });
  });

  it('wrong use is told apart from a failure', async () => {
    expect((await run('--api', product.url)).code).toBe(2);
    expect((await run('--nonsense')).code).toBe(2);
    expect((await run('--help')).code).toBe(0);
  });
});

async function smoke(...args: string[]) {
  const { url } = product;
  const { code, out } = await run(
    ...[
      '--api',
      `${url}/graphql`,
      '--widget',
      url,
      '--pages',
      url,
      '--admin',
      url,
      '--key',
      key,
      '--origin',
      url,
    ],
    ...['--json', '--email', 'smoke@example.com', ...args],
    ...(args.includes('--widget') ? [] : ['--no-manifest']),
  );
  const steps = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { step: string; ok: boolean; said: string });
  return { code, steps };
}

function run(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((done) => child.once('close', (code) => done({ code, out })));
}
