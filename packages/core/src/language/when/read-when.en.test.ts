import { describe, expect, test } from 'vitest';
import { read, said } from './testing.ts';

describe('days', () => {
  test.each([
    ['today', '2026-11-18'],
    ['tmrw', '2026-11-19'],
    ['tomorow', '2026-11-19'],
    ['the day after tomorrow', '2026-11-20'],
    ['this Friday', '2026-11-20'],
    ['next Friday', '2026-11-27'],
    ['this coming Tuesday', '2026-11-24'],
    ['Tuesday week', '2026-12-01'],
    ['a week on Tuesday', '2026-12-01'],
    ['Monday after next', '2026-11-30'],
    ['next week Tuesday', '2026-11-24'],
    ['wensday', '2026-11-25'],
    ['the 25th', '2026-11-25'],
    ['Friday the 27th', '2026-11-27'],
    ['December the third', '2026-12-03'],
    ['3 Dec 2026', '2026-12-03'],
    ['12/3', '2026-12-03'],
    ['2026-12-01', '2026-12-01'],
    ['first Monday of December', '2026-12-07'],
    ['in two weeks', '2026-12-02'],
    ['two weeks from Monday', '2026-12-07'],
    ['in a fortnight', '2026-12-02'],
    ['in four business days', '2026-11-24'],
    ['day before Thanksgiving', '2026-11-25'],
    ['Christmas Eve', '2026-12-24'],
  ])('%s → %s', (text, expected) => expect(said('en', text)).toBe(expected));

  test('the country decides the order of numbers', () => {
    expect(said('en', '3/12', { country: 'GB' })).toBe('2026-12-03');
    expect(said('en', '3/12', { country: 'US' })).toBe('2027-03-12');
  });
});

describe('times', () => {
  test.each([
    ['5pm', '17:00'],
    ['at seven', '19:00'],
    ['half past three', '15:30'],
    ['half two', '14:30'],
    ['quarter to six', '17:45'],
    ['twenty to five', '16:40'],
    ['at ten to five', '16:50'],
    ['5 o’clock', '17:00'],
    ['around 4ish', '16:00'],
    ['at 1730', '17:30'],
    ['three forty-five pm', '15:45'],
    ['noon', '12:00'],
    ['12/3 at 10', '2026-12-03 10:00'],
    ['tomorrow afternoon at 3', '2026-11-19 15:00'],
    ['tonight at 8', '2026-11-18 20:00'],
    ['evening 5', '17:00'],
  ])('%s → %s', (text, expected) => expect(said('en', text)).toBe(expected));
});

describe('ranges', () => {
  test.each([
    ['tomorrow morning', '2026-11-19 [08:00-12:00]'],
    ['Monday AM', '2026-11-23 [08:00-12:00]'],
    ['first thing Monday', '2026-11-23 [08:00-10:00]'],
    ['after work', '[17:00-]'],
    ['before lunch', '[-12:00]'],
    ['between 2 and 4pm on Tuesday', '2026-11-24 [14:00-16:00]'],
    ['Monday 9-11', '2026-11-23 [09:00-11:00]'],
    ['10-2', '[10:00-14:00]'],
    ['any time after 3', '[15:00-]'],
    ['no later than noon', '[-12:00]'],
    ['not before 11', '[11:00-]'],
    ['early next week', '2026-11-23..2026-11-25'],
    ['mid December', '2026-12-10..2026-12-21'],
    ['end of the month', '2026-11-21..2026-11-30'],
    ['this weekend', '2026-11-21..2026-11-22'],
    ['week after next', '2026-11-30..2026-12-06'],
    ['by Friday', '..2026-11-20'],
    ['from the 23rd to the 25th', '2026-11-23..2026-11-25'],
    ['Dec 1-5', '2026-12-01..2026-12-05'],
    ['within a week', '2026-11-18..2026-11-25'],
  ])('%s → %s', (text, expected) => expect(said('en', text)).toBe(expected));
});

describe('several, excluded, wished', () => {
  test.each([
    ['Tuesday morning or Thursday afternoon', '2026-11-24 [08:00-12:00], 2026-11-19 [12:00-17:00]'],
    ['either 3 or 4pm', '15:00, 16:00'],
    ["I can't do Monday", 'not 2026-11-23'],
    ["Tuesday's no good", 'not 2026-11-24'],
    ['anything but Tuesday', 'not 2026-11-24'],
    ['not on a Friday', 'not 2026-11-20'],
    ['instead of Monday, Tuesday', 'not 2026-11-23, 2026-11-24'],
    ['try again, but on the 12th', '2026-12-12'],
  ])('%s → %s', (text, expected) => expect(said('en', text)).toBe(expected));

  test('wishes', () => {
    expect(read('en', 'as soon as possible').earliest).toBe(true);
    expect(read('en', 'a bit later').shift).toBe('later');
    expect(read('en', 'maybe later').shift).toBeUndefined();
    expect(read('en', 'mornings don’t work').excludedTimeRange).toEqual({ start: '08:00', end: '12:00' });
  });

  test('a later word corrects an earlier one', () => {
    expect(read('en', 'Monday at 3, no wait, Thursday')).toMatchObject({ date: '2026-11-19', time: '15:00' });
    expect(read('en', 'move it from Monday to Tuesday')).toMatchObject({ date: '2026-11-24' });
  });
});

test.each([
  'for 2 people',
  'a 30 minute session',
  'it costs $50',
  'call me at 555-123-4567',
  "I'm 25 years old",
  'I may come',
  'may I have their number?',
  'the sun is out',
  'my name is April',
  'May Johnson',
  'the second one',
  "I'd like one in Springfield",
  'have a good evening',
  'good morning',
  'I live at 1600 Main St',
  'see you later',
])('nothing said about when: %s', (text) => expect(said('en', text)).toBe(''));
