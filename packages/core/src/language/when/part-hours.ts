import { minuteOf } from './calendar.ts';
import type { Reader } from './piece.ts';
import type { PartName } from './words.ts';

/** Business sense for an hour said without its half: 8 in the morning to 7 in the evening. */
export function likelyMinute(hour: number, minute: number): number {
  return (hour < 8 ? hour + 12 : hour) * 60 + minute;
}

/** The half of the day a part of it says. */
export function hourIn(part: PartName, hour: number): number {
  const from12 = hour % 12;
  switch (part) {
    case 'dawn':
      return from12;
    case 'morning':
    case 'opening':
      return hour === 12 ? 12 : hour;
    case 'night':
    case 'midnight':
    case 'dinner':
      return hour > 12 ? hour : from12 <= 4 ? from12 : from12 + 12;
    case 'noon':
      return hour >= 10 ? hour : hour + 12;
    default:
      return hour > 12 ? hour : from12 + 12;
  }
}

/** Minutes of the day of a part, or of its early, middle or late half. */
export function hoursOf(reader: Reader, part: PartName, cut?: Cut): { start: number; end: number } {
  const [from, to] = reader.words.partHours[part];
  const [start, end] = [minuteOf(from), minuteOf(to)];
  const quarter = Math.round((end - start) / 120) * 30;
  const middle = Math.round((start + end) / 120) * 60;
  if (cut === 'mid') return { start: start + quarter, end: end - quarter };
  return cut === 'early' ? { start, end: middle } : cut === 'late' ? { start: middle, end } : { start, end };
}

export type Cut = 'early' | 'mid' | 'late';
