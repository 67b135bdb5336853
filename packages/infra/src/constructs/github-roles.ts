import { Aws, Duration } from 'aws-cdk-lib';
import {
  type IRole,
  OidcProviderNative,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { appName, edgeRegion, named, tablePrefix } from '../names.ts';
import type { Settings } from '../settings.ts';

export interface GithubRolesProps {
  readonly settings: Settings;
  readonly repository: string;
  readonly releases: Bucket;
}

/**
 * What workflows become, without any key kept at GitHub: a role that deploys and one that publishes the widget and the panel. Only jobs of this
 * repository may take them, on the main branch for dev, in the approved environment for qa and prod.
 */
export class GithubRoles extends Construct {
  readonly deploy: Role;
  readonly publish: Role;
  readonly execution: Role;

  constructor(scope: Construct, id: string, { settings, repository, releases }: GithubRolesProps) {
    super(scope, id);
    const { stage } = settings;
    const principal = new WebIdentityPrincipal(this.providerArn(settings), {
      StringEquals: {
        [`${issuer}:aud`]: 'sts.amazonaws.com',
        [`${issuer}:sub`]: subjectsOf(repository, stage),
      },
    });
    const role = (name: string, description: string, statements: PolicyStatement[]) =>
      new Role(this, name, {
        roleName: named(stage, name.toLowerCase()),
        description,
        assumedBy: principal,
        maxSessionDuration: Duration.hours(1),
        inlinePolicies: { Allowed: new PolicyDocument({ statements }) },
      });
    this.execution = executionRole(this, settings);
    this.deploy = role('Deploy', `Deploys ${stage} from ${repository}`, [
      ...deployStatements(settings, this.execution, releases),
      ...(stage === 'prod' ? [] : [seedStatement(settings)]),
    ]);
    this.publish = role(
      'Publish',
      `Publishes the widget to ${stage} from ${repository}`,
      publishStatements(settings),
    );
  }

  private providerArn({ oidcProviderArn }: Settings): string {
    if (oidcProviderArn !== null) return oidcProviderArn;
    const provider = new OidcProviderNative(this, 'Github', {
      url: `https://${issuer}`,
      clientIds: ['sts.amazonaws.com'],
    });
    return provider.oidcProviderArn;
  }
}

const issuer = 'token.actions.githubusercontent.com';

/** GitHub's claim names the environment of a job that has one, else its branch. */
export const subjectsOf = (repository: string, stage: Settings['stage']): readonly string[] =>
  stage === 'dev'
    ? [`repo:${repository}:ref:refs/heads/main`, `repo:${repository}:environment:dev`]
    : [`repo:${repository}:environment:${stage}`];

function deployStatements({ region }: Settings, execution: IRole, releases: Bucket): PolicyStatement[] {
  const stacks = [region, edgeRegion].flatMap((each) => [
    `arn:${Aws.PARTITION}:cloudformation:${each}:${Aws.ACCOUNT_ID}:stack/${appName}*/*`,
    `arn:${Aws.PARTITION}:cloudformation:${each}:${Aws.ACCOUNT_ID}:changeSet/*`,
  ]);
  return [
    // The CDK route: everything happens as the roles that `cdk bootstrap` made.
    new PolicyStatement({
      sid: 'AsBootstrapRoles',
      actions: ['sts:AssumeRole'],
      resources: [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/cdk-hnb659fds-*`],
    }),
    // The CloudFormation route, the blue/green switch, and rollbacks.
    new PolicyStatement({
      sid: 'OurStacks',
      actions: stackActions.map((action) => `cloudformation:${action}`),
      resources: [...new Set(stacks)],
    }),
    new PolicyStatement({
      sid: 'Validate',
      actions: ['cloudformation:ValidateTemplate', 'cloudformation:GetTemplateSummary'],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'HandOver',
      actions: ['iam:PassRole'],
      resources: [execution.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
    }),
    new PolicyStatement({
      sid: 'Releases',
      actions: ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:GetBucketLocation'],
      resources: [releases.bucketArn, releases.arnForObjects('*')],
    }),
  ];
}

const stackActions = [
  'CancelUpdateStack',
  'ContinueUpdateRollback',
  'CreateChangeSet',
  'CreateStack',
  'DeleteChangeSet',
  'DeleteStack',
  'DescribeChangeSet',
  'DescribeStackEvents',
  'DescribeStackResources',
  'DescribeStacks',
  'ExecuteChangeSet',
  'GetTemplate',
  'GetTemplateSummary',
  'ListStackResources',
  'RollbackStack',
  'TagResource',
  'UpdateStack',
  'UpdateTerminationProtection',
] as const;

/** Demo businesses in dev and qa; nobody but the functions writes to prod's tables. */
const seedStatement = ({ stage, region }: Settings) =>
  new PolicyStatement({
    sid: 'Seed',
    actions: [
      'BatchGetItem',
      'ConditionCheckItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    ].map((action) => `dynamodb:${action}`),
    resources: [`arn:${Aws.PARTITION}:dynamodb:${region}:${Aws.ACCOUNT_ID}:table/${tablePrefix(stage)}*`],
  });

function publishStatements({ stage, region }: Settings): PolicyStatement[] {
  const buckets = ['widget', 'admin'].map(
    (site) => `arn:${Aws.PARTITION}:s3:::chat-booking-${site}-${stage}-${Aws.ACCOUNT_ID}-${region}`,
  );
  return [
    new PolicyStatement({
      sid: 'Files',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket', 's3:GetBucketLocation'],
      resources: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]),
    }),
    new PolicyStatement({
      sid: 'Invalidate',
      actions: ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
      resources: [`arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/*`],
      conditions: {
        StringEquals: { 'aws:ResourceTag/project': 'booking-chat', 'aws:ResourceTag/stage': stage },
      },
    }),
    new PolicyStatement({
      sid: 'WhereTo',
      actions: ['cloudformation:DescribeStacks'],
      resources: [`arn:${Aws.PARTITION}:cloudformation:${region}:${Aws.ACCOUNT_ID}:stack/${appName}*/*`],
    }),
  ];
}

/** What CloudFormation itself becomes in the CloudFormation route: the services of our templates, and roles of our stacks only. */
function executionRole(scope: Construct, { stage }: Settings): Role {
  const role = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${appName}*`;
  return new Role(scope, 'Execution', {
    roleName: named(stage, 'cloudformation'),
    description: `What CloudFormation may do when it deploys ${stage}`,
    assumedBy: new ServicePrincipal('cloudformation.amazonaws.com'),
    inlinePolicies: {
      Allowed: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: 'OurServices',
            actions: executionServices.map((service) => `${service}:*`),
            resources: ['*'],
          }),
          new PolicyStatement({
            sid: 'OurRoles',
            actions: roleActions.map((action) => `iam:${action}`),
            resources: [role],
          }),
        ],
      }),
    },
  });
}

export const executionServices = [
  'acm',
  'appsync',
  'cloudformation',
  'cloudfront',
  'cloudwatch',
  'cognito-idp',
  'dynamodb',
  'events',
  'kms',
  'lambda',
  'logs',
  'route53',
  's3',
  'secretsmanager',
  'ses',
  'sns',
  'sqs',
  'ssm',
  'wafv2',
  'xray',
] as const;

const roleActions = [
  'AttachRolePolicy',
  'CreateRole',
  'DeleteRole',
  'DeleteRolePolicy',
  'DetachRolePolicy',
  'GetRole',
  'GetRolePolicy',
  'ListRolePolicies',
  'ListAttachedRolePolicies',
  'PassRole',
  'PutRolePolicy',
  'TagRole',
  'UntagRole',
  'UpdateAssumeRolePolicy',
  'UpdateRole',
  'UpdateRoleDescription',
] as const;
