import type { ErrorCode, ErrorInfo } from '@booking-chat/schema/generated/types';

/** Every way a request is refused, under the code that clients act on. The first of each code is its default. */
export const reasons = {
  AUTH_FAILED: [
    'credential-invalid',
    'credential-missing',
    'key-revoked',
    'key-expired',
    'link-invalid',
    'tenant-gone',
    'token-invalid',
  ],
  ORIGIN_NOT_ALLOWED: ['origin'],
  FORBIDDEN: [
    'scope',
    'role',
    'tenant-suspended',
    'tenant-mismatch',
    'other-booking',
    'customer-blocked',
    'plan-by-operator',
  ],
  RATE_LIMITED: ['rate'],
  PLAN_LIMIT_REACHED: ['messages', 'bookings', 'providers', 'agent-mode'],
  INVALID_INPUT: [
    'invalid',
    'required',
    'type',
    'format',
    'too-short',
    'too-long',
    'too-small',
    'too-big',
    'zone',
    'date-range',
    'date-far',
    'end-before-start',
    'past',
    'page',
    'one-choice',
    'one-of',
    'origin-pattern',
    'contact-fixed',
    'csv-header',
    'hours',
    'request-body',
    'request-size',
    'request-method',
    'request-batch',
    'query-syntax',
    'query-invalid',
    'query-deep',
    'query-costly',
    'query-introspection',
  ],
  NOT_FOUND: ['booking', 'service', 'provider', 'offer', 'conversation', 'path', 'customer', 'key', 'person'],
  CONVERSATION_EXPIRED: ['conversation-expired'],
  SLOT_TAKEN: ['slot-taken'],
  SLOT_NOT_AVAILABLE: [
    'slot-closed',
    'slot-past',
    'slot-day-off',
    'slot-notice',
    'slot-horizon',
    'slot-buffer',
    'slot-limit',
    'slot-off-grid',
    'not-offered',
  ],
  CONFLICT: [
    'changed',
    'version',
    'cutoff',
    'status',
    'key-reused',
    'offer-expired',
    'in-use',
    'name-taken',
    'customer-exists',
    'key-inactive',
    'email-taken',
    'last-owner',
    'yourself',
  ],
  AI_UNAVAILABLE: ['model'],
  INTERNAL: ['internal'],
} as const satisfies Record<ErrorCode, readonly string[]>;

export type Reason = (typeof reasons)[ErrorCode][number];
export type ReasonOf<Code extends ErrorCode> = (typeof reasons)[Code][number];
export type { ErrorCode };

/** What a client may be told besides the code; `reason` chooses the message. */
export type ErrorDetails<Code extends ErrorCode = ErrorCode> = Partial<
  Omit<ErrorInfo, 'reason' | 'remedy' | 'requestId'>
> & { readonly reason?: ReasonOf<Code> };

/**
 * An expected refusal on its way to the client. Its text is written at the edge, in the language of the request
 * (`to-graphql-error.ts`); anything thrown that is not an ApiError reaches the client as INTERNAL without its cause.
 *
 *     throw new ApiError('NOT_FOUND', { reason: 'service', field: 'serviceId', value: serviceId })
 */
export class ApiError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly reason: ReasonOf<Code>;

  constructor(
    readonly code: Code,
    readonly info: ErrorDetails<Code> = {},
    options?: ErrorOptions,
  ) {
    const reason = info.reason ?? (reasons[code][0] as ReasonOf<Code>);
    super(`${code}: ${reason}`, options);
    this.name = 'ApiError';
    this.reason = reason;
  }
}
