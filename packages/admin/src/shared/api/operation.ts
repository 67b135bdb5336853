/** What operations are about. Reads are kept under their noun, and whatever changes a noun makes its reads ask again. */
export type Noun =
  | 'audit'
  | 'booking'
  | 'conversation'
  | 'customer'
  | 'hours'
  | 'key'
  | 'me'
  | 'overview'
  | 'person'
  | 'provider'
  | 'service'
  | 'settings'
  | 'usage';

export interface ReadOperation<Data, Variables> {
  readonly kind: 'read';
  readonly noun: Noun;
  readonly name: string;
  readonly document: string;
  /** Types only. */
  readonly types?: (variables: Variables) => Data;
}

export interface WriteOperation<Data, Variables> {
  readonly kind: 'write';
  readonly changes: readonly Noun[];
  readonly name: string;
  readonly document: string;
  readonly types?: (variables: Variables) => Data;
}

/**
 * A query, named as its document names it. `Data` is the answer's `data`.
 *
 *     export const readService = readOperation<{ adminService: AdminService | null }, { serviceId: string }>(
 *       'service', `query Service($serviceId: ID!) { adminService(serviceId: $serviceId) { … } }`)
 */
export const readOperation = <Data, Variables = Record<string, never>>(
  noun: Noun,
  document: string,
): ReadOperation<Data, Variables> => ({ kind: 'read', noun, name: nameOf(document), document });

/** A mutation and the nouns that it changes, the one it is about first. */
export const writeOperation = <Data, Variables>(
  changes: readonly Noun[],
  document: string,
): WriteOperation<Data, Variables> => ({ kind: 'write', changes, name: nameOf(document), document });

function nameOf(document: string): string {
  const name = /^\s*(?:query|mutation)\s+(\w+)/.exec(document)?.[1];
  if (!name) throw new Error(`an operation needs a name: ${document.slice(0, 60)}`);
  return name;
}
