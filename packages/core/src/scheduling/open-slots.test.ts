import { describe, expect, it } from 'vitest';
import type { SlotOptions } from './limits.ts';
import { openSlots } from './open-slots.ts';
import type { DateException } from './rules.ts';
import type { ProviderSchedule } from './slots.ts';
import { at, booking, hours, ranges, schedule, times, week, wholeDay } from './testing/schedule.ts';

/** A Wednesday without clock changes anywhere near. */
const date = '2026-06-17';
const now = at('2026-06-15 12:00');

function offered(one: ProviderSchedule, options: SlotOptions = {}, on = date): string {
  return times(openSlots(one, wholeDay(on), now, options));
}

const closed: DateException = { date, kind: 'closed' };
const only = (text: string): DateException => ({ date, kind: 'hours', ranges: ranges(text) });
const extra = (text: string): DateException => ({ date, kind: 'extra', ranges: ranges(text) });
const usual = week('09:00-12:00');

describe('hours of Wednesday, June 17 (9–12 by the tenant’s week)', () => {
  it.each<[string, Parameters<typeof schedule>[0], string]>([
    ['the week as it is', {}, '09:00 10:00 11:00'],
    ['several ranges', { tenant: hours(week('09:00-11:00 15:00-17:00')) }, '09:00 10:00 15:00 16:00'],
    ['touching ranges are one', { tenant: hours(week('09:00-10:30 10:30-12:00')) }, '09:00 10:00 11:00'],
    ['a closed weekday', { tenant: hours(week('09:00-12:00', '09:00-12:00', '')) }, ''],
    ['the grid starts where the range starts', { tenant: hours(week('09:20-12:00')) }, '09:20 10:20'],
    ['the provider’s week replaces the tenant’s', { provider: hours(week('14:00-16:00')) }, '14:00 15:00'],
    ['the service’s week narrows', { service: hours(week('10:30-20:00')) }, '10:30'],
    ['closed that date', { tenant: hours(usual, closed) }, ''],
    ['other hours that date', { tenant: hours(usual, only('16:00-18:00')) }, '16:00 17:00'],
    ['extra hours that date', { tenant: hours(usual, extra('16:00-17:00')) }, '09:00 10:00 11:00 16:00'],
    ['no hours that date', { tenant: hours(usual, only('')) }, ''],
    ['closed but for extra hours', { tenant: hours(usual, closed, extra('16:00-17:00')) }, '16:00'],
    ['closed wins over other hours', { tenant: hours(usual, only('16:00-18:00'), closed) }, ''],
    [
      'the provider works on the tenant’s holiday',
      { tenant: hours(usual, closed), provider: hours(null, only('10:00-11:00')) },
      '10:00',
    ],
    [
      'extra hours on the tenant’s holiday do not bring the week back',
      { tenant: hours(usual, closed), provider: hours(null, extra('10:00-11:00')) },
      '10:00',
    ],
    ['the provider is away', { provider: hours(null, closed) }, ''],
    ['the service is not given that date', { service: hours(null, closed) }, ''],
    [
      'the service is given at other hours that date',
      { service: hours(null, only('10:00-20:00')) },
      '10:00 11:00',
    ],
    [
      'extra hours of a service given at any time change nothing',
      { service: hours(null, extra('10:00-11:00')) },
      '09:00 10:00 11:00',
    ],
    [
      'extra hours of a service widen its own week',
      { service: hours(week('09:00-10:00'), extra('11:00-12:00')) },
      '09:00 11:00',
    ],
    ['a service without any hours', { service: hours(week('')) }, ''],
  ])('%s', (_, wanted, expected) => {
    expect(offered(schedule({ tenant: hours(usual), ...wanted }))).toBe(expected);
  });
});

describe('hours past midnight', () => {
  const late = hours(week('22:00-26:00'));
  it('belong to the day they start on, and are offered after midnight too', () => {
    expect(offered(schedule({ tenant: late }))).toBe('00:00 01:00 22:00 23:00');
  });
  it('stay when the next date is closed', () => {
    expect(offered(schedule({ tenant: hours(late.weekly, closed) }))).toBe('00:00 01:00');
  });
  it('an appointment may cross midnight where one day’s hours touch the next’s', () => {
    const allDay = schedule({ tenant: hours(week('00:00-24:00')), minutes: 90 });
    expect(offered(allDay)).toContain('22:00 23:00');
    expect(offered(schedule({ tenant: hours(week('00:00-23:59')), minutes: 90 }))).not.toContain('23:00');
  });
  it('a start is offered once where ranges of two dates overlap, in order', () => {
    const both = schedule({
      tenant: hours(week('10:00-34:30 09:00-09:30')),
      rules: { slotIntervalMinutes: 30 },
    });
    const slots = openSlots(both, wholeDay(date), now);
    expect(slots).toHaveLength(48);
    expect(slots).toEqual([...new Set(slots)].sort((a, b) => a - b));
  });
  it('a range of almost two days is still open on its second evening, west of Greenwich', () => {
    const zone = 'America/Santiago';
    const long = schedule({
      zone,
      tenant: hours(week(''), { date: '2026-06-16', kind: 'hours', ranges: ranges('10:00-48:00') }),
    });
    const evening = { start: at('2026-06-17 21:00', zone), end: at('2026-06-18 00:00', zone) };
    expect(times(openSlots(long, evening, now), zone)).toBe('21:00 22:00 23:00');
  });
  it('a service’s split week keeps the tail of last night and this morning in order', () => {
    const split = schedule({
      tenant: hours(week('05:15-29:05'), only('00:00-01:00')),
      service: hours(week('05:00-24:30')),
      minutes: 5,
      rules: { slotIntervalMinutes: 5 },
    });
    expect(offered(split)).toBe('00:00 00:05 00:10 00:15 00:20 00:25 05:00');
  });
  it('an appointment of more than a day fits where nothing ever closes', () => {
    const stay = schedule({
      tenant: hours(week('00:00-24:00')),
      minutes: 3000,
      rules: { slotIntervalMinutes: 720 },
    });
    expect(offered(stay)).toBe('00:00 12:00');
  });
});

describe('what is taken', () => {
  const from = (time: string, length?: number, more?: object) => booking(at(`${date} ${time}`), length, more);
  const base = { tenant: hours(usual), rules: { slotIntervalMinutes: 30 }, minutes: 30 };
  it.each<[string, Parameters<typeof schedule>[0], string]>([
    ['a booking', { agenda: [from('10:00')] }, '09:00 09:30 11:00 11:30'],
    [
      'buffers of both add up',
      {
        agenda: [from('10:00', 30, { busyEnd: at(`${date} 10:40`) })],
        rules: { slotIntervalMinutes: 10, bufferBeforeMinutes: 10 },
      },
      '09:00 09:10 09:20 09:30 10:50 11:00 11:10 11:20 11:30',
    ],
    [
      'a buffer after',
      { agenda: [from('10:00', 30)], rules: { slotIntervalMinutes: 15, bufferAfterMinutes: 15 } },
      '09:00 09:15 10:30 10:45 11:00 11:15 11:30',
    ],
    [
      'buffers may pass the closing time',
      { rules: { slotIntervalMinutes: 30, bufferAfterMinutes: 60 } },
      '09:00 09:30 10:00 10:30 11:00 11:30',
    ],
    ['a group with room', { capacity: 2, agenda: [from('10:00')] }, '09:00 09:30 10:00 10:30 11:00 11:30'],
    [
      'a group that is full for half an hour',
      { capacity: 2, agenda: [from('10:00'), from('10:30', 60, { id: 'x' })] },
      '09:00 09:30 10:00 11:00 11:30',
    ],
    [
      'a group never shares with another service',
      { capacity: 2, agenda: [from('10:00', 30, { serviceId: 'colour' })] },
      '09:00 09:30 10:30 11:00 11:30',
    ],
    [
      'a live hold',
      { agenda: [from('10:00', 30, { kind: 'hold', owner: 'you', expiresAt: now * 60 + 1 })] },
      '09:00 09:30 10:30 11:00 11:30',
    ],
    [
      'a lapsed hold',
      { agenda: [from('10:00', 30, { kind: 'hold', owner: 'you', expiresAt: now * 60 })] },
      '09:00 09:30 10:00 10:30 11:00 11:30',
    ],
    [
      'one’s own hold',
      { agenda: [from('10:00', 30, { kind: 'hold', owner: 'me', expiresAt: now * 60 + 1 })] },
      '09:00 09:30 10:00 10:30 11:00 11:30',
    ],
    [
      'the booking being moved',
      { agenda: [from('10:00', 30, { id: 'moved' })] },
      '09:00 09:30 10:00 10:30 11:00 11:30',
    ],
  ])('%s', (_, wanted, expected) => {
    expect(offered(schedule({ ...base, ...wanted }), { owner: 'me', ignore: 'moved' })).toBe(expected);
  });
});

describe('notice, horizon and limits', () => {
  const wholeWeek = { start: at('2026-06-14'), end: at('2026-06-21') };
  const starts = (one: ProviderSchedule, options?: SlotOptions, clock = now) =>
    openSlots(one, wholeWeek, clock, options);
  it('nothing that has begun is offered, not even without notice', () => {
    expect(starts(schedule())[0]).toBe(at('2026-06-15 13:00'));
    expect(starts(schedule(), {}, now - 0.5)[0]).toBe(at('2026-06-15 12:00'));
    expect(starts(schedule(), {}, now + 0.5)[0]).toBe(at('2026-06-15 13:00'));
  });
  it('notice is kept to the minute', () => {
    expect(starts(schedule({ rules: { minimumNoticeMinutes: 60 } }))[0]).toBe(at('2026-06-15 13:00'));
    expect(starts(schedule({ rules: { minimumNoticeMinutes: 61 } }))[0]).toBe(at('2026-06-15 14:00'));
  });
  it('the horizon counts whole local days', () => {
    expect(starts(schedule({ rules: { horizonDays: 0 } })).at(-1)).toBe(at('2026-06-15 17:00'));
    expect(starts(schedule({ rules: { horizonDays: 2 } })).at(-1)).toBe(at('2026-06-17 17:00'));
  });
  it('a full day is not offered, whatever was booked that day', () => {
    const agenda = [booking(at(`${date} 09:00`), 60, { serviceId: 'colour' })];
    expect(offered(schedule({ agenda, rules: { maxBookingsPerDay: 1 } }))).toBe('');
    expect(offered(schedule({ agenda, rules: { maxBookingsPerDay: 1 } }), {}, '2026-06-18')).not.toBe('');
    expect(offered(schedule({ agenda, rules: { maxBookingsPerDay: 2 } }))).not.toBe('');
  });
  it('a customer’s own bookings count for a day and in all', () => {
    const customerStarts = [at(`${date} 09:00`)];
    const perDay = schedule({ rules: { maxBookingsPerCustomerPerDay: 1 } });
    const upcoming = schedule({ rules: { maxUpcomingPerCustomer: 1 } });
    expect(offered(perDay, { customerStarts })).toBe('');
    expect(offered(perDay, { customerStarts }, '2026-06-18')).not.toBe('');
    expect(offered(upcoming, { customerStarts }, '2026-06-18')).toBe('');
    expect(offered(upcoming, { customerStarts: [now] }, '2026-06-18')).not.toBe('');
    expect(offered(upcoming, {}, '2026-06-18')).not.toBe('');
  });
});
