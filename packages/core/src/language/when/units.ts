import { addMonths, type Day, weekdayOf } from './calendar.ts';
import type { Unit } from './words.ts';

/** n units after a day; half a unit is its usual number of days. */
export function addUnits(day: Day, amount: number, unit: Unit): Day {
  const n = Math.trunc(amount);
  const more = n === amount ? 0 : Math.round((amount - n) * daysOf(unit));
  return addWhole(day, n, unit) + more;
}

const daysOf = (unit: Unit) =>
  ({ week: 7, fortnight: 14, month: 30, quarter: 91, year: 182 * 2 })[unit as 'week'] ?? 0;

function addWhole(day: Day, n: number, unit: Unit): Day {
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
