import { functions } from '@booking-chat/server/lambda/functions';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { executionServices } from './constructs/github-roles.ts';
import { appName, edgeRegion, tablePrefix } from './names.ts';
import type { Settings } from './settings.ts';

/** Something that a rule of AWS Solutions objects to, why it stays, and where. */
export interface Exception {
  readonly rule: string;
  /** End of the construct's path. */
  readonly at: RegExp;
  readonly reason: string;
}

/** Runs AWS Solutions' rules with the synthesis. An exception that fits no construct is an error: it outlived its reason. */
export function checkRules(app: IConstruct, settings: Settings): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const constructs = app.node.findAll();
  for (const { rule, at, reason } of exceptions(settings)) {
    const found = constructs.filter(({ node }) => at.test(node.path));
    if (found.length === 0 && !optional(at, constructs))
      throw new Error(`nothing fits the exception ${rule} at ${at}`);
    for (const construct of found) Validations.of(construct).acknowledge({ id: rule, reason });
  }
}

/** Whole parts may be absent: the nested root has no deploy roles, and neither has a deployment without a repository. */
const optional = (at: RegExp, constructs: readonly IConstruct[]): boolean =>
  wholeParts.some(
    (part) => at.source.includes(part) && !constructs.some(({ node }) => node.path.includes(part)),
  );
const wholeParts = ['Github', 'Releases'];

export const exceptions = (settings: Settings): readonly Exception[] => [
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    at: new RegExp(`/(${Object.keys(functions).join('|')})/Role$`),
    reason:
      'X-Ray: PutTraceSegments and PutTelemetryRecords know no resources. A test lists every other statement.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    at: /AdminUserPool\/smsRole$/,
    reason: 'Cognito sends second factors to phone numbers, which are no resources of SNS.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    at: /Runtime\/SigningKeys$/,
    reason: 'It rotates: the schedule is beside its function, in the background stack.',
  },
  {
    rule: 'AwsSolutions-COG2',
    at: /AdminUserPool$/,
    reason: 'A second factor (TOTP or SMS) is for each user to choose, as PRODUCT.md §9 says.',
  },
  {
    rule: 'AwsSolutions-COG8',
    at: /AdminUserPool$/,
    reason:
      'Threat protection is billed by user; nobody can sign up, and passwords have 12 characters of all classes.',
  },
  {
    rule: 'AwsSolutions-ASC3',
    at: /GraphQL\/Api$/,
    reason: 'It is on: its level is a parameter (ERROR unless said otherwise), which the rule cannot read.',
  },
  {
    rule: 'AwsSolutions-SQS3',
    at: /Mail\/notifier-dead-letters$/,
    reason: 'It is a dead-letter queue: of the stream, which is not a queue.',
  },
  {
    rule: 'AwsSolutions-CFR1',
    at: /(Cdn|Pages|Admin.*Site)\/Distribution$/,
    reason: 'Customers book, and businesses look after it, from wherever they are.',
  },
  {
    rule: 'AwsSolutions-CFR3',
    at: /Pages\/Distribution$/,
    reason: "Paths here hold customers' manage tokens; a log of them would be a list of keys.",
  },
  {
    rule: 'AwsSolutions-CFR3',
    at: /Admin.*Site\/Distribution$/,
    reason:
      'The address that sign-in comes back to holds its code; what people change is in the audit trail.',
  },
  {
    rule: 'AwsSolutions-S1',
    at: /Admin.*Site\/Files$/,
    reason: 'Public program files that CloudFront alone reads; CloudTrail names who wrote them.',
  },
  {
    rule: 'AwsSolutions-S1',
    at: /Releases$/,
    reason: 'Templates and code that a deployment reads once; CloudTrail names who wrote them.',
  },
  ...publishing(settings),
  ...deployRoles(settings),
];

/** Events go to the live API, whichever it is at the moment: two colours have two ids. */
const publishing = ({ region }: Settings): Exception[] =>
  Object.entries({
    publishBookingEvent: /notifier\/Role$/,
    publishConversationEvent: /(chatAgent|admin)\/Role$/,
  }).map(([field, at]) => ({
    rule: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:appsync:${region}:<AWS::AccountId>:apis/*/types/Mutation/fields/${field}]`,
    at,
    reason: 'One field, of whichever colour of the API is live; its id is not known before it is made.',
  }));

function deployRoles(settings: Settings): Exception[] {
  const { stage, region } = settings;
  const arn = (rest: string) => `arn:<AWS::Partition>:${rest}`;
  const wildcard = (at: RegExp, resource: string, reason: string): Exception => ({
    rule: `AwsSolutions-IAM5[Resource::${resource}]`,
    at,
    reason,
  });
  const deploy = /Github\/Deploy$/;
  const publish = /Github\/Publish$/;
  const execution = /Github\/Execution$/;
  const bucket = (site: string) => arn(`s3:::chat-booking-${site}-${stage}-<AWS::AccountId>-${region}/*`);
  return [
    wildcard(
      deploy,
      '*',
      'cloudformation:ValidateTemplate and GetTemplateSummary of a text know no resources.',
    ),
    wildcard(
      deploy,
      arn('iam::<AWS::AccountId>:role/cdk-hnb659fds-*'),
      'The roles of `cdk bootstrap`, all of them.',
    ),
    wildcard(deploy, '<ReleasesE6BA3EBF.Arn>/*', 'Every object of the one bucket of releases.'),
    ...[...new Set([region, edgeRegion])].flatMap((each) => [
      wildcard(deploy, stacksIn(each), 'Our stacks by their first name; each has a random id at its end.'),
      wildcard(
        deploy,
        arn(`cloudformation:${each}:<AWS::AccountId>:changeSet/*`),
        'Change sets are named by the tools that make them; their stacks are ours.',
      ),
    ]),
    ...(stage === 'prod'
      ? []
      : [
          wildcard(
            deploy,
            arn(`dynamodb:${region}:<AWS::AccountId>:table/${tablePrefix(stage)}*`),
            'Demo businesses are written to all tables of this stage, and no other.',
          ),
        ]),
    wildcard(publish, bucket('widget'), "Every file of the widget's one bucket."),
    wildcard(publish, bucket('admin'), "Every file of the panel's one bucket."),
    wildcard(publish, stacksIn(region), 'Reads where to publish from the outputs of our stacks.'),
    wildcard(
      publish,
      arn('cloudfront::<AWS::AccountId>:distribution/*'),
      'Limited by a condition to distributions with the tags of this product and stage.',
    ),
    wildcard(
      execution,
      '*',
      'Resources that are yet to be created have no ARN; the services are those of our templates.',
    ),
    wildcard(
      execution,
      arn(`iam::<AWS::AccountId>:role/${appName}*`),
      'Roles of our stacks, which CloudFormation names.',
    ),
    ...executionServices.map((service) => ({
      rule: `AwsSolutions-IAM5[Action::${service}:*]`,
      at: execution,
      reason: `CloudFormation makes, changes and deletes resources of ${service} for our templates.`,
    })),
  ];
}

const stacksIn = (region: string) =>
  `arn:<AWS::Partition>:cloudformation:${region}:<AWS::AccountId>:stack/${appName}*/*`;
