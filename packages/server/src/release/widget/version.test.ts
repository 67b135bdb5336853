import { describe, expect, it } from 'vitest';
import { compareVersions, readVersion, usualChannel, type Version } from './version.ts';

describe('versions', () => {
  it.each([
    ['1.2.3', 'v1.2.3'],
    ['v1.2.3', 'v1.2.3'],
    ['v0.1.0-beta.1', 'v0.1.0-beta.1'],
    ['v0.1.0-main.42', 'v0.1.0-main.42'],
    ['1.2', null],
    ['v01.2.3', null],
    ['v1.2.3+build', null],
    ['latest', null],
    ['v1.2.3/../latest', null],
  ])('%s is %s', (text, version) => {
    expect(readVersion(text)).toBe(version);
  });

  it('are in the order of semver.org §11', () => {
    const ordered: Version[] = [
      'v0.9.9',
      'v1.0.0-alpha',
      'v1.0.0-alpha.1',
      'v1.0.0-alpha.beta',
      'v1.0.0-beta',
      'v1.0.0-beta.2',
      'v1.0.0-beta.11',
      'v1.0.0-rc.1',
      'v1.0.0',
      'v1.10.0',
      'v2.0.0',
    ];
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
  });

  it.each([
    ['v1.0.0-alpha.1', 'alpha'],
    ['v1.0.0-beta.1', 'beta'],
    ['v1.0.0-rc.2', 'beta'],
    ['v1.0.0-main.7', 'canary'],
    ['v1.0.0', 'canary'],
  ] as const)('%s goes to %s by itself', (version, channel) => {
    expect(usualChannel(version)).toBe(channel);
  });
});
