import { expect, it } from 'vitest';
import { fromLocal } from '../time/zone.ts';
import { openSlots, whyNot } from './open-slots.ts';
import { defaultRules } from './rules.ts';
import type { ProviderSchedule } from './slots.ts';

it('works at all', () => {
  const none = { weekly: null, exceptions: [] };
  const schedule: ProviderSchedule = {
    providerId: 'p',
    serviceId: 's',
    timezone: 'America/Santiago',
    durationMinutes: 60,
    capacity: 1,
    rules: { ...defaultRules },
    hours: {
      tenant: { weekly: Array.from({ length: 7 }, () => [{ start: 540, end: 720 }]), exceptions: [] },
      provider: none,
      service: none,
    },
    agenda: [],
  };
  const now = fromLocal('America/Santiago', '2026-11-22', 0);
  const day = fromLocal('America/Santiago', '2026-11-23', 0);
  const slots = openSlots(schedule, { start: day, end: day + 1440 }, now);
  expect(slots).toHaveLength(9);
  expect(whyNot(schedule, slots[0] as number, now)).toBeNull();
});
