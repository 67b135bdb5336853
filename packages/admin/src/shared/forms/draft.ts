/** What someone typed and has not saved, kept in this tab: it survives a reload and signing in again. */
const keyOf = (name: string) => `admin.draft.${name}`;

export interface Draft<Values> {
  /** What the edit began from. */
  readonly base: { readonly version: number; readonly values: Values };
  readonly values: Values;
}

export function readDraft<Values>(name: string): Draft<Values> | null {
  const stored = sessionStorage.getItem(keyOf(name));
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as Draft<Values>;
  } catch {
    return null;
  }
}

export function keepDraft<Values>(name: string, base: Draft<Values>['base'], values: Values): void {
  sessionStorage.setItem(keyOf(name), JSON.stringify({ base, values }));
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(keyOf(name));
}
