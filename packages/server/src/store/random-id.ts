import { randomInt } from 'node:crypto';

const lowercase = '0123456789abcdefghjkmnpqrstvwxyz';
/** Nothing that sounds or looks like something else. */
const readAloud = 'ACDEFHJKLMNPQRTUVWXY34679';

/** 16 characters, 80 bits. */
export const randomId = (): string => pick(lowercase, 16);

/** Six characters for people; not a proof of anything. */
export const randomCode = (): string => pick(readAloud, 6);

const pick = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
