import type { App } from '../context.ts';
import type { LocalIdentity } from '../identity/local/local-identity.ts';
import { type OpenIdentity, openLocalIdentity } from '../identity/local/open-local-identity.ts';
import type { Transport } from '../notify/transport.ts';
import { openAfterwards } from './afterwards.ts';
import { identityKeysOf } from './secrets.ts';

export interface ServedIdentity extends OpenIdentity {
  readonly facts: LocalIdentity;
  /** Waits for mails on their way. */
  close(): Promise<void>;
}

/** The embedded identity provider over this data folder. `app.publicUrl` is read only when a request or a mail needs it. */
export function serveIdentity(
  app: Pick<App, 'db' | 'signer' | 'log' | 'clock' | 'publicUrl'>,
  { dataDir, transport }: { readonly dataDir: string; readonly transport: Transport },
): ServedIdentity {
  const afterwards = openAfterwards(app.log);
  let keys: ReturnType<typeof identityKeysOf> | null = null;
  const facts: LocalIdentity = {
    db: app.db,
    signer: app.signer,
    log: app.log,
    clock: Date.now,
    businessClock: app.clock,
    get publicUrl() {
      return app.publicUrl;
    },
    keys: () => {
      keys ??= identityKeysOf(dataDir);
      return keys;
    },
    transport,
    afterwards: afterwards.run,
  };
  return { ...openLocalIdentity(facts), facts, close: afterwards.done };
}
