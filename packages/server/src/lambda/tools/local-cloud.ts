import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKey } from '@booking-chat/core/tenancy/api-key';
import type { App } from '../../context.ts';
import { connectOrStart, startEngine } from '../../local/engine.ts';
import { productVersion } from '../../local/product-root.ts';
import { signingKeysOf } from '../../local/secrets.ts';
import { type Demo, seedDemo } from '../../local/seed/seed-demo.ts';
import { createSigner } from '../../signer.ts';
import { findKeyByPrefix } from '../../store/api-keys.ts';
import { closeDb, createTables, openDb } from '../../store/db.ts';
import type { FunctionName } from '../functions.ts';
import { type AwsStandIn, startAwsStandIn } from './aws-stand-in.ts';
import { type Invoke, loadFunction } from './deployed.ts';

export interface LocalCloud {
  readonly app: App;
  readonly demos: readonly Demo[];
  readonly standIn: AwsStandIn;
  readonly endpoint: string;
  /** A function's bundle with its environment, loaded at its first use. */
  readonly functions: (name: FunctionName) => Promise<Invoke>;
  /** The key record of a demo's public key. */
  readonly keyIdOf: (demo: Demo) => Promise<string>;
  close(): Promise<void>;
}

export interface LocalCloudOptions {
  /** Data of `npm start`, also beside it while it runs; null: in memory, gone at the end. */
  readonly dataDir: string | null;
  readonly publicUrl: string;
  readonly logLevel?: 'info' | 'warn' | 'error';
}

/** Tables, demo businesses, the functions' bundles and stand-ins for the other services, on this machine alone. */
export async function openLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { publicUrl, logLevel } = options;
  const throwaway = options.dataDir === null ? mkdtempSync(join(tmpdir(), 'booking-chat-')) : null;
  const dataDir = options.dataDir ?? (throwaway as string);
  const engine = throwaway
    ? await startEngine({ memory: true })
    : await connectOrStart({ dataDir, endpoint: process.env.DYNAMODB_ENDPOINT });
  const tablePrefix = process.env.TABLE_PREFIX ?? 'booking-chat-';
  const { endpoint } = engine;
  const db = openDb({ endpoint, region: 'local', prefix: tablePrefix });
  await createTables(db);
  const keys = throwaway ? [randomBytes(32).toString('base64url')] : signingKeysOf(dataDir);
  const signsFrom = new Date(0).toISOString();
  const standIn = await startAwsStandIn(JSON.stringify({ keys: keys.map((key) => ({ key, signsFrom })) }));
  const app: App = {
    db,
    clock: Date.now,
    signer: createSigner(keys),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    publicUrl,
    version: productVersion,
  };
  const demos = await seedDemo(app, dataDir);
  const loaded = new Map<FunctionName, Promise<Invoke>>();
  return {
    app,
    demos,
    standIn,
    endpoint,
    functions(name) {
      const known =
        loaded.get(name) ??
        loadFunction(name, { standIn, tablePrefix, publicUrl, logLevel, endpoint: () => endpoint });
      loaded.set(name, known);
      return known;
    },
    async keyIdOf({ publicKey }) {
      const form = parseKey(publicKey);
      const owner = form && (await findKeyByPrefix(db, form.prefix));
      if (!owner) throw new Error('the demo key is not in these tables');
      return owner.keyId;
    },
    async close() {
      await standIn.close();
      closeDb(db);
      await engine.stop();
      if (throwaway) rmSync(throwaway, { recursive: true, force: true });
    },
  };
}
