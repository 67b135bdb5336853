import { mkdirSync } from 'node:fs';
import type { App, Flags } from '../context.ts';
import { createSigner } from '../signer.ts';
import { closeDb, createTables, openDb, StoreUnavailable } from '../store/db.ts';
import { connectOrStart, type Engine, type EngineOptions, startEngine } from './engine.ts';
import { openLog } from './logger.ts';
import { productVersion } from './product-root.ts';
import { signingKeysOf } from './secrets.ts';
import type { Settings } from './settings.ts';

export interface Connection {
  readonly app: App;
  readonly engine: Engine;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** 'own': the server, alone on its data. 'any': a command, beside a running server or without one. */
  readonly engine: 'own' | 'any';
  readonly clock?: () => number;
  readonly publicUrl: string;
}

/** The database that the environment names does not answer. */
export class NoDatabaseThere extends Error {
  override readonly name = 'NoDatabaseThere';
  constructor(endpoint: string, cause: unknown) {
    super(
      `No database answers at ${endpoint} (DYNAMODB_ENDPOINT). Start it, correct the address, or leave the variable out to use the engine that comes along.`,
      { cause },
    );
  }
}

/** Engine, tables, secrets: everything an operation needs. Throws DataInUse when the data belongs to a running server. */
export async function connect(settings: Settings, options: ConnectOptions): Promise<Connection> {
  const log = openLog(settings.logLevel);
  // Customers' data: nobody else on the machine is to read them.
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const { dataDir, endpoint, region, tablePrefix: prefix } = settings;
  const engineOptions: EngineOptions & { dataDir: string } = {
    dataDir,
    endpoint: endpoint ?? undefined,
    log: (message, fields) => log.warn(fields, message),
  };
  const engine = await (options.engine === 'own' ? startEngine : connectOrStart)(engineOptions);
  const db = openDb({ endpoint: engine.endpoint, region, prefix });
  try {
    if (!isAmazons(engine.endpoint)) await createTables(db);
    const signer = createSigner(settings.signingKeys ?? signingKeysOf(dataDir));
    return {
      app: {
        db,
        clock: options.clock ?? Date.now,
        signer,
        log,
        publicUrl: options.publicUrl,
        version: productVersion,
        // One machine has no bills: who owns a business there is its operator as well.
        flags: () => localFlags,
      },
      engine,
      async close() {
        closeDb(db);
        await engine.stop();
      },
    };
  } catch (error) {
    closeDb(db);
    await engine.stop();
    throw endpoint && error instanceof StoreUnavailable ? new NoDatabaseThere(endpoint, error) : error;
  }
}

const localFlags: Flags = { DISABLE_IA: false, OWNERS_CHANGE_PLANS: true };

/** There, CloudFormation makes the tables, and who runs our commands need not be allowed to. */
const isAmazons = (endpoint: string): boolean => /\.amazonaws\.com(\.cn)?$/.test(new URL(endpoint).hostname);
