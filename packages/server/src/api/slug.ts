import { plain } from '@booking-chat/core/language/tokens';
import { randomId } from '../store/random-id.ts';

/** An id that people recognise: `limpieza-facial-7k2m9x`. A name in another script becomes `fallback-…`. */
export function readableId(name: string, fallback: string): string {
  const words = plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return `${words || fallback}-${randomId().slice(0, 6)}`;
}

const longest = 40;
