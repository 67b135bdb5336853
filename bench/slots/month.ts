import type { AgendaEntry } from '@booking-chat/core/scheduling/agenda';
import { type Availability, defaultRules } from '@booking-chat/core/scheduling/rules';
import type { ProviderSchedule } from '@booking-chat/core/scheduling/slots';
import { fromLocal } from '@booking-chat/core/time/zone';

const zone = 'America/Santiago';
const none: Availability = { weekly: null, exceptions: [] };
const workday = [
  { start: 540, end: 780 },
  { start: 840, end: 1140 },
];
const clinic: Availability = {
  weekly: [workday, workday, workday, workday, workday, [{ start: 600, end: 840 }], []],
  exceptions: [
    { date: '2026-09-18', kind: 'closed', note: 'Fiestas Patrias' },
    { date: '2026-09-17', kind: 'hours', ranges: [{ start: 540, end: 780 }] },
  ],
};

/** September in Santiago: two ranges a day, Saturdays, a holiday, a short day, and on the 6th the clocks skip midnight. */
export const month = {
  now: fromLocal(zone, '2026-08-28', 600),
  window: { start: fromLocal(zone, '2026-09-01', 0), end: fromLocal(zone, '2026-10-01', 0) },
};

/** A half-hour service of a provider with about 70 appointments in the month. */
export function providerMonth(index: number): ProviderSchedule {
  return {
    providerId: `provider-${index}`,
    serviceId: 'cleaning',
    timezone: zone,
    durationMinutes: 30,
    capacity: 1,
    rules: defaultRules,
    hours: { tenant: clinic, provider: none, service: none },
    agenda: agenda(index),
  };
}

function agenda(index: number): AgendaEntry[] {
  const entries: AgendaEntry[] = [];
  for (let day = 1; day <= 30; day++) {
    const date = `2026-09-${String(day).padStart(2, '0')}`;
    for (let turn = 0; turn < 3; turn++) {
      const minute = 540 + ((day * 7 + turn * 13 + index * 5) % 12) * 15 + turn * 180;
      const start = fromLocal(zone, date, minute);
      const end = start + 30 + 30 * ((day + turn + index) % 2);
      const id = `${date}-${turn}`;
      entries.push({
        kind: 'booking',
        id,
        serviceId: 'cleaning',
        start,
        end,
        busyStart: start,
        busyEnd: end,
      });
    }
  }
  return entries;
}
