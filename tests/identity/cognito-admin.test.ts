import { openCognitoAdmin } from '@booking-chat/server/identity/cognito/cognito-admin';
import { awsService } from '@booking-chat/server/lambda/aws-call';
import { grants } from '@booking-chat/server/lambda/functions';
import {
  type AwsStandIn,
  standInEnvironment,
  startAwsStandIn,
} from '@booking-chat/server/lambda/tools/aws-stand-in';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityAdminContract } from './identity-admin.contract.ts';

const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
const adminOf = ({ url }: AwsStandIn) =>
  openCognitoAdmin(
    awsService('cognito-idp', 'us-east-1', { ...credentials, ...standInEnvironment(url) }),
    'us-east-1_Stand1n',
  );

identityAdminContract('a Cognito user pool', async () => {
  const standIn = await startAwsStandIn('-');
  return {
    admin: adminOf(standIn),
    signedIn: async (userId) => standIn.cognito.confirm(userId),
    mailed: async () => standIn.cognito.mails.map(({ email }) => email),
    close: () => standIn.close(),
  };
});

describe('in a user pool', () => {
  let standIn: AwsStandIn;
  beforeEach(async () => {
    standIn = await startAwsStandIn('-');
  });
  afterEach(() => standIn.close());
  const ana = { email: 'Ana@Aurora.test', name: 'Ana', role: 'ADMIN', language: 'pt' } as const;

  it('a person’s tenant and role are attributes, the tenant’s people a group', async () => {
    const outcome = await adminOf(standIn).invite('aurora', ana);
    const user = standIn.cognito.users.get(outcome.ok ? outcome.person.userId : '');
    expect(Object.fromEntries(user?.attributes ?? [])).toEqual({
      email: 'ana@aurora.test',
      email_verified: 'true',
      name: 'Ana',
      locale: 'pt',
      'custom:tenantId': 'aurora',
      'custom:role': 'ADMIN',
    });
    expect([...(user?.groups ?? [])]).toEqual(['tenant-aurora']);
  });

  it('disabling someone ends their sessions, and so does a reset', async () => {
    const admin = adminOf(standIn);
    const outcome = await admin.invite('aurora', ana);
    const userId = outcome.ok ? outcome.person.userId : '';
    standIn.cognito.confirm(userId);
    await admin.setEnabled('aurora', userId, false);
    expect(standIn.cognito.users.get(userId)).toMatchObject({ enabled: false, signedOut: 1 });
    await admin.setEnabled('aurora', userId, true);
    await admin.reset('aurora', userId);
    expect(standIn.cognito.users.get(userId)).toMatchObject({ status: 'RESET_REQUIRED', signedOut: 2 });
    expect(await admin.find('aurora', userId)).toMatchObject({ status: 'ACTIVE' });
    // Cognito would refuse to mail someone whom it does not let in.
    await admin.setEnabled('aurora', userId, false);
    expect(await admin.reset('aurora', userId)).toMatchObject({ person: { status: 'DISABLED' } });
  });

  it('a second factor is seen', async () => {
    const admin = adminOf(standIn);
    const outcome = await admin.invite('aurora', ana);
    const userId = outcome.ok ? outcome.person.userId : '';
    (standIn.cognito.users.get(userId) as { mfa: string[] }).mfa = ['SOFTWARE_TOKEN_MFA'];
    expect((await admin.list('aurora', { limit: 10, nextToken: null })).people).toMatchObject([
      { mfa: true },
    ]);
  });

  it('a second factor that was lost is ended with a reset, when that is asked', async () => {
    const admin = adminOf(standIn);
    const outcome = await admin.invite('aurora', ana);
    const userId = outcome.ok ? outcome.person.userId : '';
    standIn.cognito.confirm(userId);
    (standIn.cognito.users.get(userId) as { mfa: string[] }).mfa = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'];
    expect(await admin.reset('aurora', userId)).toMatchObject({ person: { mfa: true } });
    expect(await admin.reset('aurora', userId, { endSecondFactor: true })).toMatchObject({
      person: { mfa: false },
    });
  });

  it('more people than a page of Cognito’s come in one list', async () => {
    const admin = adminOf(standIn);
    for (let at = 0; at < 70; at++) await admin.invite('aurora', { ...ana, email: `p${at}@aurora.test` });
    const { people, nextToken } = await admin.list('aurora', { limit: 200, nextToken: null });
    expect([people.length, nextToken]).toEqual([70, null]);
    expect(await admin.removeAll('aurora')).toBe(70);
    expect([...standIn.cognito.groups]).toEqual([]);
  });

  it('an invitation that broke off is listed by the next try, and tells nothing to others', async () => {
    const admin = adminOf(standIn);
    standIn.refusals.set('AdminAddUserToGroup', { status: 400, name: 'InternalErrorException' });
    await expect(admin.invite('aurora', ana)).rejects.toThrow();
    standIn.refusals.clear();
    const list = async (tenantId: string) =>
      (await admin.list(tenantId, { limit: 10, nextToken: null })).people.map(({ email }) => email);
    expect(await list('aurora')).toEqual([]);
    expect(await admin.invite('quillay', ana)).toEqual({ ok: false, why: 'email-taken' });
    expect([await list('aurora'), await list('quillay')]).toEqual([[], []]);
    expect(await admin.invite('aurora', ana)).toEqual({ ok: false, why: 'email-taken' });
    expect(await list('aurora')).toEqual(['ana@aurora.test']);
  });

  it('an account that is nobody’s of ours is nobody', async () => {
    const admin = adminOf(standIn);
    standIn.cognito.answer('AdminCreateUser', {
      Username: 'usr_stray',
      UserAttributes: [{ Name: 'email', Value: 'stray@aurora.test' }],
    });
    standIn.cognito.groups.add('tenant-aurora');
    standIn.cognito.answer('AdminAddUserToGroup', { Username: 'usr_stray', GroupName: 'tenant-aurora' });
    expect(await admin.find('aurora', 'usr_stray')).toBeNull();
    expect((await admin.list('aurora', { limit: 10, nextToken: null })).people).toEqual([]);
  });

  it('an outage throws: it is no answer', async () => {
    standIn.refusals.set('AdminGetUser', { status: 400, name: 'NotAuthorizedException' });
    await expect(adminOf(standIn).find('aurora', 'usr_a')).rejects.toThrow('NotAuthorizedException');
  });

  it('a deleted group is what the operator may ask, and the functions’ role need not', async () => {
    const admin = adminOf(standIn);
    const outcome = await admin.invite('aurora', ana);
    const userId = outcome.ok ? outcome.person.userId : '';
    await admin.list('aurora', { limit: 10, nextToken: null });
    await admin.changeRole('aurora', userId, 'OWNER');
    await admin.reset('aurora', userId);
    standIn.cognito.confirm(userId);
    await admin.reset('aurora', userId);
    await admin.setEnabled('aurora', userId, false);
    await admin.setEnabled('aurora', userId, true);
    await admin.remove('aurora', userId);
    const asked = [...new Set(standIn.calls)].map((name) => `cognito-idp:${name}`).sort();
    expect(asked).toEqual([...grants['people:manage'].actions].sort());
  });
});
