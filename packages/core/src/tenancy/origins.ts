/**
 * Whether a browser's `Origin` is one of a key's allowed origins.
 * Patterns: an exact origin, `https://*.example.com` (any subdomain, not the domain itself), or a loopback origin
 * whose port is `*`. Anything that is not an origin (`null`, a path, no header) is refused.
 */
export const originAllowed = (patterns: readonly string[], origin: string | null | undefined): boolean =>
  matchingPattern(patterns, origin) !== null;

/** The pattern that lets it in; null: none does. */
export function matchingPattern(
  patterns: readonly string[],
  origin: string | null | undefined,
): string | null {
  const wanted = normalizeOrigin(origin ?? '');
  return (wanted !== null && patterns.find((pattern) => matches(pattern, wanted))) || null;
}

/**
 * The origin of an address as people copy or type it: whatever path is behind it, and the usual scheme when none is said
 * (https; http on one's own machine).
 */
export function originOfAddress(text: string): string | null {
  const trimmed = text.trim();
  const saysScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed);
  if (/\s/.test(trimmed) || (!saysScheme && trimmed.includes('@'))) return null;
  const usual = /^(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i.test(trimmed) ? 'http' : 'https';
  const url = saysScheme ? trimmed : `${usual}://${trimmed}`;
  if (!URL.canParse(url)) return null;
  const { origin, hostname } = new URL(url);
  return hostname.includes('.') || isLoopback(hostname) ? normalizeOrigin(origin) : null;
}

/** A browser's origin in its canonical form (lower case, no default port), or null when it is none. */
export function normalizeOrigin(text: string): string | null {
  if (!/^https?:\/\/[^/?#@\s]+$/i.test(text) || !URL.canParse(text)) return null;
  const { origin } = new URL(text);
  return origin === 'null' ? null : origin;
}

/** The pattern in its canonical form, or null when a key must not be given it. */
export function originPattern(text: string): string | null {
  const trimmed = text.trim().replace(/\/$/, '');
  const anyPort = /^(https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])):\*$/i.exec(trimmed);
  if (anyPort) return `${(anyPort[1] as string).toLowerCase()}:*`;
  const wildcard = /^https:\/\/\*\.([^*]+)$/i.exec(trimmed);
  if (wildcard) {
    const parent = normalizeOrigin(`https://${wildcard[1]}`);
    // One label would be a whole top-level domain.
    return parent && /[^.]\.[^.]/.test(new URL(parent).hostname)
      ? parent.replace('https://', 'https://*.')
      : null;
  }
  const origin = trimmed.includes('*') ? null : normalizeOrigin(trimmed);
  if (origin === null) return null;
  return origin.startsWith('https://') || isLoopback(new URL(origin).hostname) ? origin : null;
}

function matches(pattern: string, origin: string): boolean {
  if (pattern === origin) return true;
  if (pattern.endsWith(':*')) {
    const base = pattern.slice(0, -2);
    return origin === base || (origin.startsWith(`${base}:`) && /^\d+$/.test(origin.slice(base.length + 1)));
  }
  if (!pattern.startsWith('https://*.')) return false;
  const suffix = pattern.slice('https://*'.length);
  return (
    origin.startsWith('https://') && origin.endsWith(suffix) && origin.length > `https://${suffix}`.length
  );
}

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
