import { describe, expect, it } from 'vitest';
import { openLog } from './log.ts';
import { type MetricName, measures, metrics } from './metrics.ts';

function logged(level: 'info' | 'warn' | 'error' = 'info') {
  const lines: Record<string, unknown>[] = [];
  const log = openLog({
    stage: 'qa',
    function: 'booking',
    version: '1.2.3',
    level,
    write: (line) => lines.push(JSON.parse(line)),
  });
  return { log, lines };
}

describe('log lines', () => {
  it('say where they come from, one JSON text each', () => {
    const { log, lines } = logged();
    log.warn({ tenantId: 'aurora', requestId: 'r1' }, 'something\nodd');
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'warn',
        message: 'something\nodd',
        stage: 'qa',
        function: 'booking',
        version: '1.2.3',
        tenantId: 'aurora',
        requestId: 'r1',
      }),
    ]);
  });

  it('below the level are left out, unless they count', () => {
    const { log, lines } = logged('error');
    log.info({}, 'turn');
    log.info({ operation: 'health', ms: 3 }, 'operation');
    expect(lines.map((line) => line.message)).toEqual(['operation']);
  });
});

describe('embedded metrics', () => {
  const cases: readonly [string, Record<string, unknown>, Partial<Record<MetricName, number>>][] = [
    ['operation', { operation: 'health', ms: 12.5 }, { Answered: 1, Duration: 12.5 }],
    [
      'operation',
      { operation: 'sendChatMessage', ms: 1999 },
      { Answered: 1, Duration: 1999, SlowReplies: 0 },
    ],
    [
      'operation',
      { operation: 'sendChatMessage', ms: 2001 },
      { Answered: 1, Duration: 2001, SlowReplies: 1 },
    ],
    [
      'operation refused',
      { operation: 'createBooking', errorType: 'SLOT_TAKEN' },
      { Refused: 1, FailedBookings: 1 },
    ],
    ['operation refused', { operation: 'createBooking', errorType: 'INVALID_INPUT' }, { Refused: 1 }],
    [
      'operation refused',
      { operation: 'getService', errorType: 'RATE_LIMITED' },
      { Refused: 1, RateLimited: 1 },
    ],
    [
      'operation refused',
      { operation: 'createBooking', errorType: 'PLAN_LIMIT_REACHED' },
      { Refused: 1, PlanLimitReached: 1, FailedBookings: 1 },
    ],
    ['operation failed', { operation: 'rescheduleBooking' }, { Failed: 1, FailedBookings: 1 }],
    ['booking refused', { why: 'slot' }, { FailedBookings: 1 }],
    ['model call', { tokensIn: 900, tokensOut: 40 }, { ModelTokensIn: 900, ModelTokensOut: 40 }],
    ['mail sent', {}, { MailsSent: 1 }],
    ['mail refused', {}, { MailsRefused: 1 }],
    ['plans measured', { over: 2, near: 5 }, { TenantsOverPlan: 2, TenantsNearPlan: 5 }],
  ];

  it.each(cases)('%s %j', (message, fields, expected) => {
    const { log, lines } = logged();
    log.info(fields, message);
    expect(lines[0]).toMatchObject(expected);
    const embedded = lines[0]?._aws as { CloudWatchMetrics: Directive[] } | undefined;
    const directive = embedded?.CloudWatchMetrics[0];
    expect(directive?.Namespace).toBe('BookingChat');
    expect(directive?.Metrics.map(({ Name }) => Name).sort()).toEqual(Object.keys(expected).sort());
    for (const { Name, Unit } of directive?.Metrics ?? []) expect(Unit).toBe(metrics[Name]);
    // Every dimension must be a field of the line, or CloudWatch drops the metric.
    for (const set of directive?.Dimensions ?? [])
      for (const name of set) expect(lines[0]).toHaveProperty(name);
  });

  it('has a case for every line that counts, and a line for every metric', () => {
    expect(new Set(cases.map(([message]) => message))).toEqual(new Set(Object.keys(measures)));
    expect(new Set(cases.flatMap(([, , counted]) => Object.keys(counted)))).toEqual(
      new Set(Object.keys(metrics)),
    );
  });
});

interface Directive {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: MetricName; readonly Unit: string }[];
}
