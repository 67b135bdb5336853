import type { Scope } from '@booking-chat/core/tenancy/api-key';
import type * as z from 'zod/mini';
import type { App } from '../context.ts';
import type { RequestContext } from './request.ts';

/** One field of Query or Mutation: what its caller must be allowed, what its arguments must be, what it does. */
export type Operation = OpenOperation | GuardedOperation;

/** Answered to anyone, without a tenant. */
export interface OpenOperation {
  readonly scope: null;
  readonly resolve: (app: App) => Promise<unknown>;
}

export interface GuardedOperation {
  readonly scope: Scope;
  readonly input: z.ZodMiniType;
  readonly resolve: (app: App, request: RequestContext, args: unknown) => Promise<unknown>;
}

export function guarded<Schema extends z.ZodMiniType, Value>(operation: {
  scope: Scope;
  input: Schema;
  resolve: (app: App, request: RequestContext, args: z.output<Schema>) => Promise<Value>;
}): GuardedOperation {
  return operation as GuardedOperation;
}
