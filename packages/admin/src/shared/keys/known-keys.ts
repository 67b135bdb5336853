/**
 * Keys that were made during this visit: a whole key is only ever shown at its birth, and the snippet needs it. In memory
 * only; a reload forgets them.
 */
const known = new Map<string, string>();

export const rememberKey = (keyId: string, text: string): void => {
  known.set(keyId, text);
};

/** null: it was made at another time, and nobody can tell it any more. */
export const knownKey = (keyId: string): string | null => known.get(keyId) ?? null;
