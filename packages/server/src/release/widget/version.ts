/** Names that move. Everything else in the bucket that starts with `v` and a digit is a version and never changes. */
export const channels = ['latest', 'canary', 'alpha', 'beta', 'stable'] as const;
export type Channel = (typeof channels)[number];

export const isChannel = (text: string): text is Channel => (channels as readonly string[]).includes(text);

/** `v1.2.3` or `v1.2.3-beta.1`: the folder of a version. */
export type Version = `v${string}`;

const semantic =
  /^v?((?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?)$/;

/** A semantic version (https://semver.org) with or without its `v`, build metadata excepted; null: it is not one. */
export function readVersion(text: string): Version | null {
  const match = semantic.exec(text);
  return match ? `v${match[1]}` : null;
}

/**
 * The channel that a version goes to by itself: `-alpha.…` to alpha, `-beta.…` and `-rc.…` to beta, other pre-releases
 * and releases to canary. Only a promotion moves stable and latest.
 */
export function usualChannel(version: Version): Channel {
  const label = /-([A-Za-z]+)/.exec(version)?.[1];
  if (label === 'alpha') return 'alpha';
  return label === 'beta' || label === 'rc' ? 'beta' : 'canary';
}

/** Order of precedence by semver.org §11; negative: `a` comes first. */
export function compareVersions(a: Version, b: Version): number {
  const [first, second] = [parts(a), parts(b)];
  for (let at = 0; at < 3; at++) {
    const difference = Number(first.numbers[at]) - Number(second.numbers[at]);
    if (difference !== 0) return difference;
  }
  if (first.labels.length === 0 || second.labels.length === 0)
    return second.labels.length - first.labels.length;
  for (let at = 0; at < Math.max(first.labels.length, second.labels.length); at++) {
    const difference = compareLabels(first.labels[at], second.labels[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parts(version: Version) {
  const dash = version.indexOf('-');
  const end = dash < 0 ? version.length : dash;
  return {
    numbers: version.slice(1, end).split('.'),
    labels: dash < 0 ? [] : version.slice(dash + 1).split('.'),
  };
}

function compareLabels(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [aIsNumber, bIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (aIsNumber && bIsNumber) return Number(a) - Number(b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
