import { isSame } from '../../shared/forms/same.ts';
import { byDate, type OtherDay } from './hours-form.ts';

/** Days in a row that differ from the week in the same way: a holiday is one line, not fourteen. */
export interface DayGroup extends Omit<OtherDay, 'date'> {
  readonly from: string;
  readonly to: string;
}

export const mostDays = 366;

export function groupsOf(days: readonly OtherDay[]): readonly DayGroup[] {
  const groups: DayGroup[] = [];
  for (const { date, ...what } of [...days].sort(byDate)) {
    const at = groups.findIndex(({ from, to, ...other }) => isSame(other, what) && dayAfter(to) === date);
    const group = groups[at];
    if (group) groups[at] = { ...group, to: date };
    else groups.push({ ...what, from: date, to: date });
  }
  return groups.sort((a, b) => a.from.localeCompare(b.from) || a.kind.localeCompare(b.kind));
}

export function daysOf({ from, to, ...what }: DayGroup): readonly OtherDay[] {
  const days: OtherDay[] = [];
  for (let date = from; date <= to && days.length < mostDays; date = dayAfter(date))
    days.push({ date, ...what });
  return days;
}

/** All days but those of a group. */
export const without = (days: readonly OtherDay[], group: DayGroup): readonly OtherDay[] => {
  const gone = daysOf(group);
  return days.filter((day) => !gone.some((each) => isSame(each, day)));
};

export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
