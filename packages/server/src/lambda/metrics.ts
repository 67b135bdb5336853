/**
 * The metrics of the product and the log lines that they are made of: a line that appears here carries its numbers in
 * CloudWatch's embedded metric format, so nothing is sent from a request. CDK's alarms and dashboard read the names.
 */
export const metricsNamespace = 'BookingChat';

export const metrics = {
  Answered: 'Count',
  Refused: 'Count',
  Failed: 'Count',
  Duration: 'Milliseconds',
  /** Replies of the chat that took longer than two seconds. */
  SlowReplies: 'Count',
  /** Wanted appointments that did not come about, whoever asked: taken meanwhile, over the plan, or failed. */
  FailedBookings: 'Count',
  PlanLimitReached: 'Count',
  RateLimited: 'Count',
  ModelTokensIn: 'Count',
  ModelTokensOut: 'Count',
  MailsSent: 'Count',
  MailsRefused: 'Count',
  TenantsOverPlan: 'Count',
  TenantsNearPlan: 'Count',
} as const satisfies Record<string, 'Count' | 'Milliseconds'>;
export type MetricName = keyof typeof metrics;

export type Dimension = 'stage' | 'operation' | 'errorType';

interface Measure {
  /** Every set of dimensions under which the numbers are kept. `stage` alone is in each. */
  readonly by: readonly (readonly Dimension[])[];
  readonly of: (fields: Readonly<Record<string, unknown>>) => Partial<Record<MetricName, number>>;
}

/** By message of the log line. */
export const measures: Readonly<Record<string, Measure>> = {
  operation: {
    by: [['stage'], ['stage', 'operation']],
    of: ({ operation, ms }) => ({
      Answered: 1,
      Duration: Number(ms),
      ...(chats.has(operation) ? { SlowReplies: Number(Number(ms) > slowReplyMs) } : {}),
    }),
  },
  'operation refused': {
    by: [['stage'], ['stage', 'errorType']],
    of: ({ operation, errorType }) => ({
      Refused: 1,
      ...(errorType === 'PLAN_LIMIT_REACHED' ? { PlanLimitReached: 1 } : {}),
      ...(errorType === 'RATE_LIMITED' ? { RateLimited: 1 } : {}),
      ...(books.has(operation) && lost.has(errorType) ? { FailedBookings: 1 } : {}),
    }),
  },
  'operation failed': {
    by: [['stage'], ['stage', 'operation']],
    of: ({ operation }) => ({ Failed: 1, ...(books.has(operation) ? { FailedBookings: 1 } : {}) }),
  },
  'booking refused': { by: [['stage']], of: () => ({ FailedBookings: 1 }) },
  'model call': {
    by: [['stage']],
    of: ({ tokensIn, tokensOut }) => ({ ModelTokensIn: Number(tokensIn), ModelTokensOut: Number(tokensOut) }),
  },
  'mail sent': { by: [['stage']], of: () => ({ MailsSent: 1 }) },
  'mail refused': { by: [['stage']], of: () => ({ MailsRefused: 1 }) },
  'plans measured': {
    by: [['stage']],
    of: ({ over, near }) => ({ TenantsOverPlan: Number(over), TenantsNearPlan: Number(near) }),
  },
};

export const slowReplyMs = 2_000;
const chats = new Set<unknown>(['startConversation', 'sendChatMessage']);
const books = new Set<unknown>(['createBooking', 'rescheduleBooking']);
const lost = new Set<unknown>(['SLOT_TAKEN', 'SLOT_NOT_AVAILABLE', 'CONFLICT', 'PLAN_LIMIT_REACHED']);

/** What makes a log line a metric as well, or nothing. `now` in epoch milliseconds. */
export function embedded(
  message: string,
  fields: Readonly<Record<string, unknown>>,
  now: number,
): Record<string, unknown> {
  const measure = measures[message];
  if (!measure) return {};
  const values = Object.fromEntries(
    Object.entries(measure.of(fields)).filter(([, value]) => Number.isFinite(value)),
  );
  const names = Object.keys(values) as MetricName[];
  const Metrics = names.map((Name) => ({ Name, Unit: metrics[Name] }));
  const CloudWatchMetrics = [{ Namespace: metricsNamespace, Dimensions: measure.by, Metrics }];
  return { _aws: { Timestamp: now, CloudWatchMetrics }, ...values };
}
