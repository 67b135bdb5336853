import type { Signer } from '../signer.ts';
import type { Db } from './db.ts';

/** What operations of the store need of their process; the server's App is one. */
export interface StoreContext {
  readonly db: Db;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly signer: Signer;
}
