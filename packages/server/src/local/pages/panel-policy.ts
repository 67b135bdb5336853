/** What the admin panel's pages may load and reach. The same on one machine and at the edge of AWS. */
export interface PanelOrigins {
  /** Besides the panel's own: API, real time and sign-in, each as an origin (https://api.example.com, wss://…). */
  readonly connect: readonly string[];
  /** Where the sign-in pages are, when they are of another origin. */
  readonly auth?: string;
}

/**
 * Nothing but the panel's own files, no inline script. The one style hash is that of the empty text: libraries that write
 * styles through CSSOM make an empty <style> first.
 */
export const panelPolicy = ({ connect, auth }: PanelOrigins): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' '${emptyStyle}'`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    ["connect-src 'self'", ...new Set([...connect, ...(auth ? [auth] : [])])].join(' '),
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    ["form-action 'self'", ...(auth ? [auth] : [])].join(' '),
  ].join('; ');

const emptyStyle = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

export interface PreviewOrigins {
  /** Where the widget's files come from, when not from here. */
  readonly widget: string | null;
  readonly connect: readonly string[];
}

/** Of `/admin/preview.html`, a frame of the panel that holds the real widget and nothing of the panel. */
export const previewPolicy = ({ widget, connect }: PreviewOrigins): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...(widget ? [widget] : [])].join(' '),
    "style-src 'self'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    ["connect-src 'self'", ...new Set(connect)].join(' '),
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Sent with every file of the panel, besides its policy and what is said of caching. */
export const panelHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'x-robots-tag': 'noindex, nofollow',
} as const;

/** By what is asked for: a file whose name holds its own hash never changes, everything else is asked for again. */
export const panelCaching = { assets: 'public, max-age=31536000, immutable', others: 'no-store' } as const;

/** `/admin/assets/…`: files with their hash in their name. */
export const isPanelAsset = (path: string): boolean => path.startsWith('/admin/assets/');
