import { accessTokenLife } from '@booking-chat/server/identity/identity';
import type { Trigger } from '@booking-chat/server/lambda/functions';
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  type CfnUserPool,
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
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { hostsOf, named } from '../names.ts';
import type { Settings } from '../settings.ts';

/** ARNs of the functions that Cognito asks. */
export type UserTriggers = Readonly<Record<Extract<Trigger, { type: 'cognito' }>['asks'], string>>;

/**
 * The people of the tenants. An account is called by our id, and by its e-mail to who signs in; whose it is and what it may do are
 * attributes that only an operator or the API may write, and that the pre-token function makes claims of.
 */
export class Users extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, settings: Settings, triggers: UserTriggers) {
    super(scope, id);
    const { stage } = settings;
    this.pool = new UserPool(this, 'AdminUserPool', {
      userPoolName: `chat-booking-admins-${stage}`,
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      customAttributes: {
        tenantId: new StringAttribute({ mutable: false, minLen: 1, maxLen: 64 }),
        role: new StringAttribute({ mutable: true, minLen: 1, maxLen: 16 }),
      },
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
    this.ask(triggers);
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

  private ask(triggers: UserTriggers): void {
    (this.pool.node.defaultChild as CfnUserPool).lambdaConfig = {
      // The version that makes claims of access tokens; it needs the plan ESSENTIALS.
      preTokenGenerationConfig: { lambdaArn: triggers['pre-token'], lambdaVersion: 'V2_0' },
      customMessage: triggers.message,
    };
    for (const [asks, functionName] of Object.entries(triggers))
      new CfnPermission(this, `May-${asks}`, {
        action: 'lambda:InvokeFunction',
        functionName,
        principal: 'cognito-idp.amazonaws.com',
        sourceArn: this.pool.userPoolArn,
      });
  }

  /** The admin panel: a public client (PKCE) that may read whose tenant its user is and never write it. */
  private adminClient(settings: Settings): UserPoolClient {
    const origins = [`https://${hostsOf(settings).admin}`];
    if (settings.stage === 'dev') origins.push('http://localhost:4310');
    return this.pool.addClient('AdminClient', {
      userPoolClientName: named(settings.stage, 'admin'),
      generateSecret: false,
      authFlows: { userPassword: true, userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: origins.map((origin) => `${origin}/admin/signed-in`),
        logoutUrls: origins.map((origin) => `${origin}/admin/`),
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // As short as Cognito makes them: who is disabled is out when theirs ends.
      accessTokenValidity: Duration.seconds(accessTokenLife),
      idTokenValidity: Duration.seconds(accessTokenLife),
      refreshTokenValidity: Duration.days(14),
      // A refresh token is good once; two tabs may use it within the same moment.
      refreshTokenRotationGracePeriod: Duration.seconds(10),
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true, fullname: true, locale: true })
        .withCustomAttributes('tenantId', 'role'),
      writeAttributes: new ClientAttributes().withStandardAttributes({
        fullname: true,
        locale: true,
        email: true,
      }),
    });
  }
}
