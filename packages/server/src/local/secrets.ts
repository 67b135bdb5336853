import { generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { IdentityKeys, SigningKey } from '../identity/local/identity-keys.ts';

/** The signing keys of a data folder, newest first; made at first use, readable by their owner only. */
export function signingKeysOf(dataDir: string): readonly string[] {
  for (;;) {
    const secrets = readJson<{ signingKeys: string[] }>(dataDir, 'secrets.json');
    if (secrets) return secrets.signingKeys;
    create(dataDir, 'secrets.json', { signingKeys: [randomKey()] });
  }
}

/** What the embedded identity provider signs, cookies and seals with; made at its first use. */
export async function identityKeysOf(dataDir: string): Promise<IdentityKeys> {
  for (;;) {
    const keys = readJson<IdentityKeys>(dataDir, 'identity-keys.json');
    if (keys) return keys;
    create(dataDir, 'identity-keys.json', {
      signing: [await newSigningKey()],
      cookies: [randomKey()],
      sealing: randomKey(),
    } satisfies IdentityKeys);
  }
}

const randomKey = () => randomBytes(32).toString('base64url');

async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const { kty = 'RSA', ...rest } = privateKey.export({ format: 'jwk' });
  return { ...rest, kty, kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

function readJson<T>(dataDir: string, name: string): T | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, name), 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/** Whole or not at all, and never over a file that another process made meanwhile. */
function create(dataDir: string, name: string, content: object): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, name);
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
