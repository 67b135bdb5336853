import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functions, kebab, queues } from '@booking-chat/server/lambda/functions';
import { cloudTables } from '@booking-chat/server/store/tables';
import { describe, expect, it } from 'vitest';
import { thresholds } from '../constructs/alarm-list.ts';
import { stacksOf, statementLines } from '../testing.ts';

const background = stacksOf()('Background');
const monitoring = stacksOf()('Monitoring');
const cicd = stacksOf()('Cicd');
const runbook = readFileSync(join(import.meta.dirname, '../../../../docs/runbook.md'), 'utf8');

describe('mail', () => {
  it('comes from a verified domain of ours, and remembers who does not want it', () => {
    expect(background.one('AWS::SES::EmailIdentity').Properties).toMatchObject({
      EmailIdentity: 'example.com',
      MailFromAttributes: { MailFromDomain: 'mail.example.com' },
    });
    expect(background.one('AWS::SES::ConfigurationSet').Properties).toMatchObject({
      Name: 'booking-chat-prod-mail',
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    const records = background.all('AWS::Route53::RecordSet').map(({ Properties }) => Properties.Type);
    expect(records.sort()).toEqual(['CNAME', 'CNAME', 'CNAME', 'MX', 'TXT']);
    expect(
      stacksOf({ STAGE: 'dev' })('Background').one('AWS::SES::EmailIdentity').Properties.EmailIdentity,
    ).toBe('dev.example.com');
  });

  it.each(Object.entries(queues))('the queue %s', (name, definition) => {
    const { Properties } = queue(name);
    expect(Properties).toMatchObject({
      VisibilityTimeout: definition.visibilitySeconds,
      MessageRetentionPeriod: definition.retentionDays * 86_400,
      SqsManagedSseEnabled: true,
    });
    expect(Properties.FifoQueue).toBe(definition.fifo || undefined);
    if ('redrive' in definition)
      expect(Properties.RedrivePolicy.maxReceiveCount).toBe(definition.redrive.receives);
    const policies = background
      .all('AWS::SQS::QueuePolicy')
      .map((policy) => JSON.stringify(policy.Properties));
    expect(policies.filter((policy) => policy.includes('aws:SecureTransport'))).toHaveLength(3);
  });

  it('follows the stream of bookings from its beginning, and loses nothing', () => {
    const { BatchSize, ...mapping } = background.one(
      'AWS::Lambda::EventSourceMapping',
      ({ StartingPosition }) => StartingPosition,
    ).Properties;
    expect(mapping).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      MaximumRetryAttempts: functions.notifier.trigger.retries,
      MaximumRecordAgeInSeconds: functions.notifier.trigger.longestAgeSeconds,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    expect(BatchSize).toBe(functions.notifier.trigger.batchSize);
    expect(JSON.stringify(mapping.EventSourceArn)).toContain('StreamArn');
    expect(JSON.stringify(mapping.DestinationConfig.OnFailure)).toContain('notifierdeadletters');
  });

  it('is sent from the queue, one by one accounted for', () => {
    const mapping = background.one(
      'AWS::Lambda::EventSourceMapping',
      ({ StartingPosition }) => !StartingPosition,
    ).Properties;
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(queue('mail').Properties.VisibilityTimeout).toBeGreaterThanOrEqual(
      6 * functions.mailSender.timeoutSeconds,
    );
  });
});

describe('by the clock', () => {
  it('runs the jobs', () => {
    const rules = background.all('AWS::Events::Rule').map(({ Properties }) => Properties);
    expect(rules.map((rule) => [rule.Name, rule.ScheduleExpression, rule.Targets[0].Input]).sort()).toEqual([
      ['booking-chat-prod-job-customers', 'rate(1 day)', '{"job":"customers"}'],
      ['booking-chat-prod-job-usage', 'rate(1 hour)', '{"job":"usage"}'],
    ]);
  });

  it('rotates the signing keys every 90 days, not at once', () => {
    expect(background.one('AWS::SecretsManager::RotationSchedule').Properties).toMatchObject({
      RotationRules: { AutomaticallyAfterDays: 90 },
      RotateImmediatelyOnUpdate: false,
    });
  });

  it('is let in by name and source only', () => {
    const permissions = background.all('AWS::Lambda::Permission').map(({ Properties }) => Properties);
    expect(permissions.map(({ Principal }) => Principal).sort()).toEqual([
      'events.amazonaws.com',
      'events.amazonaws.com',
      'secretsmanager.amazonaws.com',
    ]);
    for (const { SourceArn } of permissions) expect(SourceArn).toBeDefined();
  });
});

describe('alarms', () => {
  const alarms = monitoring.all('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
  const alarm = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `booking-chat-prod-${name}`);

  const rows = [
    ['failed-bookings', 'BookingChat', 'FailedBookings', 'FailedBookingsThreshold', 5],
    ['slow-replies', 'BookingChat', 'SlowReplies', 'SlowRepliesThreshold', 5],
    ['failed-operations', 'BookingChat', 'Failed', 'FailedOperationsThreshold', 5],
    ['tenants-over-plan', 'BookingChat', 'TenantsOverPlan', 'TenantsOverPlanThreshold', 0],
    ['plan-refusals', 'BookingChat', 'PlanLimitReached', 'PlanRefusalsThreshold', 20],
    ['mails-refused', 'BookingChat', 'MailsRefused', 'MailsRefusedThreshold', 5],
    ['api-latency', 'AWS/AppSync', 'Latency', 'ApiLatencyThreshold', 2_000],
    ['api-refusals', 'AWS/AppSync', '4XXError', 'ApiRefusalsThreshold', 500],
    ['chat-agent-errors', 'AWS/Lambda', 'Errors', 'FunctionErrorsThreshold', 5],
    ['chat-agent-throttles', 'AWS/Lambda', 'Throttles', 'FunctionThrottlesThreshold', 0],
    ['lambda-concurrency', 'AWS/Lambda', 'ConcurrentExecutions', 'ConcurrencyThreshold', 800],
    ['notifier-lag', 'AWS/Lambda', 'IteratorAge', 'NotifierLagThreshold', 300_000],
    ['mail-dead-letters', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'DeadLettersThreshold', 0],
    ['notifier-dead-letters', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'DeadLettersThreshold', 0],
    ['mail-bounces', 'AWS/SES', 'Reputation.BounceRate', 'BounceRateThreshold', 0.05],
    ['widget-errors', 'AWS/CloudFront', '5xxErrorRate', 'WidgetErrorRateThreshold', 1],
    ['cache-hit-rate', 'AWS/CloudFront', 'CacheHitRate', 'CacheHitRateThreshold', 70],
  ] as const;

  it.each(rows)('%s: %s %s over the parameter %s', (name, Namespace, MetricName, parameter, byDefault) => {
    expect(alarm(name)).toMatchObject({ Namespace, MetricName, Threshold: { Ref: parameter } });
    expect(monitoring.parameters[parameter]).toMatchObject({ Type: 'Number', Default: byDefault });
  });

  it.each([
    ['model-tokens', 'sent + received', ['ModelTokensIn', 'ModelTokensOut'], 'ModelTokensThreshold'],
    ['api-errors', '100 * errors / requests', ['5XXError', 'Latency'], 'ApiErrorRateThreshold'],
    [
      'bookings-throttles',
      'reads + writes',
      ['ReadThrottleEvents', 'WriteThrottleEvents'],
      'TableThrottlesThreshold',
    ],
  ])('%s: %s', (name, expression, metrics, parameter) => {
    const { Metrics, Threshold } = alarm(name);
    expect(Metrics[0].Expression).toBe(expression);
    const used = Metrics.slice(1).map(
      (each: { MetricStat: { Metric: { MetricName: string } } }) => each.MetricStat.Metric.MetricName,
    );
    expect(used).toEqual(metrics);
    expect(Threshold).toEqual({ Ref: parameter });
  });

  it('as the guide has it: more than 5 errors of the chat agent in a minute', () => {
    expect(alarm('chat-agent-errors')).toMatchObject({
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      Dimensions: [{ Name: 'FunctionName' }],
    });
    expect(alarm('cache-hit-rate').ComparisonOperator).toBe('LessThanThreshold');
  });

  it('watch every function and every table', () => {
    for (const name of Object.keys(functions))
      for (const what of ['errors', 'throttles'])
        expect(alarm(`${kebab(name as keyof typeof functions)}-${what}`)).toBeDefined();
    expect(alarms.filter(({ AlarmName }) => AlarmName.endsWith('-throttles'))).toHaveLength(
      Object.keys(functions).length + Object.keys(cloudTables).length,
    );
  });

  it('tell the topic when they begin and end, where to read on, and nothing when nothing is measured', () => {
    expect(alarms).toHaveLength(
      rows.length + 3 - 2 + 2 * Object.keys(functions).length + Object.keys(cloudTables).length - 1,
    );
    for (const { AlarmActions, OKActions, AlarmDescription, AlarmName, TreatMissingData } of alarms) {
      expect(JSON.stringify([AlarmActions, OKActions])).toMatch(
        /^\[\[\{"Ref":"AlarmsTopic\w+"\}\],\[\{"Ref":"AlarmsTopic\w+"\}\]\]$/,
      );
      const heading = /docs\/runbook\.md#([\w-]+)$/.exec(AlarmDescription)?.[1];
      expect(runbook, AlarmName).toContain(`### ${heading}\n`);
      expect(TreatMissingData).toBe('notBreaching');
    }
  });

  it('have no threshold without a use', () => {
    const used = new Set(alarms.map(({ Threshold }) => Threshold.Ref));
    expect([...used].sort()).toEqual(Object.keys(thresholds).sort());
  });

  it('of CloudFront are where its metrics are', () => {
    const south = stacksOf({ AWS_REGION: 'sa-east-1' })('Monitoring').all('AWS::CloudWatch::Alarm');
    expect(south.filter(({ Properties }) => Properties.Namespace === 'AWS/CloudFront')).toEqual([]);
    expect(south).toHaveLength(alarms.length - 2);
  });

  it('reach people over an encrypted topic that CloudWatch may use', () => {
    const topic = monitoring.one('AWS::SNS::Topic').Properties;
    expect(topic).toMatchObject({ TopicName: 'booking-chat-prod-alarms' });
    expect(topic.KmsMasterKeyId).toBeDefined();
    expect(monitoring.one('AWS::KMS::Key').Properties.EnableKeyRotation).toBe(true);
    expect(JSON.stringify(monitoring.one('AWS::KMS::Key').Properties.KeyPolicy)).toContain(
      'cloudwatch.amazonaws.com',
    );
    expect(monitoring.one('AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'ops@example.com',
    });
  });
});

describe('the dashboard', () => {
  it('shows the API, functions, tables, the edge, and model tokens by tenant', () => {
    const { DashboardName, DashboardBody } = monitoring.one('AWS::CloudWatch::Dashboard').Properties;
    expect(DashboardName).toBe('booking-chat-prod-operations');
    const body = DashboardBody['Fn::Join'][1]
      .map((part: unknown) => (typeof part === 'string' ? part : 'x'))
      .join('');
    const titles = JSON.parse(body).widgets.map(
      ({ properties }: { properties: { title: string } }) => properties.title,
    );
    expect(titles).toEqual([
      'Alarms',
      'Operations',
      'Appointments that did not come about; slow replies',
      'Plans and rates',
      'Mails',
      'AppSync requests',
      'AppSync latency, ms',
      'AppSync errors',
      'Lambda invocations',
      'Lambda errors and throttles',
      'Lambda duration p95, ms',
      'Lambda concurrency',
      'DynamoDB read capacity',
      'DynamoDB write capacity',
      'DynamoDB throttles',
      'CloudFront requests',
      'CloudFront cache hit rate, %',
      'CloudFront errors, %',
      'Model tokens',
      'Model tokens by tenant',
      'Errors by operation',
    ]);
    expect(body).toContain(
      'stats sum(tokensIn) as sent, sum(tokensOut) as received, count(*) as calls by tenantId',
    );
  });
});

describe('roles of the workflows', () => {
  const role = (name: string) =>
    cicd.one('AWS::IAM::Role', ({ RoleName }) => RoleName === `booking-chat-prod-${name}`).Properties;
  const trust = (env: Record<string, string>) => {
    const stack = stacksOf(env)('Cicd');
    const stage = env.STAGE ?? 'prod';
    return stack.one('AWS::IAM::Role', ({ RoleName }) => RoleName === `booking-chat-${stage}-deploy`)
      .Properties.AssumeRolePolicyDocument.Statement;
  };
  const claim = 'token.actions.githubusercontent.com';

  it('are taken by web identity from this repository: main for dev, the approved environment for prod', () => {
    for (const [env, subjects] of [
      [{}, ['repo:acme/agentic-booking-chat:environment:prod']],
      [{ STAGE: 'qa' }, ['repo:acme/agentic-booking-chat:environment:qa']],
      [
        { STAGE: 'dev' },
        [
          'repo:acme/agentic-booking-chat:ref:refs/heads/main',
          'repo:acme/agentic-booking-chat:environment:dev',
        ],
      ],
    ] as const) {
      const [statement, ...more] = trust(env);
      expect(more).toEqual([]);
      expect(statement.Action).toBe('sts:AssumeRoleWithWebIdentity');
      expect(statement.Condition).toEqual({
        StringEquals: { [`${claim}:aud`]: 'sts.amazonaws.com', [`${claim}:sub`]: subjects },
      });
    }
    expect(role('publish').AssumeRolePolicyDocument).toEqual(role('deploy').AssumeRolePolicyDocument);
  });

  it('trust a provider that is made once in an account', () => {
    expect(cicd.one('AWS::IAM::OIDCProvider').Properties).toMatchObject({
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: ['sts.amazonaws.com'],
    });
    const GITHUB_OIDC_PROVIDER_ARN = `arn:aws:iam::123456789012:oidc-provider/${claim}`;
    expect(stacksOf({ GITHUB_OIDC_PROVIDER_ARN })('Cicd').all('AWS::IAM::OIDCProvider')).toEqual([]);
    expect(trust({ GITHUB_OIDC_PROVIDER_ARN })[0].Principal).toEqual({ Federated: GITHUB_OIDC_PROVIDER_ARN });
  });

  it('publish: files of the widget, and invalidations of what bears our tags', () => {
    const { Statement } = role('publish').Policies[0].PolicyDocument;
    expect(Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(['Files', 'Invalidate', 'WhereTo']);
    expect(Statement[1].Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/project': 'booking-chat', 'aws:ResourceTag/stage': 'prod' },
    });
    expect(statementLines(role('publish').Policies[0].PolicyDocument)[0]).toContain(
      'chat-booking-widget-prod-',
    );
  });

  it('deploy: our stacks, the roles of cdk bootstrap, the bucket of releases; no data in prod', () => {
    const sids = (properties: { Policies: { PolicyDocument: { Statement: { Sid: string }[] } }[] }) =>
      properties.Policies[0]?.PolicyDocument.Statement.map(({ Sid }) => Sid);
    expect(sids(role('deploy'))).toEqual([
      'AsBootstrapRoles',
      'OurStacks',
      'Validate',
      'HandOver',
      'Releases',
    ]);
    const dev = stacksOf({ STAGE: 'dev' })('Cicd');
    expect(
      sids(dev.one('AWS::IAM::Role', ({ RoleName }) => RoleName === 'booking-chat-dev-deploy').Properties),
    ).toContain('Seed');
  });

  it('hand over to CloudFormation, whose role may make roles of our stacks only', () => {
    const { Policies, AssumeRolePolicyDocument } = role('cloudformation');
    expect(AssumeRolePolicyDocument.Statement[0].Principal).toEqual({
      Service: 'cloudformation.amazonaws.com',
    });
    const iam = Policies[0].PolicyDocument.Statement.find(({ Sid }: { Sid: string }) => Sid === 'OurRoles');
    expect(JSON.stringify(iam.Resource)).toContain(':role/ChatBookingSaaSStack*');
    expect(
      Policies[0].PolicyDocument.Statement[0].Action.filter((action: string) => action.startsWith('iam:')),
    ).toEqual([]);
  });

  it('need a repository; the bucket of releases does not', () => {
    const without = stacksOf({ GITHUB_REPOSITORY: '' })('Cicd');
    expect(without.all('AWS::IAM::Role')).toEqual([]);
    expect(without.one('AWS::S3::Bucket').Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  });
});

function queue(name: string) {
  return background.one(
    'AWS::SQS::Queue',
    ({ QueueName }) => QueueName.replace('.fifo', '') === `booking-chat-prod-${name}`,
  );
}
