import { type FunctionName, type QueueName, queues } from '@booking-chat/server/lambda/functions';
import { cloudTables } from '@booking-chat/server/store/tables';
import type { Stack } from 'aws-cdk-lib';
import type { Watched } from '../constructs/alarm-list.ts';
import { Alarms } from '../constructs/alarms.ts';
import { dashboard } from '../constructs/dashboard.ts';
import type { ServerFunction } from '../constructs/server-function.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';
import type { ApiPart } from './api.ts';
import type { AuthPart } from './auth.ts';
import type { BackgroundPart } from './background.ts';
import type { WidgetPart } from './widget.ts';

export function monitoringPart(
  stack: Stack,
  settings: Settings,
  {
    api,
    auth,
    background,
    widget,
  }: { api: ApiPart; auth: AuthPart; background: BackgroundPart; widget: WidgetPart },
): Alarms {
  const deadLetters = (Object.keys(queues) as QueueName[]).filter((name) => name.endsWith('dead-letters'));
  const watched: Watched = {
    settings,
    apiId: api.api.graphql.apiId,
    functions: namesOf({ ...api.functions, ...background.background.functions, ...auth.triggers }),
    tables: Object.keys(cloudTables),
    deadLetterQueues: Object.fromEntries(
      deadLetters.map((name) => [name, background.mail.queues[name].queueName]),
    ),
    distributionId: widget.cdn.distribution.distributionId,
  };
  const alarms = new Alarms(stack, 'Alarms', watched);
  const screen = dashboard(stack, watched, alarms.all);
  output(stack, 'AlarmTopicArn', 'Subscribe whoever is on call', alarms.topic.topicArn);
  output(stack, 'Dashboard', 'In CloudWatch', screen.dashboardName);
  return alarms;
}

const namesOf = (functions: Partial<Record<FunctionName, ServerFunction>>) =>
  Object.fromEntries(
    Object.entries(functions).map(([name, { lambda }]) => [name, lambda.functionName]),
  ) as Watched['functions'];
