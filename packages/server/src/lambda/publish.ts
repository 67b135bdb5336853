import { setTimeout as sleep } from 'node:timers/promises';
import type { BookingEvent, ConversationEvent } from '@booking-chat/schema/generated/types';
import { logCause } from '../api/log-cause.ts';
import type { Log, Publish } from '../context.ts';
import { environmentCredentials } from '../store/aws-credentials.ts';
import { signRequest } from '../store/signature.ts';

export interface PublishOptions {
  /** The API, such as https://api.example.com/graphql. */
  readonly url: string;
  readonly region: string;
  readonly log: Log;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Events for AppSync's subscribers: a mutation of the server's own, signed with the function's role. AppSync hands on what
 * the mutation selects, so it selects everything. Never throws: who missed an event reads again.
 */
export function publishToAppSync(options: PublishOptions): Publish {
  return {
    booking: (event) => publish(options, bookingMutation, event),
    conversation: (event) => publish(options, conversationMutation, event),
  };
}

const bookingMutation =
  'mutation($input:BookingEventInput!){publishBookingEvent(input:$input){tenantId kind bookingId version start}}';
const conversationMutation =
  'mutation($input:ConversationEventInput!){publishConversationEvent(input:$input){tenantId kind conversationId messageId at}}';

const attempts = 2;
/** Milliseconds. A reply waits for it: better no event than a late answer. */
const timeoutMs = 1_500;

async function publish(
  options: PublishOptions,
  query: string,
  event: BookingEvent | ConversationEvent,
): Promise<void> {
  const body = JSON.stringify({ query, variables: { input: event } });
  for (let attempt = 1; ; attempt++) {
    try {
      return await post(options, body);
    } catch (thrown) {
      if (attempt < attempts) {
        await sleep(Math.random() * 100);
        continue;
      }
      options.log.warn(
        { tenantId: event.tenantId, kind: event.kind, cause: logCause(thrown) },
        'event not published',
      );
      return;
    }
  }
}

async function post({ url, region, env = process.env }: PublishOptions, body: string): Promise<void> {
  const { host, pathname } = new URL(url);
  const { host: _, ...headers } = signRequest(
    { host, 'content-type': 'application/json' },
    body,
    { region, service: 'appsync', path: pathname },
    environmentCredentials(env),
    new Date(),
  );
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`AppSync answered ${answer.status}: ${text.slice(0, 200)}`);
  const { errors } = JSON.parse(text) as { errors?: readonly { errorType?: string; message: string }[] };
  if (errors?.[0]) throw new Error(`AppSync refused the event: ${errors[0].errorType} ${errors[0].message}`);
}
