import { openSlotsOfAny } from '@booking-chat/core/scheduling/any-provider';
import { nearestSlots } from '@booking-chat/core/scheduling/nearest';
import { openSlots, whyNot } from '@booking-chat/core/scheduling/open-slots';
import { bitsetMonth, bitsetSlots } from './slots/bitset.ts';
import { dayjsSlots } from './slots/dayjs.ts';
import { month, providerMonth } from './slots/month.ts';
import { medianMicroseconds } from './slots/stopwatch.ts';

/**
 * One provider's month of open slots: the engine, a bare bitset loop that knows no zones and no rules, and a per-slot dayjs
 * implementation, in the same process on the same data. JSON lines on stdout, a table on stderr.
 */
export interface Measure {
  readonly bench: 'slots';
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** What this is measured against, and how many times as long this takes. */
  readonly baseline?: string;
  readonly ratio?: number;
  readonly target?: string;
  readonly ok?: boolean;
}

export function measureSlots(): Measure[] {
  const one = providerMonth(0);
  const bits = bitsetMonth(one);
  const fifty = Array.from({ length: 50 }, (_, index) => providerMonth(index));
  const { window, now } = month;

  const starts = openSlots(one, window, now);
  assertSame('dayjs', dayjsSlots(one, window, now), starts);
  assertSame('bitset', bitsetSlots(bits), starts);

  const bitset = medianMicroseconds(() => bitsetSlots(bits).length);
  const engine = medianMicroseconds(() => openSlots(one, window, now).length);
  const fresh = medianMicroseconds(() => openSlots(structuredClone(one), window, now).length);
  const cloning = medianMicroseconds(() => structuredClone(one).agenda.length);
  const dayjs = medianMicroseconds(() => dayjsSlots(one, window, now).length, 9);
  const any = medianMicroseconds(() => openSlotsOfAny(fifty, window, now).length, 101);
  const wanted = one.agenda[20]?.start ?? window.start;
  const refusal = medianMicroseconds(() => (whyNot(one, wanted, now) ? 1 : 0));
  const nearest = medianMicroseconds(() => nearestSlots([one], wanted, now, { count: 3 }).length);

  const measure = (metric: string, value: number, unit = 'µs', more: Partial<Measure> = {}): Measure => ({
    bench: 'slots',
    metric,
    value: Number(value.toPrecision(4)),
    unit,
    ...more,
  });
  const times = (ratio: number) => Number(ratio.toPrecision(3));
  return [
    measure('provider-month starts', starts.length, 'starts'),
    measure('bare bitset loop', bitset),
    measure('provider-month', engine, 'µs', {
      baseline: 'bare bitset loop',
      ratio: times(engine / bitset),
      target: '≤ 5× the bitset loop',
      ok: engine <= 5 * bitset,
    }),
    measure('provider-month, hours never seen before', Math.max(0, fresh - cloning)),
    measure('per-slot dayjs', dayjs, 'µs', {
      baseline: 'provider-month',
      ratio: times(dayjs / engine),
      target: '≥ 500× the engine',
      ok: dayjs >= 500 * engine,
    }),
    measure('any of 50 providers, month', any / 1000, 'ms', { target: '≤ 2 ms', ok: any <= 2000 }),
    measure('why not (one start)', refusal),
    measure('nearest 3 alternatives', nearest),
  ];
}

function assertSame(name: string, found: readonly number[], expected: readonly number[]): void {
  const same = found.length === expected.length && found.every((start, at) => start === expected[at]);
  if (!same)
    throw new Error(`The ${name} implementation finds ${found.length} starts, not ${expected.length}`);
}

if (process.argv[1]?.endsWith('slots.ts')) {
  const measures = measureSlots();
  for (const one of measures) console.log(JSON.stringify(one));
  console.error('');
  for (const { metric, value, unit, ratio, baseline, target, ok } of measures) {
    const against = ratio === undefined ? '' : `${ratio}× ${baseline}`;
    const verdict = ok === undefined ? '' : `${ok ? 'ok' : 'MISSED'} (${target})`;
    console.error(
      `${metric.padEnd(42)}${String(value).padStart(9)} ${unit.padEnd(7)} ${against.padEnd(26)} ${verdict}`,
    );
  }
  if (measures.some((one) => one.ok === false)) process.exitCode = 1;
}
