import { Aws, type CfnParameter } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { named } from '../names.ts';
import { parameter } from '../part.ts';
import type { Settings } from '../settings.ts';
import {
  type AlarmDefinition,
  alarmList,
  type ThresholdName,
  thresholds,
  type Watched,
} from './alarm-list.ts';

/** The alarms of `alarm-list.ts`. Each tells the topic when it begins and when it is over. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.topic = alarmTopic(this, watched.settings);
    const action = new SnsAction(this.topic);
    const definitions = alarmList(watched);
    const parameters = thresholdParameters(
      this,
      definitions.map(({ threshold }) => threshold),
    );
    this.all = definitions.map((definition) => {
      const alarm = this.alarm(definition, watched.settings, parameters[definition.threshold]);
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }

  private alarm(definition: AlarmDefinition, { stage }: Settings, threshold: CfnParameter): Alarm {
    const [bad, looked] = definition.of ?? [1, 1];
    return new Alarm(this, definition.name, {
      alarmName: named(stage, definition.name),
      alarmDescription: `${definition.meaning}. What to do: docs/runbook.md#${definition.heading ?? definition.name}`,
      metric: definition.metric,
      threshold: threshold.valueAsNumber,
      datapointsToAlarm: bad,
      evaluationPeriods: looked,
      comparisonOperator: definition.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

/** One for each threshold in use. */
function thresholdParameters(
  scope: Construct,
  used: readonly ThresholdName[],
): Readonly<Record<ThresholdName, CfnParameter>> {
  const made = [...new Set(used)].map((name) => {
    const [byDefault, meaning] = thresholds[name];
    const description = `Alarm beyond: ${meaning}`;
    return [name, parameter(scope, name, { type: 'Number', default: byDefault, minValue: 0, description })];
  });
  return Object.fromEntries(made) as Record<ThresholdName, CfnParameter>;
}

/** Encrypted with a key of our own: CloudWatch may not use the one that AWS keeps for SNS. */
function alarmTopic(scope: Construct, settings: Settings): Topic {
  const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
  const key = new Key(scope, 'TopicKey', {
    alias: named(settings.stage, 'alarms'),
    description: 'Alarms of the booking chat on their way to people',
    enableKeyRotation: true,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [alarms],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  const topic = new Topic(scope, 'Topic', {
    topicName: named(settings.stage, 'alarms'),
    displayName: `Booking chat ${settings.stage}`,
    masterKey: key,
    enforceSSL: true,
  });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [alarms],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  if (settings.alarmEmail !== null) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  return topic;
}
