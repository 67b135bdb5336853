import { createSigner, type Signer } from '../signer.ts';
import type { AwsCall } from './aws-call.ts';

/** One signing key as the secret keeps it. */
export interface SigningKey {
  readonly key: string;
  /** ISO 8601. Until then it only verifies, so that every process knows it before the first signs with it. */
  readonly signsFrom: string;
}

/** Longer than any process keeps the secret without looking again. */
export const overlapMinutes = 15;
const keptMs = 5 * 60_000;

export interface SigningKeys {
  readonly signer: Signer;
  /** Reads the secret when that is due. Throws only when no keys are known at all. */
  refresh(): Promise<void>;
}

/** Signs and verifies with the keys of the secret, read again every five minutes. A failed reading keeps the last keys. */
export function openSigningKeys(
  secrets: AwsCall,
  secretArn: string,
  { clock = Date.now, onFailure }: { clock?: () => number; onFailure: (cause: unknown) => void },
): SigningKeys {
  let keys: readonly SigningKey[] | null = null;
  let made: { readonly of: string; readonly signer: Signer } | null = null;
  let readAt = Number.NEGATIVE_INFINITY;

  const current = (): Signer => {
    if (!keys) throw new Error('the signing keys were not read');
    const ordered = inOrder(keys, clock());
    const of = ordered.join('\n');
    if (made?.of !== of) made = { of, signer: createSigner(ordered) };
    return made.signer;
  };
  return {
    signer: {
      sign: (purpose, payload) => current().sign(purpose, payload),
      verify: (purpose, token) => current().verify(purpose, token),
      fingerprint: (purpose, value) => current().fingerprint(purpose, value),
    },
    async refresh() {
      if (clock() - readAt < keptMs) return;
      try {
        const { SecretString } = await secrets('GetSecretValue', { SecretId: secretArn });
        keys = readSecret(String(SecretString));
        readAt = clock();
      } catch (cause) {
        if (!keys) throw new Error('the signing keys cannot be read', { cause });
        readAt = clock() - keptMs + 30_000;
        onFailure(cause);
      }
    },
  };
}

/** Newest first. The secret begins as one random text, which CloudFormation drew; rotation makes a list of it. */
export function readSecret(text: string): readonly SigningKey[] {
  if (!text.startsWith('{')) return [{ key: text, signsFrom: '1970-01-01T00:00:00.000Z' }];
  const { keys } = JSON.parse(text) as { keys: SigningKey[] };
  if (!Array.isArray(keys) || keys.length === 0) throw new Error('the secret holds no keys');
  return keys;
}

/** As a signer takes them: the one that signs, then all others, and at the end the oldest, which fingerprints. */
function inOrder(keys: readonly SigningKey[], now: number): string[] {
  const oldest = keys.at(-1) as SigningKey;
  const signing = keys.find(({ signsFrom }) => Date.parse(signsFrom) <= now) ?? oldest;
  const others = keys.filter((one) => one !== signing && one !== oldest);
  return [signing, ...others, ...(signing === oldest && others.length === 0 ? [] : [oldest])].map(
    ({ key }) => key,
  );
}
