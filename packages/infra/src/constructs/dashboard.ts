import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  Metric,
  PeriodOverride,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { edgeRegion, named, tablePrefix } from '../names.ts';
import { apiMetric, cdnMetric, functionMetric, modelTokens, ourMetric, type Watched } from './alarm-list.ts';

/** One screen: alarms, what customers get, the API, the functions, the tables, the edge, and who uses how much of the models. */
export function dashboard(scope: Construct, watched: Watched, alarms: readonly Alarm[]): Dashboard {
  const rows: IWidget[][] = [
    [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 })],
    customers(watched),
    api(watched),
    functions(watched),
    tables(watched),
    edge(watched),
    models(watched),
  ];
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: named(watched.settings.stage, 'operations'),
    periodOverride: PeriodOverride.AUTO,
    defaultInterval: Duration.hours(6),
    widgets: rows,
  });
}

const minutes = Duration.minutes;

function customers({ settings, deadLetterQueues }: Watched): IWidget[] {
  const ours = (...names: Parameters<typeof ourMetric>[1][]) =>
    names.map((name) => ourMetric(settings, name, 'Sum', minutes(5)));
  const lost = Object.values(deadLetterQueues).map(
    (QueueName) =>
      new Metric({
        namespace: 'AWS/SQS',
        metricName: 'ApproximateNumberOfMessagesVisible',
        dimensionsMap: { QueueName },
        statistic: 'Maximum',
      }),
  );
  return [
    graph('Operations', ours('Answered', 'Refused', 'Failed')),
    graph('Appointments that did not come about; slow replies', ours('FailedBookings', 'SlowReplies')),
    graph('Plans and rates', [
      ...ours('PlanLimitReached', 'RateLimited'),
      ourMetric(settings, 'TenantsOverPlan', 'Maximum', minutes(60)),
      ourMetric(settings, 'TenantsNearPlan', 'Maximum', minutes(60)),
    ]),
    graph('Mails', [...ours('MailsSent', 'MailsRefused'), ...lost]),
  ];
}

const api = (watched: Watched): IWidget[] => [
  graph('AppSync requests', [apiMetric(watched, 'Latency', 'SampleCount')]),
  graph(
    'AppSync latency, ms',
    ['p50', 'p95', 'p99'].map((each) => apiMetric(watched, 'Latency', each)),
  ),
  graph(
    'AppSync errors',
    ['4XXError', '5XXError'].map((each) => apiMetric(watched, each, 'Sum')),
  ),
];

function functions({ functions: named }: Watched): IWidget[] {
  const each = (metricName: string, statistic: string) =>
    Object.values(named).map((name) =>
      functionMetric(name, metricName, statistic, minutes(5)).with({ label: name }),
    );
  return [
    graph('Lambda invocations', each('Invocations', 'Sum')),
    graph('Lambda errors and throttles', [...each('Errors', 'Sum'), ...each('Throttles', 'Sum')]),
    graph('Lambda duration p95, ms', each('Duration', 'p95')),
    graph('Lambda concurrency', each('ConcurrentExecutions', 'Maximum')),
  ];
}

function tables({ settings, tables: names }: Watched): IWidget[] {
  const each = (metricName: string) =>
    names.map(
      (name) =>
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: { TableName: `${tablePrefix(settings.stage)}${name}` },
          statistic: 'Sum',
          label: name,
        }),
    );
  return [
    graph('DynamoDB read capacity', each('ConsumedReadCapacityUnits')),
    graph('DynamoDB write capacity', each('ConsumedWriteCapacityUnits')),
    graph('DynamoDB throttles', [...each('ReadThrottleEvents'), ...each('WriteThrottleEvents')]),
  ];
}

const edge = (watched: Watched): IWidget[] => {
  const at = (name: string, statistic: string) => cdnMetric(watched, name, statistic);
  return [
    graph('CloudFront requests', [at('Requests', 'Sum')], edgeRegion),
    graph('CloudFront cache hit rate, %', [at('CacheHitRate', 'Average')], edgeRegion),
    graph('CloudFront errors, %', [at('4xxErrorRate', 'Average'), at('5xxErrorRate', 'Average')], edgeRegion),
  ];
};

/** Tokens by tenant come from the log: a metric for each tenant would cost more than the model. */
function models({ settings, functions: named }: Watched): IWidget[] {
  const logGroupNames = Object.values(named).map((name) => `/aws/lambda/${name}`);
  const query = (title: string, queryLines: string[]) =>
    new LogQueryWidget({
      title,
      logGroupNames,
      view: LogQueryVisualizationType.TABLE,
      width: 8,
      height: 6,
      queryLines,
    });
  return [
    graph('Model tokens', [modelTokens(settings, minutes(60))]),
    query('Model tokens by tenant', [
      'filter message = "model call"',
      'stats sum(tokensIn) as sent, sum(tokensOut) as received, count(*) as calls by tenantId',
      'sort received desc',
      'limit 50',
    ]),
    query('Errors by operation', [
      'filter level = "error"',
      'stats count(*) as errors by operation, errorType',
      'sort errors desc',
      'limit 50',
    ]),
  ];
}

const graph = (title: string, left: IMetric[], region?: string): IWidget =>
  new GraphWidget({ title, left, region, width: 6, height: 6 });
