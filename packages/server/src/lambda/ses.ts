import { createTransport } from 'nodemailer';
import type { Message } from '../notify/message.ts';
import { mailOf } from '../notify/smtp.ts';
import { MessageRejected, type Transport } from '../notify/transport.ts';
import { type AwsCall, AwsError } from './aws-call.ts';

/** Sends by SES (v2, raw: the same mail that SMTP would carry, calendar included). */
export function sesTransport(ses: AwsCall, from: string, configurationSet: string | null): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(message) {
      const { message: raw } = await composer.sendMail(mailOf(message, from));
      try {
        await ses('SendEmail', {
          FromEmailAddress: from,
          Destination: { ToAddresses: [message.to.email] },
          Content: { Raw: { Data: (raw as Buffer).toString('base64') } },
          EmailTags: tagsOf(message),
          ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
        });
      } catch (error) {
        if (error instanceof AwsError && refusals.has(error.name))
          throw new MessageRejected(`refused with ${error.name}`, { cause: error });
        throw error;
      }
    },
  };
}

/** Of this one mail. A sender that may not send at all is the operator's problem: those mails wait, then lie in the dead letters. */
const refusals = new Set(['MessageRejected', 'BadRequestException']);

const tagsOf = ({ kind, role }: Message) => [
  { Name: 'kind', Value: kind },
  { Name: 'role', Value: role },
];
