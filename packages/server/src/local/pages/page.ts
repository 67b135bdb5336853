/** One answer of the local site. */
export interface Page {
  readonly status?: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Nothing but what this origin serves; no inline script, no inline style, no frame around it, no plug-in. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The customer's page: the tenant's logo may stand on any secure site. */
export const managePolicy = strictPolicy.replace("img-src 'self' data:", "img-src 'self' data: https:");

/** A mail shown in a frame of the outbox: its own inline styles, and nothing else. */
export const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

export const htmlPage = (body: string, policy: string = strictPolicy): Page => ({
  type: 'text/html; charset=utf-8',
  body,
  headers: {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  },
});

export const asset = (type: 'text/css' | 'text/javascript', body: string): Page => ({
  type: `${type}; charset=utf-8`,
  body,
  headers: { 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' },
});
