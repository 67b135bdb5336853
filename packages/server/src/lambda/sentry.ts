import { randomUUID } from 'node:crypto';
import { withoutSecrets } from '../api/log-cause.ts';

export interface Reporter {
  report(fields: Record<string, unknown>, message: string): void;
  /** Waits for what was reported, at most a second: a function is frozen once it has answered. */
  flush(): Promise<void>;
}

/** Unexpected errors to Sentry's envelope endpoint: its SDK would weigh more than the function. Never throws. */
export function openReporter(
  dsn: string,
  origin: { stage: string; function: string; version: string },
): Reporter {
  const { username: key, host, pathname, protocol } = new URL(dsn);
  const at = pathname.lastIndexOf('/');
  const url = `${protocol}//${host}${pathname.slice(0, at)}/api/${pathname.slice(at + 1)}/envelope/`;
  let pending: Promise<unknown>[] = [];
  return {
    report(fields, message) {
      const event_id = randomUUID().replaceAll('-', '');
      const event = {
        event_id,
        timestamp: Date.now() / 1000,
        platform: 'node',
        level: 'error',
        environment: origin.stage,
        release: origin.version,
        server_name: origin.function,
        logger: origin.function,
        message: { formatted: message },
        tags: tagsOf(fields),
        extra: { cause: withoutSecrets(JSON.stringify(fields.cause ?? null)) },
      };
      const body = [{ event_id, dsn }, { type: 'event' }, event]
        .map((part) => JSON.stringify(part))
        .join('\n');
      const headers = {
        'x-sentry-auth': `Sentry sentry_version=7, sentry_client=booking-chat/1, sentry_key=${key}`,
      };
      const sent = fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(1_000) });
      pending.push(sent.catch(() => undefined));
    },
    async flush() {
      const sent = pending;
      pending = [];
      await Promise.all(sent);
    },
  };
}

const tagsOf = ({ tenantId, operation, requestId, errorType }: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries({ tenantId, operation, requestId, errorType }).filter(
      ([, value]) => typeof value === 'string',
    ),
  );
