import { useRef } from 'react';
import { useIdempotencyKey } from '../../shared/api/idempotency.ts';

/** The same idempotency key for as long as the same is asked for; something else gets another one. */
export function useKeyFor(): (input: unknown) => string {
  const key = useIdempotencyKey();
  const asked = useRef('');
  return (input) => {
    const asking = JSON.stringify(input);
    if (asking !== asked.current) key.next();
    asked.current = asking;
    return key.current();
  };
}
