import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { hostsOf, named } from '../names.ts';
import type { Settings } from '../settings.ts';

/** What a user may do; enforced by the API. The names are claims of the token (`cognito:groups`). */
export const roles = {
  OWNER: 'Everything, keys, users and billing included',
  ADMIN: 'All but keys, users and billing',
  VIEWER: 'Reads',
} as const;

/** The people of the tenants. Who is whose is a claim that only an operator or the API may write. */
export class Users extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { stage } = settings;
    this.pool = new UserPool(this, 'AdminUserPool', {
      userPoolName: `chat-booking-admins-${stage}`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      customAttributes: { tenantId: new StringAttribute({ mutable: false, minLen: 1, maxLen: 64 }) },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: true, otp: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: stage === 'prod',
      removalPolicy: stage === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const [groupName, description] of Object.entries(roles))
      this.pool.addGroup(groupName, { groupName, description });
    this.domain = this.pool.addDomain('ManagedLogin', {
      cognitoDomain: { domainPrefix: `${named(stage, 'admin')}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.client = this.adminClient(settings);
    new CfnManagedLoginBranding(this, 'LoginPages', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
  }

  /** The admin panel: a public client (PKCE) that may read whose tenant its user is and never write it. */
  private adminClient(settings: Settings): UserPoolClient {
    const origins = [`https://${hostsOf(settings).admin}`];
    if (settings.stage === 'dev') origins.push('http://localhost:5173');
    return this.pool.addClient('AdminClient', {
      userPoolClientName: named(settings.stage, 'admin'),
      generateSecret: false,
      authFlows: { userPassword: true, userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: origins.map((origin) => `${origin}/callback`),
        logoutUrls: origins.map((origin) => `${origin}/`),
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(14),
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true, fullname: true, locale: true })
        .withCustomAttributes('tenantId'),
      writeAttributes: new ClientAttributes().withStandardAttributes({
        fullname: true,
        locale: true,
        email: true,
      }),
    });
  }
}
