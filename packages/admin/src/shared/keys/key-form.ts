import { originOfAddress, originPattern } from '@booking-chat/core/tenancy/origins';
import type { FieldErrors } from '../forms/use-form.ts';
import type { KeyTexts } from './texts/index.ts';

export const keyScopes = ['read', 'chat', 'book', 'manage'] as const;

export interface KeyValues {
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly scopes: readonly string[];
  /** YYYY-MM-DD, or empty. */
  readonly expires: string;
}

export const newKeyValues = (origin = ''): KeyValues => ({
  name: '',
  allowedOrigins: [origin],
  scopes: keyScopes,
  expires: '',
});

/** What people paste becomes what a key takes: `www.example.com/prices` → `https://www.example.com`. */
export function asOrigin(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || originPattern(trimmed) !== null || trimmed.includes('*')) return trimmed;
  const origin = originOfAddress(trimmed);
  return origin && originPattern(origin) !== null ? origin : trimmed;
}

/** The sites that were named, without empty lines. */
export const originsOf = ({ allowedOrigins }: KeyValues): string[] =>
  allowedOrigins.map(asOrigin).filter((origin) => origin !== '');

/** @param today the business's local day, YYYY-MM-DD */
export function keyProblems(
  values: KeyValues,
  t: KeyTexts,
  words: { readonly required: string },
  today: string,
): FieldErrors {
  const wrong = values.allowedOrigins.flatMap((origin, at) =>
    origin.trim() !== '' && originPattern(asOrigin(origin)) === null
      ? [[`allowedOrigins.${at}`, t.notAnOrigin] as const]
      : [],
  );
  return Object.fromEntries([
    ...(values.name.trim() === '' ? [['name', words.required] as const] : []),
    ...(originsOf(values).length === 0 ? [['allowedOrigins.0', t.needsOrigin] as const] : wrong),
    ...(values.scopes.length === 0 ? [['scopes', t.needsScope] as const] : []),
    ...(values.expires !== '' && values.expires < today ? [['expires', t.past] as const] : []),
  ]);
}
