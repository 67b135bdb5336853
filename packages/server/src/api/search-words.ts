import { plain } from '@booking-chat/core/language/tokens';

/** Whether every word of the query begins a word of these texts; accents and case do not count. */
export function hasWords(texts: readonly (string | null)[], query: string): boolean {
  const present = plain(texts.filter(Boolean).join(' ')).split(/[\s@.,;·-]+/);
  return plain(query)
    .split(/[\s@.,;·-]+/)
    .every((word) => present.some((other) => other.startsWith(word)));
}

/** Names are the same when they are said the same: "Corte" and "córte". */
export const sameName = (a: string, b: string): boolean => spoken(a) === spoken(b);

const spoken = (name: string): string => plain(name).replace(/\s+/g, ' ').trim();
