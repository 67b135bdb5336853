import { join, relative, resolve } from 'node:path';
import {
  type FunctionName,
  functionRows,
  liveFields,
  runtime,
  type Trigger,
} from '@booking-chat/server/lambda/functions';
import { App, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { schemaPath } from './constructs/graphql-api.ts';
import { Mail } from './constructs/mail.ts';
import { liveSource, resolverPath } from './constructs/resolvers.ts';
import {
  arnIn,
  bundles,
  environmentOf,
  functionNameOf,
  functionRole,
  logRetention,
  publishArns,
  type ServerFunctionProps,
} from './constructs/server-function.ts';
import { Users, type UserTriggers } from './constructs/users.ts';
import { Firewall } from './constructs/web-acl.ts';
import { apiUrlOf, hostsOf, named, tablePrefix } from './names.ts';
import type { Settings } from './settings.ts';
import { describeUsers, triggerEnvironment } from './stacks/auth.ts';
import { type DatabasePart, databasePart } from './stacks/database.ts';

/**
 * What serverless.yml is made of: tables, people, keys, mail and roles by the very constructs of the CDK route, and
 * functions and resolvers from the same table. The edge, the widget and the alarms stay with CDK.
 */
export function serverlessParts(settings: Settings) {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Serverless', {
    env: { region: settings.region },
  });
  const database = databasePart(stack, settings);
  const users = new Users(stack, 'Users', settings, triggerArns());
  describeUsers(stack, users);
  const mail = new Mail(stack, 'Mail', settings);
  const firewall = new Firewall(stack, 'Firewall', {
    stage: settings.stage,
    name: named(settings.stage, 'api'),
    scope: 'REGIONAL',
    requestsPerFiveMinutes: 2_000,
  });
  const functions = Object.fromEntries(
    functionRows.map(([name, definition]) => {
      const props = propsOf(settings, { ...database, mail, users }, name);
      const scope = new Construct(stack, name);
      const log = arnIn(scope, 'logs', 'log-group', `/aws/lambda/${functionNameOf(props)}`, ':');
      const role = functionRole(scope, props, `${log}:*`);
      const made = {
        name: functionNameOf(props),
        description: definition.purpose,
        handler: `${relative(root, join(bundles, name))}/${runtime.handler}`,
        role: role.roleArn,
        timeout: definition.timeoutSeconds,
        memorySize: definition.memoryMb,
        environment: environmentOf(definition, props),
        events: eventsOf(definition.trigger, database, mail),
      };
      return [name, made];
    }),
  );
  const appSync = appSyncOf(settings, users, firewall);
  const resolved = stack.resolve({ functions, appSync }) as Record<string, unknown>;
  const { Resources, Outputs } = Template.fromStack(stack).toJSON();
  return {
    ...resolved,
    resources: { Resources: { ...Resources, ...rotation(stack, database) }, Outputs },
  };
}

const root = resolve(import.meta.dirname, '../../..');

function propsOf(
  settings: Settings,
  { tables, secrets, mail, users }: DatabasePart & { mail: Mail; users: Users },
  name: FunctionName,
): ServerFunctionProps {
  return {
    settings,
    name,
    tables: tables.all,
    resources: {
      'signing-secret': [secrets.signingSecret.secretArn],
      'flags-parameter': [secrets.flags.parameterArn],
      'mail-queue': [mail.queues.mail.queueArn],
      'notifier-dead-letters': [mail.queues['notifier-dead-letters'].queueArn],
      'mail-identity': mail.sendingArns,
      'bookings-stream': [tables.all.Bookings.tableStreamArn as string],
      'user-pool': [users.pool.userPoolArn],
      ...publishArns(users),
    },
    environment: {
      TABLE_PREFIX: tablePrefix(settings.stage),
      PUBLIC_URL: `https://${hostsOf(settings).book}`,
      SIGNING_SECRET_ARN: secrets.signingSecret.secretArn,
      FLAGS_PARAMETER: secrets.flags.parameterName,
      MAIL_QUEUE_URL: mail.queues.mail.queueUrl,
      MAIL_FROM: mail.from,
      USER_POOL_ID: users.pool.userPoolId,
      ADMIN_CLIENT_ID: users.client.userPoolClientId,
      API_URL: apiUrlOf(settings),
      ...triggerEnvironment(settings),
      SES_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
    },
  };
}

function eventsOf(trigger: Trigger, { tables }: DatabasePart, { queues }: Mail): object[] {
  const functionResponseType = 'ReportBatchItemFailures';
  if (trigger.type === 'stream')
    return [
      {
        stream: {
          type: 'dynamodb',
          arn: tables.all[trigger.table].tableStreamArn,
          startingPosition: 'TRIM_HORIZON',
          batchSize: trigger.batchSize,
          batchWindow: trigger.batchingSeconds,
          maximumRetryAttempts: trigger.retries,
          maximumRecordAgeInSeconds: trigger.longestAgeSeconds,
          bisectBatchOnFunctionError: true,
          functionResponseType,
          destinations: { onFailure: { arn: queues[trigger.deadLetters].queueArn, type: 'sqs' } },
        },
      },
    ];
  if (trigger.type === 'queue')
    return [
      { sqs: { arn: queues[trigger.queue].queueArn, batchSize: trigger.batchSize, functionResponseType } },
    ];
  if (trigger.type === 'schedule')
    return trigger.schedules.map(({ job, expression }) => ({
      schedule: { rate: [expression], input: { job } },
    }));
  return [];
}

function appSyncOf(settings: Settings, { pool, client }: Users, firewall: Firewall) {
  const byFunction = functionRows.flatMap(([name, { trigger }]) =>
    trigger.type === 'appsync' ? [{ name, fields: trigger.fields }] : [],
  );
  const [authorizer] = functionRows.flatMap(([name, { trigger }]) =>
    trigger.type === 'appsync-authorizer' ? [{ name, trigger }] : [],
  );
  if (!authorizer) throw new Error('lambda/functions.ts names no authorizer');
  return {
    name: named(settings.stage, 'api'),
    schema: relative(root, schemaPath),
    authentication: {
      type: 'AWS_LAMBDA',
      config: {
        functionName: authorizer.name,
        authorizerResultTtlInSeconds: authorizer.trigger.ttlSeconds,
        identityValidationExpression: authorizer.trigger.tokenPattern,
      },
    },
    additionalAuthentications: [
      {
        type: 'AMAZON_COGNITO_USER_POOLS',
        config: {
          userPoolId: pool.userPoolId,
          awsRegion: settings.region,
          appIdClientRegex: `^${client.userPoolClientId}$`,
        },
      },
      { type: 'API_KEY' },
      { type: 'AWS_IAM' },
    ],
    apiKeys: [
      {
        name: 'health',
        description: 'Opens health and nothing else',
        expiresAt: new Date(settings.healthKeyExpires * 1000).toISOString(),
      },
    ],
    // AppSync's JavaScript is its own: it goes as it is written.
    esbuild: false,
    introspection: settings.stage !== 'prod',
    queryDepthLimit: 10,
    resolverCountLimit: 50,
    xrayEnabled: true,
    logging: { level: 'ERROR', retentionInDays: logRetention[settings.stage], excludeVerboseContent: true },
    waf: { enabled: true, arn: firewall.acl.attrArn },
    dataSources: Object.fromEntries([
      ...byFunction.map(({ name }) => [
        `${name}DataSource`,
        { type: 'AWS_LAMBDA', config: { functionName: name } },
      ]),
      [liveSource, { type: 'NONE' }],
    ]),
    resolvers: Object.fromEntries([
      ...byFunction.flatMap(({ name, fields }) =>
        fields.map((field) => resolverOf(field, `${name}DataSource`, 'answer.js')),
      ),
      ...Object.entries(liveFields).flatMap(([file, fields]) =>
        fields.map((field) => resolverOf(field, liveSource, file)),
      ),
    ]),
  };
}

const resolverOf = (field: string, dataSource: string, file: string) =>
  [field, { kind: 'UNIT', dataSource, code: relative(root, resolverPath(file)) }] as const;

/** As osls calls the functions in its template. */
const functionId = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}LambdaFunction`;

function triggerArns(): UserTriggers {
  const arns = functionRows.flatMap(([name, { trigger }]) =>
    trigger.type === 'cognito'
      ? [[trigger.asks, Fn.getAtt(functionId(name), 'Arn').toString()] as const]
      : [],
  );
  return Object.fromEntries(arns) as UserTriggers;
}

/** Rotation of the signing keys, which has no event of its own there. The function's id is the one that osls gives it. */
function rotation(stack: Stack, { secrets }: DatabasePart): Record<string, object> {
  return Object.fromEntries(
    functionRows.flatMap(([name, { trigger }]) => {
      if (trigger.type !== 'secret-rotation') return [];
      const id = name.charAt(0).toUpperCase() + name.slice(1);
      const arn = { 'Fn::GetAtt': [functionId(name), 'Arn'] };
      const secret = stack.resolve(secrets.signingSecret.secretArn) as object;
      return [
        [
          `${id}Permission`,
          {
            Type: 'AWS::Lambda::Permission',
            Properties: {
              Action: 'lambda:InvokeFunction',
              FunctionName: arn,
              Principal: 'secretsmanager.amazonaws.com',
              SourceArn: secret,
            },
          },
        ],
        [
          `${id}Schedule`,
          {
            Type: 'AWS::SecretsManager::RotationSchedule',
            DependsOn: `${id}Permission`,
            Properties: {
              SecretId: secret,
              RotationLambdaARN: arn,
              RotationRules: { AutomaticallyAfterDays: trigger.everyDays },
              RotateImmediatelyOnUpdate: false,
            },
          },
        ],
      ];
    }),
  );
}
