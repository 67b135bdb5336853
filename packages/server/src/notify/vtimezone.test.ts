import { fromLocal } from '@booking-chat/core/time/zone';
import { expect, it } from 'vitest';
import { vtimezone } from './vtimezone.ts';

it.each([
  // Sat Apr 3 2027, 24:00 -03 becomes 23:00 -04.
  ['America/Santiago', '2026-11-23', ['20260906T000000 -0400 -0300', '20270404T000000 -0300 -0400']],
  ['America/New_York', '2026-11-23', ['20261101T020000 -0400 -0500', '20270314T020000 -0500 -0400']],
  // Half an hour of daylight saving.
  ['Australia/Lord_Howe', '2026-11-23', ['20261004T020000 +1030 +1100', '20270404T020000 +1100 +1030']],
  ['Asia/Kolkata', '2026-11-23', ['19700101T000000 +0530 +0530']],
  ['UTC', '2026-11-23', ['19700101T000000 +0000 +0000']],
])('%s', (zone, date, expected) => {
  const text = vtimezone(zone, fromLocal(zone, date, 1020)).join('\n');
  const found = [...text.matchAll(/DTSTART:(\S+)\nTZOFFSETFROM:(\S+)\nTZOFFSETTO:(\S+)/g)].map((match) =>
    match.slice(1).join(' '),
  );
  expect(found).toHaveLength(expected.length);
  found.forEach((each, index) => {
    expect(each).toMatch(expected[index] ?? '');
  });
});

it('names a change forward daylight, one backward standard', () => {
  const text = vtimezone('Europe/Madrid', fromLocal('Europe/Madrid', '2026-07-01', 600)).join('\n');
  expect(text).toMatch(/BEGIN:DAYLIGHT\nDTSTART:20260329T020000/);
  expect(text).toMatch(/BEGIN:STANDARD\nDTSTART:20261025T030000/);
});
