import { join } from 'node:path';
import type { IdentityAdmin } from '../identity/identity.ts';
import { openOutbox } from '../notify/outbox.ts';
import { CommandFailure } from './commands/command.ts';
import type { Connection } from './connect.ts';
import { transportFor } from './mail-transport.ts';
import { serveIdentity } from './open-identity.ts';
import type { Settings } from './settings.ts';

/**
 * Runs `work` with the people where they are: in the Cognito user pool that COGNITO_USER_POOL_ID names, else in the data here,
 * beside a running server or without one. Mails go the way of this command's own environment.
 */
export async function withPeople<T>(
  { app }: Connection,
  settings: Settings,
  work: (admin: IdentityAdmin) => Promise<T>,
): Promise<T> {
  if (settings.userPoolId) {
    const [{ openCognitoAdmin }, { awsService }] = await Promise.all([
      import('../identity/cognito/cognito-admin.ts'),
      import('../lambda/aws-call.ts'),
    ]);
    return work(openCognitoAdmin(awsService('cognito-idp', settings.region), settings.userPoolId));
  }
  if (settings.endpoint && /\.amazonaws\.com(\.cn)?$/.test(new URL(settings.endpoint).hostname))
    throw new CommandFailure(
      'On AWS people are in a Cognito user pool: set COGNITO_USER_POOL_ID to the stack’s output UserPoolId.',
    );
  const mail = transportFor(settings, openOutbox(join(settings.dataDir, 'outbox')));
  const people = serveIdentity(app, { dataDir: settings.dataDir, transport: mail.transport });
  try {
    return await work(people.identity.admin);
  } finally {
    await people.close();
    mail.close();
  }
}
