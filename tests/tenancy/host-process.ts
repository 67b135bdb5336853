import type { App } from '@booking-chat/server/context';
import { createHost } from '@booking-chat/server/local/host';
import { createSigner } from '@booking-chat/server/signer';
import { openDb } from '@booking-chat/server/store/db';

/** One host of several, as a process of its own, on tables that are there already. */
export interface HostSettings {
  readonly endpoint: string;
  readonly prefix: string;
  readonly signingKey: string;
  /** Epoch milliseconds: what the clock showed at `since`, by the machine's own clock. */
  readonly shown: number;
  readonly since: number;
  /** How much faster than the machine's the clock goes; 0: it stands still. */
  readonly speed: number;
}

const settings = JSON.parse(process.argv[2] ?? '') as HostSettings;
const quiet = () => undefined;
const app: App = {
  db: openDb({ endpoint: settings.endpoint, region: 'local', prefix: settings.prefix }),
  clock: () => settings.shown + (Date.now() - settings.since) * settings.speed,
  signer: createSigner([settings.signingKey]),
  log: { info: quiet, warn: quiet, error: quiet },
  publicUrl: 'http://127.0.0.1',
  version: 'test',
};
const server = await createHost(app, { production: true });
const url = await server.listen({ host: '127.0.0.1', port: 0 });
process.on('disconnect', () => void server.close().then(() => process.exit(0)));
process.send?.({ url });
