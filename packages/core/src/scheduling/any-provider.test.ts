import { describe, expect, it } from 'vitest';
import { openSlotsOfAny, rankByLoad } from './any-provider.ts';
import { loadByDay } from './limits.ts';
import type { ProviderSchedule } from './slots.ts';
import { at, booking, hours, schedule, times, week, wholeDay } from './testing/schedule.ts';

const now = at('2026-06-15 00:00');
const date = '2026-06-17';
const tenant = hours(week('09:00-12:00'));
const from = (time: string, minutes = 60, more = {}) => booking(at(`${date} ${time}`), minutes, more);
const provider = (providerId: string, ...agenda: ReturnType<typeof from>[]) =>
  schedule({ providerId, tenant, agenda });

function turns(...schedules: ProviderSchedule[]): string {
  const slots = openSlotsOfAny(schedules, wholeDay(date), now);
  return slots.map((slot) => `${times([slot.start])} ${slot.providerId}`).join(', ');
}

describe('anyone', () => {
  it('of equals, the one given first', () => {
    expect(turns(provider('ana'), provider('bea'))).toBe('09:00 ana, 10:00 ana, 11:00 ana');
  });
  it('who is least occupied that day, by minutes and not by bookings', () => {
    const ana = provider('ana', from('09:00', 120));
    const bea = provider('bea', from('10:00', 30), from('11:30', 30, { id: 'x' }));
    expect(turns(ana, bea)).toBe('09:00 bea, 11:00 ana');
  });
  it('who is occupied on another day only is not loaded', () => {
    const ana = provider('ana', from('09:00'));
    const bea = schedule({ providerId: 'bea', tenant, agenda: [booking(at('2026-06-16 09:00'), 180)] });
    expect(turns(ana, bea)).toBe('09:00 bea, 10:00 bea, 11:00 bea');
  });
  it('by the provider’s own date: nine in the evening in Santiago is not tomorrow', () => {
    const zone = 'America/Santiago';
    const late = (providerId: string, day: string) =>
      schedule({
        providerId,
        zone,
        tenant: hours(week('20:00-23:00')),
        agenda: [booking(at(`${day} 20:00`, zone))],
      });
    const window = { start: at('2026-06-17 21:00', zone), end: at('2026-06-17 23:00', zone) };
    const slots = openSlotsOfAny([late('ana', '2026-06-17'), late('bea', '2026-06-18')], window, now);
    expect(slots.map((slot) => slot.providerId)).toEqual(['bea', 'bea']);
  });
  it('nobody, when nobody is open', () => {
    expect(turns()).toBe('');
    expect(turns(schedule({ tenant: hours(week('')) }))).toBe('');
  });
  it('in the zones of each', () => {
    const lisbon = schedule({ providerId: 'rui', zone: 'Europe/Lisbon', tenant: hours(week('09:00-11:00')) });
    expect(turns(lisbon, schedule({ providerId: 'ana', tenant: hours(week('09:00-11:00')) }))).toBe(
      '09:00 ana, 10:00 rui, 11:00 rui',
    );
  });
});

it('ranks providers by that day’s load, ties in the order given', () => {
  const ranked = rankByLoad(
    [provider('ana', from('09:00')), provider('bea'), provider('cai')],
    at(`${date} 11:00`),
    now,
  );
  expect(ranked.map((one) => one.providerId)).toEqual(['bea', 'cai', 'ana']);
});

it('a group’s shared minutes load its provider once', () => {
  const group = [
    from('09:00'),
    from('09:00', 60, { id: 'x' }),
    from('09:30', 60, { id: 'y' }),
    from('09:10', 20, { id: 'z' }),
  ];
  const load = loadByDay(schedule({ agenda: [...group, booking(at('2026-06-18 09:00'), 45)] }), now);
  expect([...load.values()].filter((minutes) => minutes > 0)).toEqual([90, 45]);
});
