import { describe, expect, it } from 'vitest';
import { originAllowed, originPattern } from './origins.ts';

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
