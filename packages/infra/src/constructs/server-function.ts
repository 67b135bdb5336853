import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type EnvironmentName,
  type LambdaFunction as FunctionDefinition,
  type FunctionName,
  functionRows,
  grants,
  kebab,
  runtime,
} from '@booking-chat/server/lambda/functions';
import type { TableName } from '@booking-chat/server/store/tables';
import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { named } from '../names.ts';
import type { Settings, Stage } from '../settings.ts';

export interface ServerFunctionProps {
  readonly settings: Settings;
  readonly name: FunctionName;
  readonly tables: Readonly<Record<TableName, Table>>;
  /** ARNs of what the function's grants are on. */
  readonly resources: Partial<Record<GrantTarget, readonly string[]>>;
  readonly environment: Partial<Record<EnvironmentName, string>>;
  /** Part of its name, where several of it live side by side. */
  readonly suffix?: string;
}

export type GrantTarget = (typeof grants)[keyof typeof grants]['on'];

/** One row of `lambda/functions.ts` as a function, with a role that allows what the row says and nothing else. */
export class ServerFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServerFunctionProps) {
    super(scope, id);
    const { settings, name } = props;
    const definition = definitionOf(name);
    const functionName = functionNameOf(props);
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: logRetention[settings.stage],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = functionRole(this, props, logGroup.logGroupArn);
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description: definition.purpose,
      runtime: nodeRuntime,
      architecture: Architecture.ARM_64,
      handler: runtime.handler,
      code: Code.fromAsset(bundleOf(name)),
      timeout: Duration.seconds(definition.timeoutSeconds),
      memorySize: definition.memoryMb,
      environment: environmentOf(definition, props),
      tracing: Tracing.ACTIVE,
      logGroup,
      role: this.role.withoutPolicyUpdates(),
    });
    // It refers to its role, which is dependency enough.
    (this.lambda.node.defaultChild as CfnFunction).addDeletionOverride('DependsOn');
  }
}

export const functionNameOf = ({ settings, suffix, name }: ServerFunctionProps): string =>
  named(settings.stage, [suffix, kebab(name)].filter(Boolean).join('-'));

/** Its log, its traces, and what its row says. */
export const functionRole = (scope: Construct, props: ServerFunctionProps, logGroupArn: string): Role =>
  new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${functionNameOf(props)} may do`,
    inlinePolicies: {
      Allowed: new PolicyDocument({
        statements: [
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroupArn]),
          // Tracing knows no resources.
          allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
          ...tableStatements(definitionOf(props.name), props.tables),
          ...definitionOf(props.name).uses.map((use) =>
            allow(grants[use].actions, resourcesOf(props, grants[use].on)),
          ),
        ],
      }),
    },
  });

export const definitionOf = (name: FunctionName): FunctionDefinition => {
  const row = functionRows.find(([each]) => each === name);
  if (!row) throw new Error(`no function is called ${name}`);
  return row[1];
};

const nodeRuntime = { 22: Runtime.NODEJS_22_X, 24: Runtime.NODEJS_24_X }[runtime.node];

export const logRetention: Readonly<Record<Stage, RetentionDays>> = {
  dev: RetentionDays.TWO_WEEKS,
  qa: RetentionDays.ONE_MONTH,
  prod: RetentionDays.THREE_MONTHS,
};

function tableStatements(
  definition: FunctionDefinition,
  tables: ServerFunctionProps['tables'],
): PolicyStatement[] {
  return Object.entries(definition.tables).map(([target, actions]) => {
    const [name, index] = target.split('/') as [TableName, string | undefined];
    const arn = tables[name].tableArn;
    return allow(
      actions.map((action) => `dynamodb:${action}`),
      [index === undefined ? arn : `${arn}/index/${index}`],
    );
  });
}

function resourcesOf({ name, resources }: ServerFunctionProps, target: GrantTarget): readonly string[] {
  const arns = resources[target];
  if (!arns) throw new Error(`${name} needs ${target}, which its stack does not have`);
  return arns;
}

export function environmentOf(
  definition: FunctionDefinition,
  props: ServerFunctionProps,
): Record<string, string> {
  const given = definition.environment.flatMap((key) => {
    const value = props.environment[key];
    if (value !== undefined) return [[key, value] as const];
    if (optionalVariables.has(key)) return [];
    throw new Error(`${props.name} needs ${key}, which its stack does not set`);
  });
  return Object.fromEntries(given);
}

const optionalVariables = new Set<EnvironmentName>(['SES_CONFIGURATION_SET', 'LOG_LEVEL', 'SENTRY_DSN']);

function bundleOf(name: FunctionName): string {
  const folder = join(bundles, name);
  if (!existsSync(join(folder, 'index.mjs')))
    throw new Error(`${folder}/index.mjs is missing: run "npm run build" first`);
  return folder;
}

export const bundles = resolve(import.meta.dirname, '../../../server/dist/lambda');

/** What publishing takes, whichever colour of the API is live: the fields are ours, the API's id is not known before it. */
export const publishArns = (scope: Construct) => {
  const field = (name: string) => [arnIn(scope, 'appsync', 'apis', `*/types/Mutation/fields/${name}`)];
  return {
    'publish-booking-event': field('publishBookingEvent'),
    'publish-conversation-event': field('publishConversationEvent'),
  };
};

const allow = (actions: readonly string[], resources: readonly string[]) =>
  new PolicyStatement({ actions: [...actions], resources: [...resources] });

/** An ARN in the region and account of `scope`'s stack. */
export const arnIn = (
  scope: Construct,
  service: string,
  resource: string,
  resourceName: string,
  separator: '/' | ':' = '/',
): string =>
  Stack.of(scope).formatArn({
    service,
    resource,
    resourceName,
    arnFormat: separator === '/' ? ArnFormat.SLASH_RESOURCE_NAME : ArnFormat.COLON_RESOURCE_NAME,
  });
