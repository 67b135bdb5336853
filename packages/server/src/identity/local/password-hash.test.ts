import { expect, it } from 'vitest';
import { defaultCost, hashPassword, passwordMatches } from './password-hash.ts';

it('matches the password and nothing else', async () => {
  const stored = await hashPassword('Correct-Horse-7-Battery');
  expect(await passwordMatches('Correct-Horse-7-Battery', stored)).toBe(true);
  expect(await passwordMatches('correct-horse-7-battery', stored)).toBe(false);
  expect(await passwordMatches('', stored)).toBe(false);
});

it('says its own cost, at least what OWASP asks for, and salts', async () => {
  const [one, two] = await Promise.all([hashPassword('the same'), hashPassword('the same')]);
  expect(one).toMatch(/^scrypt\$N=32768,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(two);
  expect(defaultCost.N * defaultCost.p).toBeGreaterThanOrEqual(2 ** 16);
});

it('reads hashes of another cost', async () => {
  const stored = await hashPassword('Correct-Horse-7-Battery', { N: 1024, r: 4, p: 1 });
  expect(stored).toContain('N=1024,r=4,p=1');
  expect(await passwordMatches('Correct-Horse-7-Battery', stored)).toBe(true);
});

it('nobody’s password is never right, and costs the same work', async () => {
  expect(await passwordMatches('anything', null)).toBe(false);
  expect(await passwordMatches('', null)).toBe(false);
});

it('the same letters typed on another keyboard are the same password', async () => {
  const stored = await hashPassword('Ñandú-verde-42', { N: 1024, r: 4, p: 1 });
  expect(await passwordMatches('Ñandú-verde-42'.normalize('NFD'), stored)).toBe(true);
});
