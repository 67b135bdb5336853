import { describe, expect, it } from 'vitest';
import { matchingPattern, originAllowed, originOfAddress, originPattern } from './origins.ts';

describe('patterns a key may be given', () => {
  it.each([
    ['https://www.example.com', 'https://www.example.com'],
    ['https://WWW.Example.com/', 'https://www.example.com'],
    ['https://example.com:443', 'https://example.com'],
    ['https://example.com:8443', 'https://example.com:8443'],
    ['https://peluquería.cl', 'https://xn--peluquera-n5a.cl'],
    ['https://*.example.com', 'https://*.example.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:*', 'http://127.0.0.1:*'],
  ])('%s is kept as %s', (text, kept) => expect(originPattern(text)).toBe(kept));

  it.each([
    '',
    '*',
    'null',
    'example.com',
    'http://example.com',
    'https://example.com/booking',
    'https://user@example.com',
    'https://*',
    'https://*.com',
    'https://a.*.example.com',
    'https://*example.com',
    'https://example.com:*',
    'http://*.example.com',
    'ftp://example.com',
    'javascript:alert(1)',
  ])('%j is refused', (text) => expect(originPattern(text)).toBeNull());
});

describe('origins a request may come from', () => {
  const patterns = [
    'https://www.example.com',
    'https://*.salon.cl',
    'https://*.shops.test:8443',
    'http://localhost:*',
  ];
  it.each([
    'https://www.example.com',
    'https://WWW.EXAMPLE.com',
    'https://www.example.com:443',
    'https://a.salon.cl',
    'https://a.b.salon.cl',
    'https://a.shops.test:8443',
    'http://localhost',
    'http://localhost:5173',
  ])('%s is allowed', (origin) => expect(originAllowed(patterns, origin)).toBe(true));

  it.each([
    null,
    undefined,
    '',
    'null',
    'http://www.example.com',
    'https://example.com',
    'https://www.example.com:444',
    'https://www.example.com.evil.test',
    'https://evil.test/https://www.example.com',
    'https://evil.test?https://www.example.com',
    'https://evil.test#.salon.cl',
    'https://evil.test@www.example.com',
    'https://salon.cl',
    'https://evilsalon.cl',
    'https://.salon.cl',
    'https://a.salon.cl:8443',
    'http://a.salon.cl',
    'https://a.shops.test',
    'http://localhost.evil.test',
    'http://localhost:80.evil.test',
    'https://localhost',
  ])('%s is refused', (origin) => expect(originAllowed(patterns, origin)).toBe(false));

  it('refuses everything when the list is empty', () =>
    expect(originAllowed([], 'https://www.example.com')).toBe(false));
});

describe('the origin of an address as people copy it', () => {
  it.each([
    ['https://www.example.com/agenda?x=1#top', 'https://www.example.com'],
    [' www.example.com ', 'https://www.example.com'],
    ['WWW.Example.com:8443/x', 'https://www.example.com:8443'],
    ['http://localhost:3000/page.html', 'http://localhost:3000'],
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1/page', 'http://127.0.0.1'],
    ['https://user:secret@example.com', 'https://example.com'],
    ['peluquería.cl/citas', 'https://xn--peluquera-n5a.cl'],
    ['example', null],
    ['two words.com', null],
    ['file:///home/me/page.html', null],
    ['mailto:me@example.com', null],
    ['', null],
  ])('%j: %j', (text, origin) => expect(originOfAddress(text)).toBe(origin));
});

it('says which pattern lets an origin in', () => {
  const patterns = ['https://www.example.com', 'https://*.salon.cl'];
  expect(matchingPattern(patterns, 'https://centro.salon.cl')).toBe('https://*.salon.cl');
  expect(matchingPattern(patterns, 'https://salon.cl')).toBeNull();
  expect(matchingPattern(patterns, null)).toBeNull();
});
