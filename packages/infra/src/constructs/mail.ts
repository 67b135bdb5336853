import { type QueueDefinition, type QueueName, queues } from '@booking-chat/server/lambda/functions';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CnameRecord, MxRecord, TxtRecord } from 'aws-cdk-lib/aws-route53';
import { ConfigurationSet, EmailIdentity, Identity, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { hostsOf, named } from '../names.ts';
import type { Settings, Stage } from '../settings.ts';
import { arnIn } from './server-function.ts';
import { zoneOf } from './zone.ts';

/** The domain that mails come from, and the queues between a change of a booking and its mail. */
export class Mail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  readonly from: string;
  readonly queues: Readonly<Record<QueueName, Queue>>;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { mail } = hostsOf(settings);
    this.from = `bookings@${mail}`;
    this.configurationSet = new ConfigurationSet(this, 'Sending', {
      configurationSetName: named(settings.stage, 'mail'),
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(mail),
      mailFromDomain: `mail.${mail}`,
      configurationSet: this.configurationSet,
    });
    this.records(settings, mail);
    this.queues = allQueues(this, settings.stage);
  }

  /** What proves to SES, and to who receives our mail, that the domain is ours. */
  private records(settings: Settings, mail: string): void {
    const zone = zoneOf(this, settings);
    if (!zone) return;
    for (const [index, { name, value }] of this.identity.dkimRecords.entries())
      new CnameRecord(this, `Dkim${index + 1}`, { zone, recordName: `${name}.`, domainName: value });
    new MxRecord(this, 'Bounces', {
      zone,
      recordName: `mail.${mail}.`,
      values: [{ hostName: `feedback-smtp.${settings.region}.amazonses.com`, priority: 10 }],
    });
    new TxtRecord(this, 'Spf', {
      zone,
      recordName: `mail.${mail}.`,
      values: ['v=spf1 include:amazonses.com -all'],
    });
  }

  /** What a role that sends must be allowed to use. */
  get sendingArns(): readonly string[] {
    return [
      this.identity.emailIdentityArn,
      arnIn(this, 'ses', 'configuration-set', this.configurationSet.configurationSetName),
    ];
  }
}

/** The queues of `lambda/functions.ts`; those that others redrive to come first. */
function allQueues(scope: Construct, stage: Stage): Readonly<Record<QueueName, Queue>> {
  const made: Partial<Record<QueueName, Queue>> = {};
  const make = (name: QueueName): Queue => {
    const known = made[name];
    if (known) return known;
    const definition: QueueDefinition = queues[name];
    const queue = new Queue(scope, name, {
      queueName: `${named(stage, name)}${definition.fifo ? '.fifo' : ''}`,
      fifo: definition.fifo || undefined,
      visibilityTimeout: Duration.seconds(definition.visibilitySeconds),
      retentionPeriod: Duration.days(definition.retentionDays),
      deadLetterQueue: definition.redrive && {
        queue: make(definition.redrive.deadLetters as QueueName),
        maxReceiveCount: definition.redrive.receives,
      },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    made[name] = queue;
    return queue;
  };
  for (const name of Object.keys(queues)) make(name as QueueName);
  return made as Record<QueueName, Queue>;
}
