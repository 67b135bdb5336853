import { type FunctionName, functionRows } from '@booking-chat/server/lambda/functions';
import type { Stack } from 'aws-cdk-lib';
import { ServerFunction } from '../constructs/server-function.ts';
import { Users, type UserTriggers } from '../constructs/users.ts';
import { adminUrlOf } from '../names.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';
import type { DatabasePart } from './database.ts';

export interface AuthPart {
  readonly users: Users;
  /** What Cognito asks; with the pool, for its sign-ins fail without them. */
  readonly triggers: Partial<Record<FunctionName, ServerFunction>>;
}

export function authPart(stack: Stack, settings: Settings, { tables }: DatabasePart): AuthPart {
  const triggers: Partial<Record<FunctionName, ServerFunction>> = {};
  const arns: Partial<Record<keyof UserTriggers, string>> = {};
  for (const [name, { trigger }] of functionRows) {
    if (trigger.type !== 'cognito') continue;
    const made = new ServerFunction(stack, name, {
      settings,
      name,
      tables: tables.all,
      resources: {},
      environment: triggerEnvironment(settings),
    });
    triggers[name] = made;
    arns[trigger.asks] = made.lambda.functionArn;
  }
  const users = new Users(stack, 'Users', settings, arns as UserTriggers);
  describeUsers(stack, users);
  return { users, triggers };
}

export const triggerEnvironment = (settings: Settings) => ({
  STAGE: settings.stage,
  ADMIN_URL: adminUrlOf(settings),
  ...(settings.sentryDsn ? { SENTRY_DSN: settings.sentryDsn } : {}),
});

export function describeUsers(stack: Stack, users: Users): void {
  output(stack, 'UserPoolId', 'The people of the tenants', users.pool.userPoolId);
  output(stack, 'AdminClientId', 'Client of the admin panel', users.client.userPoolClientId);
  output(stack, 'LoginUrl', 'Pages of managed login', users.domain.baseUrl());
}
