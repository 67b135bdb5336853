import { describe, expect, it } from 'vitest';
import type { AgendaEntry } from '../scheduling/agenda.ts';
import { defaultRules } from '../scheduling/rules.ts';
import type { ProviderSchedule } from '../scheduling/slots.ts';
import { place } from './place.ts';

/** A Monday, 12:00 in UTC. */
const noon = Date.parse('2026-11-23T12:00:00Z') / 60_000;
const now = noon - 180;
const inherited = { weekly: null, exceptions: [] };

const busy = (start: number, end: number, more: Partial<AgendaEntry> = {}): AgendaEntry => ({
  kind: 'booking',
  id: `${start}`,
  serviceId: 's',
  start,
  end,
  busyStart: start,
  busyEnd: end,
  ...more,
});

const provider = (providerId: string, agenda: AgendaEntry[] = [], opens = 0): ProviderSchedule => ({
  providerId,
  serviceId: 's',
  timezone: 'UTC',
  durationMinutes: 30,
  capacity: 1,
  rules: { ...defaultRules, minimumNoticeMinutes: 0 },
  hours: {
    tenant: { weekly: Array.from({ length: 7 }, () => [{ start: opens, end: 1440 }]), exceptions: [] },
    provider: inherited,
    service: inherited,
  },
  agenda,
});

const who = (...args: Parameters<typeof place>) => {
  const placed = place(...args);
  return placed.ok ? placed.schedule.providerId : placed.why.kind;
};

describe('an appointment goes', () => {
  it('to the least occupied one who is free, the first of equals', () => {
    expect(who([provider('a', [busy(noon + 60, noon + 90)]), provider('b'), provider('c')], noon, now)).toBe(
      'b',
    );
    expect(
      who([provider('a', [busy(noon + 60, noon + 90)]), provider('b', [busy(noon, noon + 15)])], noon, now),
    ).toBe('a');
  });

  it('to the one on whom the asker holds it, however occupied', () => {
    const held = busy(noon, noon + 30, { kind: 'hold', id: 'h', owner: 'me', expiresAt: (now + 10) * 60 });
    const schedules = [provider('a'), provider('b', [held, busy(noon + 60, noon + 90)])];
    expect(who(schedules, noon, now, { owner: 'me' })).toBe('b');
    expect(who(schedules, noon, now, { owner: 'another' })).toBe('a');
    expect(who(schedules, noon, now + 11, { owner: 'me' }), 'a lapsed hold is no hold').toBe('a');
  });
});

it('when nobody can, the reason is that of whoever came closest', () => {
  const closed = provider('a', [], 900);
  const taken = provider('b', [busy(noon, noon + 30)]);
  expect(who([closed, taken], noon, now)).toBe('taken');
  expect(who([taken, closed], noon, now)).toBe('taken');
  expect(who([closed], noon, now)).toBe('closed');
  expect(who([closed, taken], noon - 600, now)).toBe('past');
});
