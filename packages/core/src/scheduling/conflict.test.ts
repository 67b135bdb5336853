import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgendaEntry } from './agenda.ts';
import { conflict, fits, fullStretches, occupation } from './conflict.ts';
import { booking, schedule } from './testing/schedule.ts';

const candidate = { serviceId: 'cut', start: 100, end: 160, busyStart: 90, busyEnd: 175 };
const entry = (start: number, end: number, more: Partial<AgendaEntry> = {}) =>
  booking(start, end - start, more);

describe('what stands in the way of an appointment at 100–160, busy 90–175', () => {
  it.each<[string, AgendaEntry[], number, string | null]>([
    ['nothing', [], 1, null],
    ['ends as it begins', [entry(30, 90)], 1, null],
    ['begins as it ends', [entry(175, 200)], 1, null],
    ['in its buffer', [entry(30, 91)], 1, 'b30'],
    ['its own buffer reaches in', [entry(180, 200, { busyStart: 170 })], 1, 'b180'],
    ['the real overlap rather than the buffer', [entry(30, 91), entry(120, 130)], 1, 'b120'],
    ['the same service with room', [entry(100, 160)], 2, null],
    ['the same service, full', [entry(100, 130), entry(120, 160)], 2, 'b100'],
    ['the same service, one after the other', [entry(100, 130), entry(130, 160)], 2, null],
    ['full only outside', [entry(0, 95), entry(20, 90)], 2, null],
    ['another service', [entry(100, 160, { serviceId: 'colour' })], 5, 'b100'],
  ])('%s', (_, entries, capacity, expected) => {
    expect(conflict(entries, candidate, capacity, 0)?.id ?? null).toBe(expected);
    expect(fits(entries, candidate, capacity, 0)).toBe(expected === null);
  });

  it('holds of others until they lapse, never one’s own nor the booking being moved', () => {
    const hold = entry(100, 160, { kind: 'hold', owner: 'you', expiresAt: 600 });
    expect(fits([hold], candidate, 1, 9)).toBe(false);
    expect(fits([hold], candidate, 1, 9.99)).toBe(false);
    expect(fits([hold], candidate, 1, 10)).toBe(true);
    expect(fits([hold], candidate, 1, 9, { owner: 'you' })).toBe(true);
    expect(fits([entry(100, 160)], candidate, 1, 9, { owner: 'you' })).toBe(false);
    expect(fits([entry(100, 160)], candidate, 1, 9, { ignore: 'b100' })).toBe(true);
  });
});

it('an appointment occupies its buffers too', () => {
  const one = schedule({ rules: { bufferBeforeMinutes: 10, bufferAfterMinutes: 15 } });
  expect(occupation(one, 1000)).toEqual({
    serviceId: 'cut',
    start: 1000,
    end: 1060,
    busyStart: 990,
    busyEnd: 1075,
  });
});

it('full stretches are the minutes that capacity or more share', () => {
  const interval = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(
      fc.array(interval, { maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      (intervals, capacity) => {
        const full = fullStretches(intervals, capacity);
        for (let minute = -1; minute < 95; minute++) {
          const sharing = intervals.filter((one) => one.start <= minute && minute < one.end).length;
          const found = full.some((one) => one.start <= minute && minute < one.end);
          expect(found).toBe(sharing >= capacity);
        }
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});
