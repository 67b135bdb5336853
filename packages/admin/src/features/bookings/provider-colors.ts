/** A provider's colour in the light and the dark scheme, against which text is never written: it is a mark beside words. */
export const providerColors: readonly { readonly light: string; readonly dark: string }[] = [
  { light: '#0b6b63', dark: '#6fd0c3' },
  { light: '#a03a6b', dark: '#f29cc3' },
  { light: '#205d9e', dark: '#8fc1f5' },
  { light: '#8a5300', dark: '#f0b85c' },
  { light: '#5b46a8', dark: '#bcadff' },
  { light: '#1b6e3c', dark: '#7fd19a' },
  { light: '#a8321f', dark: '#ff9d8a' },
  { light: '#4a5a68', dark: '#b4c3cf' },
];

/** Two letters that tell a provider where there is no room for the name: `Carla Martínez` → `CM`. */
export function initials(name: string): string {
  const words = name
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '' && !/^(dr|dra|mr|mrs|ms|sr|sra)$/i.test(word));
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]?.slice(0, 2)];
  return (last ? `${first[0]}${last[0]}` : first).toLocaleUpperCase();
}
