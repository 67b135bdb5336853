import type { Lang } from '@booking-chat/core/language/lang';
import type { ErrorInfo } from '@booking-chat/schema/generated/types';
import { ApiError, type ErrorCode } from './errors.ts';
import { explain } from './messages/messages.ts';

/** An error as AppSync writes it. `errorInfo` holds only what is known. */
export interface GraphqlError {
  readonly message: string;
  readonly errorType: ErrorCode;
  readonly errorInfo: Partial<ErrorInfo> & { readonly reason: string };
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { line: number; column: number }[];
}

/** Writes an error for the client. Whatever is not an ApiError becomes INTERNAL and says nothing of its cause. */
export function toGraphqlError(thrown: unknown, lang: Lang, requestId: string): GraphqlError {
  const error = thrown instanceof ApiError ? thrown : new ApiError('INTERNAL');
  const isInternal = error.code === 'INTERNAL';
  const info = isInternal ? { requestId } : error.info;
  const { message, remedy } = explain(error.reason, lang, info);
  return {
    message,
    errorType: error.code,
    errorInfo: present({ ...info, reason: error.reason, remedy, value: shortened(error.info.value) }),
  };
}

function present(info: Partial<ErrorInfo> & { reason: string }) {
  const entries = Object.entries(info).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Partial<ErrorInfo> & { reason: string };
}

const longestValue = 80;
const shortened = (value: string | null | undefined): string | undefined =>
  value && value.length > longestValue ? `${value.slice(0, longestValue)}…` : (value ?? undefined);
