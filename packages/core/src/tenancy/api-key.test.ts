import { describe, expect, it } from 'vitest';
import { keyState, lastUseIsStale, latestOrigin, newKeyText, noteOrigin, parseKey } from './api-key.ts';

const zeros = (length: number) => '0'.repeat(length);
const noon = Date.parse('2026-11-23T12:00:00Z');

describe('the text of a key', () => {
  it('parses what was made', () => {
    const { prefix, text } = newKeyText('live', zeros);
    expect(text).toBe(`pk_live_0000000000_${zeros(32)}`);
    expect(parseKey(text)).toEqual({ prefix, environment: 'live' });
    expect(parseKey(newKeyText('test', zeros).text)?.environment).toBe('test');
  });

  it.each([
    '',
    'pk_live_',
    `pk_live_0000000000_${zeros(31)}`,
    `pk_live_0000000000_${zeros(33)}`,
    `pk_prod_0000000000_${zeros(32)}`,
    `PK_LIVE_0000000000_${zeros(32)}`,
    ` pk_live_0000000000_${zeros(32)}`,
    `pk_live_0000000000_${zeros(32)}\n`,
    `pk_live_000000000é_${zeros(32)}`,
    `Bearer pk_live_0000000000_${zeros(32)}`,
  ])('is no key: %j', (text) => expect(parseKey(text)).toBeNull());
});

it.each([
  [null, null, 'active'],
  [null, '2026-11-23T12:00:01Z', 'active'],
  [null, '2026-11-23T12:00:00Z', 'expired'],
  ['2026-11-23T11:00:00Z', null, 'revoked'],
  ['2026-11-23T11:00:00Z', '2026-11-01T00:00:00Z', 'revoked'],
])('revoked %s, expires %s: %s at noon', (revokedAt, expiresAt, state) =>
  expect(keyState({ revokedAt, expiresAt }, noon)).toBe(state),
);

it('is worth a write at most once an hour', () => {
  expect(lastUseIsStale({ lastUsedAt: null }, noon)).toBe(true);
  expect(lastUseIsStale({ lastUsedAt: '2026-11-23T11:00:00Z' }, noon)).toBe(true);
  expect(lastUseIsStale({ lastUsedAt: '2026-11-23T11:00:01Z' }, noon)).toBe(false);
});

describe('where a key was seen', () => {
  const at = (minutes: number) => noon + minutes * 60_000;
  const iso = (minutes: number) => new Date(at(minutes)).toISOString();
  const many = (count: number, minutes: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`https://${n}.test`, iso(minutes)]));

  it.each([
    ['the first one is noted', {}, 'https://a.test', { 'https://a.test': iso(0) }],
    ['not again within the hour', { 'https://a.test': iso(-59) }, 'https://a.test', null],
    ['again after it', { 'https://a.test': iso(-60) }, 'https://a.test', { 'https://a.test': iso(0) }],
    ['no seventh within an hour', many(6, -30), 'https://a.test', null],
    ['nothing too long to be true', {}, `https://${'a'.repeat(200)}.test`, null],
  ])('%s', (_, known, origin, expected) => expect(noteOrigin(known, origin, at(0))).toEqual(expected));

  it('keeps the six latest', () => {
    const known = { ...many(6, -90), 'https://0.test': iso(-200) };
    const noted = noteOrigin(known, 'https://a.test', at(0)) ?? {};
    expect(Object.keys(noted)).toHaveLength(6);
    expect(noted).not.toHaveProperty(['https://0.test']);
    expect(latestOrigin(noted)).toEqual({ origin: 'https://a.test', at: iso(0) });
    expect(latestOrigin({})).toBeNull();
  });
});
