import type { Stack } from 'aws-cdk-lib';
import { Background } from '../constructs/background.ts';
import { Mail } from '../constructs/mail.ts';
import { hostsOf } from '../names.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';
import type { DatabasePart } from './database.ts';

export interface BackgroundPart {
  readonly mail: Mail;
  readonly background: Background;
}

export function backgroundPart(
  stack: Stack,
  settings: Settings,
  { tables, secrets }: DatabasePart,
): BackgroundPart {
  const mail = new Mail(stack, 'Mail', settings);
  const background = new Background(stack, 'Functions', { settings, tables, secrets, mail });
  output(stack, 'MailDomain', 'Verify it in SES, and ask for production access', hostsOf(settings).mail);
  output(stack, 'MailQueueUrl', 'Composed mails', mail.queues.mail.queueUrl);
  if (settings.hostedZoneId === null)
    for (const [index, { name, value }] of mail.identity.dkimRecords.entries())
      output(stack, `MailRecord${index + 1}`, 'A CNAME to enter in DNS', `${name} CNAME ${value}`);
  return { mail, background };
}
