import type { Scope } from '@booking-chat/core/tenancy/api-key';
import type { Area } from '@booking-chat/core/tenancy/roles';
import type * as z from 'zod/mini';
import type { App } from '../context.ts';
import type { RequestContext } from './request.ts';

/** One field of Query, Mutation or Subscription: who may ask it, what its arguments must be, what it does. */
export type Operation = OpenOperation | GuardedOperation;

/** Answered to anyone, without a tenant. */
export interface OpenOperation {
  readonly open: true;
  readonly resolve: (app: App) => Promise<unknown>;
}

/** Who may ask it: a key or link with the scope, a person whose role allows the area; neither: the server alone. */
export interface Access {
  readonly scope?: Scope;
  readonly area?: Area;
  /** Answered to people of a suspended business too. */
  readonly evenSuspended?: true;
}

export interface GuardedOperation extends Access {
  readonly open?: undefined;
  readonly input: z.ZodMiniType;
  readonly resolve: (app: App, request: RequestContext, args: unknown) => Promise<unknown>;
}

export function guarded<Schema extends z.ZodMiniType, Value>(
  operation: Access & {
    input: Schema;
    resolve: (app: App, request: RequestContext, args: z.output<Schema>) => Promise<Value>;
  },
): GuardedOperation {
  return operation as GuardedOperation;
}
