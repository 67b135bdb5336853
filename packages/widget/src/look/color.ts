/**
 * Colours that can be read, from any brand colour. Ratios as WCAG 2.2 defines them (relative luminance, 1.4.3).
 * Colours are sRGB triples of 0-255.
 */
export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb`, `#rrggbb` or `rgb(r, g, b)`; anything else is null. */
export function parseColor(text: string | null | undefined): Rgb | null {
  const value = text?.trim() ?? '';
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(value)?.[1];
  if (hex) {
    const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    const number = Number.parseInt(full, 16);
    return [number >> 16, (number >> 8) & 255, number & 255];
  }
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(value);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : null;
}

export const luminance = (color: Rgb): number => {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

export const contrast = (one: Rgb, other: Rgb): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

export const white: Rgb = [255, 255, 255];
export const black: Rgb = [0, 0, 0];
/** Until the tenant's colour is known: nothing is asked of the API before the first click. */
export const defaultColor: Rgb = [58, 91, 217];
const readable = 4.5;

/**
 * A filled surface in the brand's colour and the text on it. A colour on which white nearly reads is darkened a
 * little, for that looks more like the brand than black text does; a light colour gets black.
 */
export function filled(primary: Rgb): { fill: Rgb; text: Rgb } {
  if (contrast(primary, white) < 3) return { fill: primary, text: black };
  return { fill: towards(primary, black, white), text: white };
}

/** The brand's colour as text, link or outline on `surface`: itself when it can be read, else the nearest that can. */
export const accentOn = (surface: Rgb, primary: Rgb): Rgb =>
  towards(primary, luminance(surface) > 0.18 ? black : white, surface);

export const mix = (color: Rgb, other: Rgb, share: number): Rgb =>
  color.map((channel, index) =>
    Math.round(channel + ((other[index] ?? 0) - channel) * share),
  ) as unknown as Rgb;

export const css = (color: Rgb): string =>
  `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

/** Moves `color` towards `end` in steps of 4 % until it can be read against `against`. */
function towards(color: Rgb, end: Rgb, against: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(color, end, share);
    if (contrast(candidate, against) >= readable) return candidate;
  }
  return end;
}
