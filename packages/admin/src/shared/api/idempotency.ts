import { useRef } from 'react';

/**
 * One key for as long as the same thing is being asked for: a retry after a lost answer repeats the key, so nothing
 * is done twice. `next()` when it was done, or when what is asked for changes.
 */
export function useIdempotencyKey(): { readonly current: () => string; readonly next: () => void } {
  const key = useRef<string | null>(null);
  return {
    current() {
      key.current ??= crypto.randomUUID();
      return key.current;
    },
    next() {
      key.current = null;
    },
  };
}
