import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accentOn, contrast, css, filled, parseColor, type Rgb } from './color.ts';
import { palette } from './palette.ts';

const color = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)) as fc.Arbitrary<Rgb>;
const rgb = (text: string | undefined): Rgb => parseColor(text) ?? [-1, -1, -1];

describe('parseColor', () => {
  test.each([
    ['#e91e63', [233, 30, 99]],
    ['#FFF', [255, 255, 255]],
    [' rgb(1, 2, 3) ', [1, 2, 3]],
    ['rgb(1 2 3 / 50%)', [1, 2, 3]],
    ['#12', null],
    ['teal', null],
    ['', null],
    [undefined, null],
  ])('%s', (text, parsed) => expect(parseColor(text)).toEqual(parsed));

  test('undoes css()', () =>
    fc.assert(
      fc.property(color, (one) => {
        expect(parseColor(css(one))).toEqual(one);
      }),
    ));
});

describe('what WCAG calls contrast', () => {
  test.each([
    ['#000', '#fff', 21],
    ['#777', '#fff', 4.48],
    ['#e91e63', '#fff', 4.35],
  ])('%s on %s is %d', (one, other, ratio) => expect(contrast(rgb(one), rgb(other))).toBeCloseTo(ratio, 1));
});

describe('any brand colour can be read', () => {
  test('as a filled surface with text', () =>
    fc.assert(
      fc.property(color, (brand) => {
        const { fill, text } = filled(brand);
        expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
      }),
    ));

  test('as an accent on any surface that has readable text itself', () =>
    fc.assert(
      fc.property(color, color, (brand, surface) => {
        expect(contrast(accentOn(surface, brand), surface)).toBeGreaterThanOrEqual(4.5);
      }),
    ));

  test.each(['light', 'dark'] as const)('everywhere in the %s palette', (scheme) =>
    fc.assert(
      fc.property(color, (brand) => {
        const colors = palette(css(brand), scheme);
        const pairs = [
          ['on-primary', 'primary'],
          ['text', 'surface'],
          ['text', 'ground'],
          ['text', 'tint'],
          ['muted', 'surface'],
          ['muted', 'ground'],
          ['accent', 'surface'],
          ['accent', 'ground'],
          ['accent', 'tint'],
          ['danger', 'surface'],
          ['danger', 'ground'],
          ['good', 'surface'],
        ] as const;
        for (const [front, back] of pairs) {
          const ratio = contrast(rgb(colors[front]), rgb(colors[back]));
          expect(ratio, `${front} on ${back} for ${css(brand)}`).toBeGreaterThanOrEqual(4.5);
        }
        // The outline of inputs: 1.4.11.
        for (const back of ['surface', 'ground'])
          expect(contrast(rgb(colors.edge), rgb(colors[back])), `edge on ${back}`).toBeGreaterThanOrEqual(3);
      }),
    ),
  );
});

test('a colour on which white nearly reads is kept near itself; a light one gets black text', () => {
  expect(css(filled(rgb('#0f766e')).fill)).toBe('#0f766e');
  expect(filled(rgb('#e91e63')).text).toEqual([255, 255, 255]);
  expect(filled(rgb('#ffd54f'))).toEqual({ fill: rgb('#ffd54f'), text: [0, 0, 0] });
});
