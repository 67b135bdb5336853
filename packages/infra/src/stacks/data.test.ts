import { cloudTables } from '@booking-chat/server/store/tables';
import { describe, expect, it } from 'vitest';
import { type Resource, stacksOf } from '../testing.ts';

const database = stacksOf()('Database');
const devDatabase = stacksOf({ STAGE: 'dev' })('Database');
const auth = stacksOf()('Auth');

describe('tables', () => {
  it('are those of the store, without what is local only', () => {
    const names = database.all('AWS::DynamoDB::Table').map(({ Properties }) => Properties.TableName);
    expect(names.sort()).toEqual(
      [
        'AuditTrail',
        'Bookings',
        'Conversations',
        'Customers',
        'ProviderAvailability',
        'Providers',
        'Services',
        'TenantApiKeys',
        'TenantUsage',
        'Tenants',
      ].map((name) => `booking-chat-prod-${name}`),
    );
  });

  const rows = [
    ['Tenants', 'tenantId', null, null, ['GSI1 ownerUserId createdAt ALL']],
    ['TenantApiKeys', 'tenantId', 'keyId', null, ['GSI1 prefix - KEYS_ONLY']],
    ['Services', 'tenantId', 'serviceId', null, []],
    ['Providers', 'tenantId', 'providerId', null, []],
    ['ProviderAvailability', 'ownerKey', 'itemKey', 'expiresAt', []],
    [
      'Bookings',
      'tenantId',
      'itemKey',
      'expiresAt',
      ['GSI1 tenantKey startKey ALL', 'GSI2 providerKey startKey ALL', 'GSI3 customerKey startKey ALL'],
    ],
    [
      'Conversations',
      'tenantId',
      'conversationId',
      'expiresAt',
      ['GSI1 tenantId updatedAt INCLUDE', 'GSI2 inboxKey updatedAt INCLUDE'],
    ],
    ['Customers', 'tenantId', 'customerId', null, ['GSI1 tenantId nameKey ALL']],
    ['AuditTrail', 'tenantId', 'entryKey', 'expiresAt', []],
    ['TenantUsage', 'tenantId', 'itemKey', 'expiresAt', []],
  ] as const;

  it.each(rows)('%s: keys, expiry and indexes', (name, partition, sort, ttl, indexes) => {
    const { Properties } = table(name);
    expect(keys(Properties.KeySchema)).toBe([partition, sort ?? '-'].join(' '));
    expect(Properties.TimeToLiveSpecification).toEqual(
      ttl === null ? undefined : { AttributeName: ttl, Enabled: true },
    );
    const found = (Properties.GlobalSecondaryIndexes ?? []).map(
      (index: { IndexName: string; KeySchema: Key[]; Projection: { ProjectionType: string } }) =>
        `${index.IndexName} ${keys(index.KeySchema)} ${index.Projection.ProjectionType}`,
    );
    expect(found).toEqual(indexes);
    for (const { AttributeType } of Properties.AttributeDefinitions) expect(AttributeType).toBe('S');
  });

  it.each(Object.keys(cloudTables))(
    '%s: on demand, recoverable to a point in time, encrypted, protected',
    (name) => {
      const { Properties, DeletionPolicy } = table(name);
      expect(Properties.BillingMode).toBe('PAY_PER_REQUEST');
      expect(Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
      expect(Properties.SSESpecification).toEqual({ SSEEnabled: true });
      expect(Properties.DeletionProtectionEnabled).toBe(true);
      expect(DeletionPolicy).toBe('Retain');
    },
  );

  it('stream only the changes of bookings', () => {
    const streams = database
      .all('AWS::DynamoDB::Table')
      .flatMap(({ Properties }) =>
        Properties.StreamSpecification ? [[Properties.TableName, Properties.StreamSpecification]] : [],
      );
    expect(streams).toEqual([['booking-chat-prod-Bookings', { StreamViewType: 'NEW_AND_OLD_IMAGES' }]]);
  });

  it('of dev may be deleted, under other names', () => {
    const all = devDatabase.all('AWS::DynamoDB::Table');
    expect(all).toHaveLength(Object.keys(cloudTables).length);
    for (const { Properties, DeletionPolicy } of all) {
      expect(Properties.TableName).toMatch(/^booking-chat-dev-/);
      expect([Properties.DeletionProtectionEnabled, DeletionPolicy]).toEqual([false, 'Delete']);
      expect(Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
    }
  });
});

describe('keys and flags', () => {
  it('draws the first signing key, and keeps the secret in prod', () => {
    const { Properties, DeletionPolicy } = database.one('AWS::SecretsManager::Secret');
    expect(Properties).toMatchObject({
      Name: 'booking-chat/prod/signing-keys',
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
    expect(DeletionPolicy).toBe('Retain');
  });

  it('begins with no flag raised', () => {
    expect(database.one('AWS::SSM::Parameter').Properties).toMatchObject({
      Name: '/booking-chat/prod/flags',
      Type: 'String',
      Value: '{"DISABLE_IA":false}',
    });
  });
});

describe('people of the tenants', () => {
  const pool = auth.one('AWS::Cognito::UserPool').Properties;

  it('cannot sign themselves up, have names of ours, and sign in by e-mail in whichever case', () => {
    expect(pool.UserPoolName).toBe('chat-booking-admins-prod');
    expect(pool.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
    expect(pool.UsernameAttributes).toBeUndefined();
    expect(pool.AliasAttributes).toEqual(['email']);
    expect(pool.UsernameConfiguration).toEqual({ CaseSensitive: false });
    expect(pool.AutoVerifiedAttributes).toEqual(['email']);
  });

  it('have passwords of 12 characters of all classes', () => {
    expect(pool.Policies.PasswordPolicy).toMatchObject({
      MinimumLength: 12,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
    });
  });

  it('may have a second factor, by SMS or TOTP', () => {
    expect(pool.MfaConfiguration).toBe('OPTIONAL');
    expect([...pool.EnabledMfas].sort()).toEqual(['SMS_MFA', 'SOFTWARE_TOKEN_MFA']);
    expect(pool.SmsConfiguration.SnsCallerArn).toBeDefined();
  });

  it('belong to a tenant for good', () => {
    const tenant = pool.Schema.find(({ Name }: { Name: string }) => Name === 'tenantId');
    expect(tenant).toMatchObject({ AttributeDataType: 'String', Mutable: false });
    const client = auth.one('AWS::Cognito::UserPoolClient').Properties;
    expect(client.ReadAttributes).toContain('custom:tenantId');
    expect(client.WriteAttributes).not.toContain('custom:tenantId');
  });

  it('have a role that only the server writes', () => {
    const role = pool.Schema.find(({ Name }: { Name: string }) => Name === 'role');
    expect(role).toMatchObject({ AttributeDataType: 'String', Mutable: true });
    const client = auth.one('AWS::Cognito::UserPoolClient').Properties;
    expect(client.ReadAttributes).toContain('custom:role');
    expect(client.WriteAttributes).not.toContain('custom:role');
    expect(auth.all('AWS::Cognito::UserPoolGroup')).toEqual([]);
  });

  it('get tenant and role into their tokens, and mails in their language, by functions that only this pool calls', () => {
    const { PreTokenGenerationConfig, CustomMessage, ...others } = pool.LambdaConfig;
    expect(PreTokenGenerationConfig).toEqual({ LambdaArn: arnOf('pre-token'), LambdaVersion: 'V2_0' });
    expect(CustomMessage).toEqual(arnOf('sign-in-mails'));
    expect(others).toEqual({});
    expect(pool.UserPoolTier).toBe('ESSENTIALS');
    const allowed = auth.all('AWS::Lambda::Permission').map(({ Properties }) => Properties);
    expect(allowed.map(({ FunctionName }) => FunctionName)).toEqual([
      arnOf('pre-token'),
      arnOf('sign-in-mails'),
    ]);
    for (const { Principal, SourceArn } of allowed) {
      expect(Principal).toBe('cognito-idp.amazonaws.com');
      expect(SourceArn['Fn::GetAtt'][0]).toContain('UserPool');
    }
  });

  it('have tokens of five minutes, and refresh tokens that are good once', () => {
    const client = auth.one('AWS::Cognito::UserPoolClient').Properties;
    expect(client).toMatchObject({
      AccessTokenValidity: 5,
      IdTokenValidity: 5,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    });
    // Its API knows nothing of rotation, so Cognito wants it off.
    expect(client.ExplicitAuthFlows).not.toContain('ALLOW_REFRESH_TOKEN_AUTH');
  });

  it('come in by managed login: SRP, password, and the code flow of a client without a secret', () => {
    const client = auth.one('AWS::Cognito::UserPoolClient').Properties;
    expect(client.GenerateSecret).toBe(false);
    expect(client.ExplicitAuthFlows).toEqual(
      expect.arrayContaining(['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH']),
    );
    expect(client.AllowedOAuthFlows).toEqual(['code']);
    expect(client.AllowedOAuthScopes).toEqual(['openid', 'email', 'profile']);
    expect(client.CallbackURLs).toEqual(['https://admin.example.com/admin/signed-in']);
    expect(client.LogoutURLs).toEqual(['https://admin.example.com/admin/']);
    expect(client.PreventUserExistenceErrors).toBe('ENABLED');
    expect(client.EnableTokenRevocation).toBe(true);
    expect(auth.one('AWS::Cognito::UserPoolDomain').Properties.ManagedLoginVersion).toBe(2);
    expect(auth.one('AWS::Cognito::ManagedLoginBranding').Properties.UseCognitoProvidedValues).toBe(true);
  });

  it('of prod are protected', () => {
    expect(pool.DeletionProtection).toBe('ACTIVE');
    expect(auth.one('AWS::Cognito::UserPool').DeletionPolicy).toBe('Retain');
    expect(
      stacksOf({ STAGE: 'dev' })('Auth').one('AWS::Cognito::UserPoolClient').Properties.CallbackURLs,
    ).toEqual(['https://admin-dev.example.com/admin/signed-in', 'http://localhost:4310/admin/signed-in']);
  });
});

const arnOf = (name: string) => {
  const found = Object.entries(auth.template.toJSON().Resources as Record<string, Resource>).find(
    ([, { Type, Properties }]) =>
      Type === 'AWS::Lambda::Function' && Properties.FunctionName === `booking-chat-prod-${name}`,
  );
  return { 'Fn::GetAtt': [found?.[0], 'Arn'] };
};

interface Key {
  AttributeName: string;
  KeyType: string;
}
const table = (name: string) =>
  database.one('AWS::DynamoDB::Table', ({ TableName }) => TableName === `booking-chat-prod-${name}`);
const keys = (schema: Key[]) =>
  ['HASH', 'RANGE']
    .map((kind) => schema.find(({ KeyType }) => KeyType === kind)?.AttributeName ?? '-')
    .join(' ');
