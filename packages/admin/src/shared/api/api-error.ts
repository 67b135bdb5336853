import type { ErrorCode, ErrorInfo } from '@booking-chat/schema/generated/types';

/** What the API refused, in words of the panel's language. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly info: Partial<ErrorInfo>,
  ) {
    super(message);
  }

  /** The field of the form that was refused: `input.customer.email` is `customer.email`. */
  get field(): string | null {
    return this.info.field?.replace(/^input\./, '') ?? null;
  }

  get isVersionConflict(): boolean {
    return this.code === 'CONFLICT' && this.info.reason === 'version';
  }
}

/** No answer came: offline, the server is away, or what came was no answer of the API. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
