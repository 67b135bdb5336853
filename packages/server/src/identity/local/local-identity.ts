import type { Log } from '../../context.ts';
import type { Transport } from '../../notify/transport.ts';
import type { Signer } from '../../signer.ts';
import type { Db } from '../../store/db.ts';
import type { IdentityKeys } from './identity-keys.ts';

/** What the embedded identity provider needs of its process. */
export interface LocalIdentity {
  readonly db: Db;
  readonly signer: Signer;
  readonly log: Log;
  /**
   * The machine's own clock, epoch milliseconds: tokens, sessions, links and locks live by it, whatever `start --now` says,
   * because browsers check their tokens by theirs.
   */
  readonly clock: () => number;
  /** The server's clock: when things were done, as the business reads it. */
  readonly businessClock: () => number;
  readonly publicUrl: string;
  readonly keys: () => Promise<IdentityKeys>;
  readonly transport: Transport;
  /** Does this once the answer is on its way: how long an answer takes must not tell who has an account. */
  readonly afterwards: (work: () => Promise<void>) => void;
}

/** Of the OIDC client that the admin panel is. */
export const panelClientId = 'admin-panel';

/** Where the provider is mounted, under the public URL. */
export const mountedAt = '/id';

export const issuerOf = ({ publicUrl }: Pick<LocalIdentity, 'publicUrl'>): string =>
  `${publicUrl}${mountedAt}`;

/** Epoch seconds. */
export const seconds = (ms: number): number => Math.floor(ms / 1000);
