import { addMonths, type Day, weekdayOf } from './calendar.ts';
import type { Unit } from './words.ts';

/** n units after a day. */
export function addUnits(day: Day, n: number, unit: Unit): Day {
  switch (unit) {
    case 'week':
    case 'weekend':
      return day + 7 * n;
    case 'fortnight':
      return day + 14 * n;
    case 'month':
      return addMonths(day, n);
    case 'quarter':
      return addMonths(day, 3 * n);
    case 'year':
      return addMonths(day, 12 * n);
    case 'workday':
      return addWorkdays(day, n);
    default:
      return day + n;
  }
}

function addWorkdays(day: Day, n: number): Day {
  let found = day;
  for (let left = Math.min(n, 400); left > 0; ) {
    found++;
    if (weekdayOf(found) < 6) left--;
  }
  return found;
}
