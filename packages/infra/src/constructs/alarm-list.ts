import { type FunctionName, kebab } from '@booking-chat/server/lambda/functions';
import { type MetricName, metricsNamespace } from '@booking-chat/server/lambda/metrics';
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { edgeRegion, tablePrefix } from '../names.ts';
import type { Settings } from '../settings.ts';

/** One alarm. Its threshold is a parameter of the stack, its name the heading to read in docs/runbook.md unless it says another. */
export interface AlarmDefinition {
  readonly name: string;
  /** What happened, for who is woken by it. */
  readonly meaning: string;
  readonly metric: IMetric;
  readonly threshold: ThresholdName;
  /** Periods that must be over the threshold, of how many. */
  readonly of?: readonly [bad: number, looked: number];
  readonly below?: boolean;
  /** Heading of the runbook, where several alarms share one. */
  readonly heading?: 'functions' | 'tables';
}

/** Parameters of the monitoring stack: default and unit. */
export const thresholds = {
  FailedBookingsThreshold: [5, 'wanted appointments that did not come about, in 5 minutes'],
  ModelTokensThreshold: [2_000_000, 'model tokens in an hour, all tenants'],
  SlowRepliesThreshold: [5, 'replies of the chat over 2 s, in 5 minutes'],
  ApiLatencyThreshold: [2_000, 'milliseconds that the slowest twentieth of requests took'],
  ApiErrorRateThreshold: [1, 'percent of requests that failed on our side'],
  ApiRefusalsThreshold: [500, 'requests refused by AppSync itself (4xx), in 5 minutes'],
  FailedOperationsThreshold: [5, 'operations that failed unexpectedly, in 5 minutes'],
  FunctionErrorsThreshold: [5, 'errors of one function, in a minute'],
  FunctionThrottlesThreshold: [0, 'calls of one function that were throttled, in 5 minutes'],
  ConcurrencyThreshold: [800, 'functions at work at one moment, of the 1,000 an account has at first'],
  TableThrottlesThreshold: [10, 'requests to one table that were throttled, in 5 minutes'],
  TenantsOverPlanThreshold: [0, 'tenants over a limit of their plan'],
  PlanRefusalsThreshold: [20, 'requests refused for a plan limit, in 5 minutes'],
  DeadLettersThreshold: [0, 'mails or batches that were given up'],
  NotifierLagThreshold: [300_000, 'milliseconds from a change of a booking to its notice'],
  MailsRefusedThreshold: [5, 'mails that SES refused, in 5 minutes'],
  BounceRateThreshold: [0.05, 'share of mails that bounced'],
  WidgetErrorRateThreshold: [1, 'percent of widget downloads that failed'],
  CacheHitRateThreshold: [70, 'percent of widget downloads that the edge answered itself, at least'],
} as const satisfies Record<string, readonly [byDefault: number, meaning: string]>;
export type ThresholdName = keyof typeof thresholds;

export interface Watched {
  readonly settings: Settings;
  readonly apiId: string;
  /** Physical names. */
  readonly functions: Readonly<Partial<Record<FunctionName, string>>>;
  readonly tables: readonly string[];
  readonly deadLetterQueues: Readonly<Record<string, string>>;
  readonly distributionId: string;
}

const minutes = Duration.minutes;

export function alarmList(watched: Watched): readonly AlarmDefinition[] {
  const { settings } = watched;
  const ours = (name: MetricName, statistic = 'Sum', period = minutes(5)) =>
    ourMetric(settings, name, statistic, period);
  const api = (name: string, statistic: string) => apiMetric(watched, name, statistic);
  return [
    {
      name: 'failed-bookings',
      meaning: 'Customers wanted appointments and did not get them',
      metric: ours('FailedBookings'),
      threshold: 'FailedBookingsThreshold',
    },
    {
      name: 'model-tokens',
      meaning: 'Models are used far more than expected',
      metric: modelTokens(settings, minutes(60)),
      threshold: 'ModelTokensThreshold',
    },
    {
      name: 'slow-replies',
      meaning: 'Replies of the chat take longer than two seconds',
      metric: ours('SlowReplies'),
      threshold: 'SlowRepliesThreshold',
    },
    {
      name: 'api-latency',
      meaning: 'The API is slow',
      metric: api('Latency', 'p95'),
      threshold: 'ApiLatencyThreshold',
      of: [3, 5],
    },
    {
      name: 'api-errors',
      meaning: 'The API answers with errors of its own',
      metric: apiErrorRate(watched),
      threshold: 'ApiErrorRateThreshold',
      of: [2, 3],
    },
    {
      name: 'api-refusals',
      meaning: 'AppSync refuses unusually many requests',
      metric: api('4XXError', 'Sum'),
      threshold: 'ApiRefusalsThreshold',
    },
    {
      name: 'failed-operations',
      meaning: 'Operations end in INTERNAL',
      metric: ours('Failed'),
      threshold: 'FailedOperationsThreshold',
    },
    ...Object.entries(watched.functions).flatMap(([name, functionName]) =>
      ofFunction(name as FunctionName, functionName),
    ),
    {
      name: 'lambda-concurrency',
      meaning: 'The account is near its limit of concurrent functions',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'ConcurrentExecutions',
        statistic: 'Maximum',
        period: minutes(1),
      }),
      threshold: 'ConcurrencyThreshold',
    },
    ...watched.tables.map((table) => ofTable(settings, table)),
    {
      name: 'tenants-over-plan',
      meaning: 'A tenant is over a limit of its plan',
      metric: ours('TenantsOverPlan', 'Maximum', minutes(60)),
      threshold: 'TenantsOverPlanThreshold',
    },
    {
      name: 'plan-refusals',
      meaning: 'Customers are refused because of plan limits',
      metric: ours('PlanLimitReached'),
      threshold: 'PlanRefusalsThreshold',
    },
    ...Object.entries(watched.deadLetterQueues).map(([name, queueName]) => ofQueue(name, queueName)),
    ...(watched.functions.notifier ? [notifierLag(watched.functions.notifier)] : []),
    {
      name: 'mails-refused',
      meaning: 'SES refuses our mails',
      metric: ours('MailsRefused'),
      threshold: 'MailsRefusedThreshold',
    },
    {
      name: 'mail-bounces',
      meaning: 'Many mails bounce; SES pauses accounts for that',
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: 'Reputation.BounceRate',
        statistic: 'Average',
        period: minutes(60),
      }),
      threshold: 'BounceRateThreshold',
    },
    ...(settings.region === edgeRegion ? ofWidget(watched) : []),
  ];
}

function ofFunction(name: FunctionName, functionName: string): AlarmDefinition[] {
  const metric = (metricName: string, period: Duration) =>
    functionMetric(functionName, metricName, 'Sum', period);
  return [
    {
      name: `${kebab(name)}-errors`,
      meaning: `The function ${name} fails`,
      metric: metric('Errors', minutes(1)),
      threshold: 'FunctionErrorsThreshold',
      heading: 'functions',
    },
    {
      name: `${kebab(name)}-throttles`,
      meaning: `The function ${name} is throttled`,
      metric: metric('Throttles', minutes(5)),
      threshold: 'FunctionThrottlesThreshold',
      heading: 'functions',
    },
  ];
}

function ofTable({ stage }: Settings, table: string): AlarmDefinition {
  const TableName = `${tablePrefix(stage)}${table}`;
  const metric = (metricName: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName },
      statistic: 'Sum',
      period: minutes(5),
    });
  return {
    name: `${table.replace(/\B[A-Z]/g, '-$&').toLowerCase()}-throttles`,
    meaning: `Requests to the table ${table} are throttled`,
    metric: new MathExpression({
      expression: 'reads + writes',
      usingMetrics: { reads: metric('ReadThrottleEvents'), writes: metric('WriteThrottleEvents') },
      period: minutes(5),
      label: 'Throttled requests',
    }),
    threshold: 'TableThrottlesThreshold',
    heading: 'tables',
  };
}

const ofQueue = (name: string, QueueName: string): AlarmDefinition => ({
  name,
  meaning: `Messages lie in the queue ${name}: notices that nobody got`,
  metric: new Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensionsMap: { QueueName },
    statistic: 'Maximum',
    period: minutes(5),
  }),
  threshold: 'DeadLettersThreshold',
});

const notifierLag = (functionName: string): AlarmDefinition => ({
  name: 'notifier-lag',
  meaning: 'Notices of changed bookings are late',
  metric: functionMetric(functionName, 'IteratorAge', 'Maximum', minutes(5)),
  threshold: 'NotifierLagThreshold',
});

/** CloudFront keeps its metrics in us-east-1, and an alarm watches its own region only. */
const ofWidget = (watched: Watched): AlarmDefinition[] => [
  {
    name: 'widget-errors',
    meaning: 'The widget cannot be downloaded',
    metric: cdnMetric(watched, '5xxErrorRate', 'Average'),
    threshold: 'WidgetErrorRateThreshold',
    of: [2, 3],
  },
  {
    name: 'cache-hit-rate',
    meaning: 'The edge asks the bucket for too many files',
    metric: cdnMetric(watched, 'CacheHitRate', 'Average', minutes(60)),
    threshold: 'CacheHitRateThreshold',
    of: [3, 3],
    below: true,
  },
];

export const ourMetric = ({ stage }: Settings, metricName: MetricName, statistic: string, period: Duration) =>
  new Metric({ namespace: metricsNamespace, metricName, dimensionsMap: { stage }, statistic, period });

export const modelTokens = (settings: Settings, period: Duration) =>
  new MathExpression({
    expression: 'sent + received',
    usingMetrics: {
      sent: ourMetric(settings, 'ModelTokensIn', 'Sum', period),
      received: ourMetric(settings, 'ModelTokensOut', 'Sum', period),
    },
    period,
    label: 'Model tokens',
  });

export const apiMetric = ({ apiId }: Watched, metricName: string, statistic: string) =>
  new Metric({
    namespace: 'AWS/AppSync',
    metricName,
    dimensionsMap: { GraphQLAPIId: apiId },
    statistic,
    period: minutes(5),
  });

const apiErrorRate = (watched: Watched) =>
  new MathExpression({
    expression: '100 * errors / requests',
    usingMetrics: {
      errors: apiMetric(watched, '5XXError', 'Sum'),
      requests: apiMetric(watched, 'Latency', 'SampleCount'),
    },
    period: minutes(5),
    label: 'Failed requests, %',
  });

export const functionMetric = (
  FunctionName: string,
  metricName: string,
  statistic: string,
  period: Duration,
) => new Metric({ namespace: 'AWS/Lambda', metricName, dimensionsMap: { FunctionName }, statistic, period });

export const cdnMetric = (
  { distributionId }: Watched,
  metricName: string,
  statistic: string,
  period = minutes(5),
) =>
  new Metric({
    namespace: 'AWS/CloudFront',
    metricName,
    dimensionsMap: { DistributionId: distributionId, Region: 'Global' },
    statistic,
    period,
  });
