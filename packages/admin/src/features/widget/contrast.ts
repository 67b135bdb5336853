export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb` or `#rrggbb`, as settings store colours; null: it is none. */
export function readColor(text: string): Rgb | null {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1];
  if (!hex) return null;
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** Relative luminance contrast, 1 to 21 (WCAG 2.2, 1.4.3). */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What the widget will do with a colour: white text on it as it is, white text on a slightly darker one, or black text. The
 * widget decides by the same measure.
 */
export function howItReads(color: Rgb): 'white' | 'darker' | 'black' {
  const withWhite = contrast(color, [255, 255, 255]);
  if (withWhite >= 4.5) return 'white';
  return withWhite >= 3 ? 'darker' : 'black';
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
