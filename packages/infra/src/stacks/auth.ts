import type { Stack } from 'aws-cdk-lib';
import { Users } from '../constructs/users.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';

export interface AuthPart {
  readonly users: Users;
}

export function authPart(stack: Stack, settings: Settings): AuthPart {
  const users = new Users(stack, 'Users', settings);
  output(stack, 'UserPoolId', 'The people of the tenants', users.pool.userPoolId);
  output(stack, 'AdminClientId', 'Client of the admin panel', users.client.userPoolClientId);
  output(stack, 'LoginUrl', 'Pages of managed login', users.domain.baseUrl());
  return { users };
}
