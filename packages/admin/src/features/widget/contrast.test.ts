import { describe, expect, it } from 'vitest';
import { contrast, howItReads, type Rgb, readColor } from './contrast.ts';

describe('colours of a brand', () => {
  it.each([
    ['#fff', [255, 255, 255]],
    ['#E91E63', [233, 30, 99]],
    [' #0b6b63 ', [11, 107, 99]],
    ['red', null],
    ['#12', null],
    ['#12345g', null],
  ])('%s', (text, color) => expect(readColor(text)).toEqual(color));

  it('measures black on white as 21', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  });

  it.each([
    ['#0b6b63', 'white'],
    ['#e91e63', 'darker'],
    ['#ffd600', 'black'],
  ])('%s gets %s', (text, reads) => expect(howItReads(readColor(text) as Rgb)).toBe(reads));
});
