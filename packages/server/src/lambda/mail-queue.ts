import type { Message } from '../notify/message.ts';
import type { Transport } from '../notify/transport.ts';
import type { AwsCall } from './aws-call.ts';

/**
 * Hands mails to the queue, from which the sender takes them. First in, first out for each booking; the message's id is its
 * deduplication id, so that a batch of the stream that comes twice within five minutes queues nothing twice.
 */
export const queueTransport = (sqs: AwsCall, queueUrl: string): Transport => ({
  async send(message) {
    await sqs('SendMessage', {
      QueueUrl: queueUrl,
      MessageBody: bodyOf(message),
      MessageGroupId: message.bookingId ?? message.id,
      MessageDeduplicationId: message.id,
    });
  },
});

/** SQS takes 256 KiB in every region. Only a hand-off with a very long transcript comes near: it then goes as text, shortened. */
export const largestBody = 250_000;

function bodyOf(message: Message): string {
  const whole = JSON.stringify(message);
  if (Buffer.byteLength(whole) <= largestBody) return whole;
  let text = message.text;
  for (;;) {
    const shorter = JSON.stringify({ ...message, text, html: htmlOf(text) });
    if (Buffer.byteLength(shorter) <= largestBody) return shorter;
    text = `${text.slice(0, Math.floor(text.length * 0.7))}\n…`;
  }
}

const htmlOf = (text: string): string =>
  `<pre>${text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] as string)}</pre>`;
