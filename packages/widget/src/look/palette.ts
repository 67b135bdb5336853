import { accentOn, css, defaultColor, filled, mix, parseColor, type Rgb, white } from './color.ts';

export type Scheme = 'light' | 'dark';

const neutrals = {
  light: {
    surface: [255, 255, 255],
    ground: [246, 247, 249],
    text: [24, 26, 31],
    muted: [92, 98, 110],
    line: [224, 227, 233],
    danger: [179, 38, 30],
    good: [20, 110, 62],
  },
  dark: {
    surface: [32, 34, 40],
    ground: [22, 23, 28],
    text: [236, 238, 242],
    muted: [166, 172, 184],
    line: [58, 62, 71],
    danger: [255, 150, 140],
    good: [120, 214, 158],
  },
} as const satisfies Record<Scheme, Record<string, Rgb>>;

/** All colours of the panel from the brand's one, each text readable on its surface (WCAG 2.2 AA, 4.5 : 1). */
export function palette(primary: string | null | undefined, scheme: Scheme): Record<string, string> {
  const brand = parseColor(primary) ?? defaultColor;
  const neutral = neutrals[scheme];
  const { fill, text } = filled(brand);
  const tint = mix(neutral.surface, brand, scheme === 'light' ? 0.08 : 0.16);
  return {
    ...Object.fromEntries(Object.entries(neutral).map(([name, color]) => [name, css(color)])),
    primary: css(fill),
    'on-primary': css(text),
    tint: css(tint),
    accent: css(
      [neutral.surface, neutral.ground, tint].reduce<Rgb>(
        (accent, surface) => accentOn(surface, accent),
        brand,
      ),
    ),
    edge: css(mix(neutral.surface, scheme === 'light' ? [0, 0, 0] : white, scheme === 'light' ? 0.46 : 0.42)),
  };
}

/** As custom properties: a page may set `--chat-widget-<name>` to replace one. */
export const paletteCss = (colors: Record<string, string>): string =>
  Object.entries(colors)
    .map(([name, value]) => `--${name}:var(--chat-widget-${name},${value})`)
    .join(';');
