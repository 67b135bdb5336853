import { resolve } from 'node:path';
import type { Trigger } from '@booking-chat/server/lambda/functions';
import { Duration, Expiration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AuthorizationType,
  type CfnGraphQLApi,
  Definition,
  GraphqlApi,
  IntrospectionConfig,
} from 'aws-cdk-lib/aws-appsync';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { named } from '../names.ts';
import { parameter } from '../part.ts';
import type { Settings } from '../settings.ts';
import { logRetention } from './server-function.ts';
import { Firewall } from './web-acl.ts';

export interface ApiProps {
  readonly settings: Settings;
  /** `blue`, `green` or nothing. */
  readonly suffix: string;
  readonly pool: UserPool;
  /** The panel's; tokens of other clients of the pool are refused. */
  readonly clientId: string;
  readonly authorizer: LambdaFunction;
  readonly authorization: Extract<Trigger, { type: 'appsync-authorizer' }>;
}

/**
 * AppSync over the one schema. A widget's key goes to the Lambda authorizer, which is the default; a person's token to Cognito; our own
 * functions publish events as themselves (IAM); the API key opens what the schema marks with @aws_api_key, which is `health` alone.
 */
export class Api extends Construct {
  readonly graphql: GraphqlApi;
  readonly firewall: Firewall;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { settings, suffix } = props;
    const name = named(settings.stage, ['api', suffix].filter(Boolean).join('-'));
    const logRole = new Role(this, 'LogRole', {
      assumedBy: new ServicePrincipal('appsync.amazonaws.com'),
      description: `Lets ${name} write its log`,
    });
    this.graphql = new GraphqlApi(this, 'Api', {
      name,
      definition: Definition.fromFile(schemaPath),
      authorizationConfig: {
        defaultAuthorization: {
          authorizationType: AuthorizationType.LAMBDA,
          lambdaAuthorizerConfig: {
            handler: props.authorizer,
            resultsCacheTtl: Duration.seconds(props.authorization.ttlSeconds),
            validationRegex: props.authorization.tokenPattern,
          },
        },
        additionalAuthorizationModes: [
          {
            authorizationType: AuthorizationType.USER_POOL,
            userPoolConfig: { userPool: props.pool, appIdClientRegex: `^${props.clientId}$` },
          },
          {
            authorizationType: AuthorizationType.API_KEY,
            apiKeyConfig: {
              name: 'health',
              description: 'Opens health and nothing else',
              expires: Expiration.atTimestamp(settings.healthKeyExpires * 1000),
            },
          },
          { authorizationType: AuthorizationType.IAM },
        ],
      },
      introspectionConfig:
        settings.stage === 'prod' ? IntrospectionConfig.DISABLED : IntrospectionConfig.ENABLED,
      queryDepthLimit: 10,
      resolverCountLimit: 50,
      xrayEnabled: true,
    });
    this.onlyThisApi(props.authorizer);
    this.logFields(logRole);
    this.logGroup(settings, logRole);
    this.firewall = new Firewall(this, 'Firewall', {
      stage: settings.stage,
      name,
      scope: 'REGIONAL',
      requestsPerFiveMinutes: 2_000,
    });
    new CfnWebACLAssociation(this, 'FirewallOfApi', {
      resourceArn: this.graphql.arn,
      webAclArn: this.firewall.acl.attrArn,
    });
  }

  /** The construct lets any API of AppSync call the authorizer. */
  private onlyThisApi(authorizer: LambdaFunction): void {
    for (const child of authorizer.node.findAll())
      if (child instanceof CfnPermission) child.sourceArn = this.graphql.arn;
  }

  /**
   * On the resource itself: the construct's own option brings a function and a role along. What a customer wrote is in the arguments, so
   * the log never holds them, whatever its level.
   */
  private logFields(logRole: Role): void {
    const level = parameter(this, 'FieldLogLevel', {
      description: 'What AppSync logs of each field',
      allowedValues: ['NONE', 'ERROR', 'INFO', 'DEBUG', 'ALL'],
      default: 'ERROR',
    });
    const api = this.graphql.node.findChild('Resource') as CfnGraphQLApi;
    api.logConfig = {
      cloudWatchLogsRoleArn: logRole.roleArn,
      fieldLogLevel: level.valueAsString,
      excludeVerboseContent: true,
    };
  }

  /** Made here rather than by AppSync's first line, which would keep it for ever. */
  private logGroup(settings: Settings, logRole: Role): void {
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/appsync/apis/${this.graphql.apiId}`,
      retention: logRetention[settings.stage],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new Policy(this, 'MayLog', {
      roles: [logRole],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [log.logGroupArn],
        }),
      ],
    });
  }
}

export const schemaPath = resolve(import.meta.dirname, '../../../schema/src/schema.graphql');
