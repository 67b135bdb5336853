import { describe, expect, it } from 'vitest';
import type { OtherDay } from './hours-form.ts';
import { type DayGroup, daysOf, groupsOf, without } from './other-days.ts';

const closed = (date: string, note = ''): OtherDay => ({ date, kind: 'CLOSED', ranges: [], note });
const group = (from: string, to: string, note = ''): DayGroup => ({
  from,
  to,
  kind: 'CLOSED',
  ranges: [],
  note,
});

describe('days that differ', () => {
  const cases: readonly [what: string, days: readonly OtherDay[], groups: readonly DayGroup[]][] = [
    ['none', [], []],
    ['one', [closed('2026-12-25')], [group('2026-12-25', '2026-12-25')]],
    [
      'in a row, over the new year',
      [closed('2027-01-01'), closed('2026-12-31'), closed('2027-01-02')],
      [group('2026-12-31', '2027-01-02')],
    ],
    [
      'a gap parts them',
      [closed('2026-12-24'), closed('2026-12-26')],
      [group('2026-12-24', '2026-12-24'), group('2026-12-26', '2026-12-26')],
    ],
    [
      'another reason parts them',
      [closed('2026-12-24', 'Eve'), closed('2026-12-25', 'Day')],
      [group('2026-12-24', '2026-12-24', 'Eve'), group('2026-12-25', '2026-12-25', 'Day')],
    ],
    [
      'a leap day',
      [closed('2028-02-28'), closed('2028-02-29'), closed('2028-03-01')],
      [group('2028-02-28', '2028-03-01')],
    ],
  ];
  for (const [what, days, groups] of cases)
    it(what, () => {
      expect(groupsOf(days)).toEqual(groups);
      expect(groups.flatMap(daysOf)).toEqual([...days].sort((a, b) => a.date.localeCompare(b.date)));
    });

  it('a group can be taken out of all of them', () => {
    const days = [closed('2026-12-24'), closed('2026-12-25'), closed('2027-05-01')];
    expect(without(days, group('2026-12-24', '2026-12-25'))).toEqual([closed('2027-05-01')]);
  });
});
