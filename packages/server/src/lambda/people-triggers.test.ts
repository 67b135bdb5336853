import { beforeAll, describe, expect, it } from 'vitest';

type Handler = (event: unknown) => Promise<{ response: Record<string, never> }>;
let preToken: Handler;
let signInMails: Handler;

beforeAll(async () => {
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    STAGE: 'dev',
    ADMIN_URL: 'https://admin.example.com/admin/',
    LOG_LEVEL: 'error',
  });
  preToken = (await import('./pre-token.ts')).handler as unknown as Handler;
  signInMails = (await import('./sign-in-mails.ts')).handler as unknown as Handler;
});

const tokenEvent = (userAttributes: Record<string, string>) => ({
  version: '2',
  triggerSource: 'TokenGeneration_RefreshTokens',
  region: 'us-east-1',
  userPoolId: 'us-east-1_AbCd12345',
  userName: 'usr_a',
  callerContext: { awsSdkVersion: 'x', clientId: 'panel' },
  request: {
    userAttributes,
    groupConfiguration: { groupsToOverride: ['tenant-aurora'] },
    scopes: ['openid'],
  },
  response: { claimsAndScopeOverrideDetails: null },
});
const ana = {
  sub: '1f0c',
  email: 'ana@aurora.test',
  email_verified: 'true',
  name: 'Ana',
  'custom:tenantId': 'aurora',
  'custom:role': 'ADMIN',
};

describe('what goes into tokens', () => {
  it('tenant, role, address and name; the role as the one group', async () => {
    const event = tokenEvent(ana);
    const { response, ...rest } = await preToken(event);
    expect({ ...rest, response: event.response }).toEqual(event);
    expect(response.claimsAndScopeOverrideDetails).toEqual({
      idTokenGeneration: {
        claimsToAddOrOverride: { tenantId: 'aurora', role: 'ADMIN' },
        claimsToSuppress: [],
      },
      accessTokenGeneration: {
        claimsToAddOrOverride: { tenantId: 'aurora', role: 'ADMIN', email: 'ana@aurora.test', name: 'Ana' },
        claimsToSuppress: [],
      },
      groupOverrideDetails: { groupsToOverride: ['ADMIN'], iamRolesToOverride: [] },
    });
  });

  it.each([
    ['no tenant', { 'custom:tenantId': '' }],
    ['no role', { 'custom:role': '' }],
    ['a role that is none', { 'custom:role': 'ROOT' }],
    ['no address', { email: '' }],
  ])('%s: none of it, and no group', async (_, changed) => {
    const { response } = await preToken(tokenEvent({ ...ana, ...changed }));
    expect(response.claimsAndScopeOverrideDetails).toMatchObject({
      idTokenGeneration: { claimsToAddOrOverride: {}, claimsToSuppress: ['tenantId', 'role'] },
      accessTokenGeneration: { claimsToAddOrOverride: {}, claimsToSuppress: ['tenantId', 'role'] },
      groupOverrideDetails: { groupsToOverride: [] },
    });
  });
});

describe('the words of Cognito’s mails', () => {
  const mailEvent = (triggerSource: string, locale?: string) => ({
    version: '1',
    triggerSource,
    request: {
      userAttributes: { ...ana, ...(locale ? { locale } : {}) },
      codeParameter: '{####}',
      usernameParameter: '{username}',
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  });

  it.each([
    ['en', 'You are invited'],
    ['es', 'Te invitaron'],
    ['pt', 'Você foi convidado'],
    ['xx', 'Te invitaron'],
    [undefined, 'Te invitaron'],
  ])('an invitation in %s', async (locale, subject) => {
    const { response } = await signInMails(mailEvent('CustomMessage_AdminCreateUser', locale));
    expect(response.emailSubject).toContain(subject);
    // Cognito refuses an invitation without both of its holes.
    for (const part of ['{####}', '{username}', 'https://admin.example.com/admin/'])
      expect(response.emailMessage).toContain(part);
  });

  it.each(['CustomMessage_ForgotPassword', 'CustomMessage_ResendCode'])('a code: %s', async (source) => {
    const { response } = await signInMails(mailEvent(source, 'pt'));
    expect(response.emailMessage).toContain('{####}');
    expect(response.emailMessage).not.toContain('{username}');
  });

  it('leaves a second factor’s text message alone', async () => {
    const event = mailEvent('CustomMessage_Authentication', 'pt');
    expect(await signInMails(event)).toEqual(event);
  });
});
