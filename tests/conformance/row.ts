import type { Role } from '@booking-chat/core/tenancy/roles';

/** One asking of an operation, of both hosts. */
export interface Row {
  readonly says: string;
  /** Made anew for each order. */
  readonly variables: () => Record<string, unknown> | Promise<Record<string, unknown>>;
  readonly headers?: () => Record<string, string>;
  /** A person of that role asks; absent: a key. */
  readonly as?: Role;
  /** Variables are made for each host: what one has done, the other cannot do again. */
  readonly anew?: true;
  /** Expected error; absent: none. */
  readonly error?: string;
  /** Fields that differ from one asking to the next. */
  readonly varies?: readonly string[];
  /** What the answer must show for the row to mean anything. */
  readonly shows?: string;
}
