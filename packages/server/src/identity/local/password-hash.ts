import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt (RFC 7914): memory is 128·N·r bytes. */
export interface HashCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's password storage cheat sheet (2025): 32 MiB and three passes, some 0.2 s of one core. */
export const defaultCost: HashCost = { N: 2 ** 15, r: 8, p: 3 };

/** `scrypt$N=32768,r=8,p=3$<salt>$<hash>`: the parameters stay with the hash, so that later ones may cost more. */
export async function hashPassword(password: string, cost: HashCost = defaultCost): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return `scrypt$N=${cost.N},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** False for a wrong password, and for an account without one, after the same work. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const { cost, salt, hash } = parse(stored ?? nobodys);
  const derived = await derive(password, salt, cost);
  return timingSafeEqual(derived, hash) && stored !== null;
}

function parse(stored: string) {
  const [, parameters = '', salt = '', hash = ''] = stored.split('$');
  const [N = 0, r = 0, p = 0] = parameters.split(',').map((each) => Number(each.split('=')[1]));
  return { cost: { N, r, p }, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

const hashBytes = 32;
const { N, r, p } = defaultCost;
const nobodys = `scrypt$N=${N},r=${r},p=${p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Two at a time: each takes 32 MiB, and the other threads have files and keys to see to. */
async function derive(password: string, salt: Buffer, { N, r, p }: HashCost): Promise<Buffer> {
  while (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await new Promise((resolve, reject) =>
      scrypt(password.normalize('NFKC'), salt, hashBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
        error ? reject(error) : resolve(key),
      ),
    );
  } finally {
    running--;
    waiting.shift()?.();
  }
}

let running = 0;
const waiting: (() => void)[] = [];
