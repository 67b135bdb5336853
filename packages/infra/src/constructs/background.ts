import { type FunctionName, functionRows, type Trigger } from '@booking-chat/server/lambda/functions';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnEventSourceMapping, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnRotationSchedule } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { apiUrlOf, hostsOf, named, tablePrefix } from '../names.ts';
import type { Settings } from '../settings.ts';
import type { Mail } from './mail.ts';
import type { RuntimeSecrets } from './runtime-secrets.ts';
import { publishArns, ServerFunction } from './server-function.ts';
import type { Tables } from './tables.ts';

export interface BackgroundProps {
  readonly settings: Settings;
  readonly tables: Tables;
  readonly secrets: RuntimeSecrets;
  readonly mail: Mail;
}

/**
 * The functions that nobody calls: on changes of bookings, on queued mails, by the clock, when a secret is due. There is one of each
 * whatever colours the API has, since two readers of the stream would send every mail twice.
 */
export class Background extends Construct {
  readonly functions: Partial<Record<FunctionName, ServerFunction>> = {};

  constructor(
    scope: Construct,
    id: string,
    private readonly props: BackgroundProps,
  ) {
    super(scope, id);
    for (const [name, { trigger }] of functionRows) {
      if (!asked.has(trigger.type)) continue;
      const made = this.function(name);
      this.functions[name] = made;
      this.connect(made, trigger);
    }
  }

  private function(name: FunctionName): ServerFunction {
    const { settings, tables, secrets, mail } = this.props;
    return new ServerFunction(this, name, {
      settings,
      name,
      tables: tables.all,
      resources: {
        'signing-secret': [secrets.signingSecret.secretArn],
        'flags-parameter': [secrets.flags.parameterArn],
        'mail-queue': [mail.queues.mail.queueArn],
        'notifier-dead-letters': [mail.queues['notifier-dead-letters'].queueArn],
        'mail-identity': mail.sendingArns,
        'bookings-stream': [streamOf(tables, 'Bookings')],
        ...publishArns(this),
      },
      environment: {
        STAGE: settings.stage,
        TABLE_PREFIX: tablePrefix(settings.stage),
        PUBLIC_URL: `https://${hostsOf(settings).book}`,
        SIGNING_SECRET_ARN: secrets.signingSecret.secretArn,
        FLAGS_PARAMETER: secrets.flags.parameterName,
        MAIL_QUEUE_URL: mail.queues.mail.queueUrl,
        MAIL_FROM: mail.from,
        API_URL: apiUrlOf(settings),
        SES_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
        ...(settings.sentryDsn ? { SENTRY_DSN: settings.sentryDsn } : {}),
      },
    });
  }

  private connect(target: ServerFunction, trigger: Trigger): void {
    if (trigger.type === 'stream') this.onStream(target, trigger);
    else if (trigger.type === 'queue') this.onQueue(target, trigger);
    else if (trigger.type === 'schedule') this.onClock(target, trigger);
    else if (trigger.type === 'secret-rotation') this.onRotation(target, trigger);
  }

  private onStream({ lambda }: ServerFunction, trigger: Extract<Trigger, { type: 'stream' }>): void {
    new CfnEventSourceMapping(lambda, 'Stream', {
      functionName: lambda.functionArn,
      eventSourceArn: streamOf(this.props.tables, trigger.table),
      startingPosition: 'TRIM_HORIZON',
      batchSize: trigger.batchSize,
      maximumBatchingWindowInSeconds: trigger.batchingSeconds,
      maximumRetryAttempts: trigger.retries,
      maximumRecordAgeInSeconds: trigger.longestAgeSeconds,
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: { onFailure: { destination: this.props.mail.queues[trigger.deadLetters].queueArn } },
    });
  }

  private onQueue({ lambda }: ServerFunction, trigger: Extract<Trigger, { type: 'queue' }>): void {
    new CfnEventSourceMapping(lambda, 'Queue', {
      functionName: lambda.functionArn,
      eventSourceArn: this.props.mail.queues[trigger.queue].queueArn,
      batchSize: trigger.batchSize,
      functionResponseTypes: ['ReportBatchItemFailures'],
    });
  }

  private onClock({ lambda }: ServerFunction, trigger: Extract<Trigger, { type: 'schedule' }>): void {
    for (const { job, expression } of trigger.schedules) {
      const rule = new CfnRule(lambda, `Schedule-${job}`, {
        name: named(this.props.settings.stage, `job-${job}`),
        description: `Starts the job "${job}"`,
        scheduleExpression: expression,
        targets: [{ id: 'jobs', arn: lambda.functionArn, input: JSON.stringify({ job }) }],
      });
      new CfnPermission(lambda, `May-${job}`, {
        action: 'lambda:InvokeFunction',
        functionName: lambda.functionArn,
        principal: 'events.amazonaws.com',
        sourceArn: rule.attrArn,
      });
    }
  }

  private onRotation(
    { lambda }: ServerFunction,
    trigger: Extract<Trigger, { type: 'secret-rotation' }>,
  ): void {
    const { signingSecret } = this.props.secrets;
    const allowed = new CfnPermission(lambda, 'MayRotate', {
      action: 'lambda:InvokeFunction',
      functionName: lambda.functionArn,
      principal: 'secretsmanager.amazonaws.com',
      sourceArn: signingSecret.secretArn,
    });
    const schedule = new CfnRotationSchedule(lambda, 'Rotation', {
      secretId: signingSecret.secretArn,
      rotationLambdaArn: lambda.functionArn,
      rotationRules: { automaticallyAfterDays: trigger.everyDays },
      rotateImmediatelyOnUpdate: false,
    });
    schedule.addResourceDependency(allowed);
  }
}

/** The others belong to the API and to the user pool. */
const asked: ReadonlySet<Trigger['type']> = new Set(['stream', 'queue', 'schedule', 'secret-rotation']);

function streamOf(tables: Tables, name: keyof Tables['all']): string {
  const arn = tables.all[name].tableStreamArn;
  if (!arn) throw new Error(`${name} has no stream`);
  return arn;
}
