import { describe, expect, it } from 'vitest';
import { createSigner } from '../signer.ts';
import { withNewKey } from './rotated-keys.ts';
import { openSigningKeys, overlapMinutes, readSecret } from './signing-keys.ts';

const first = 'the first key, drawn by CloudFormation at random';
const start = Date.parse('2026-11-22T12:00:00Z');
const minutes = (count: number) => count * 60_000;

/** Two processes on one secret; each reads it when its own time has come. */
function scene() {
  const time = { now: start };
  const secret = { text: first, down: false, reads: 0 };
  const failures: unknown[] = [];
  const open = () =>
    openSigningKeys(
      async () => {
        secret.reads++;
        if (secret.down) throw new Error('down');
        return { SecretString: secret.text };
      },
      'arn',
      { clock: () => time.now, onFailure: (cause) => failures.push(cause) },
    );
  return { time, secret, failures, open };
}

describe('signing keys', () => {
  it('are read once in five minutes', async () => {
    const { time, secret, open } = scene();
    const keys = open();
    await keys.refresh();
    await keys.refresh();
    time.now += minutes(4);
    await keys.refresh();
    expect(secret.reads).toBe(1);
    time.now += minutes(1);
    await keys.refresh();
    expect(secret.reads).toBe(2);
    expect(createSigner([first]).verify('manage', keys.signer.sign('manage', 1))).toBe(1);
  });

  it('survive that the secret cannot be read again, and begin with nothing else', async () => {
    const { time, secret, failures, open } = scene();
    const keys = open();
    secret.down = true;
    await expect(keys.refresh()).rejects.toThrow('cannot be read');
    secret.down = false;
    await keys.refresh();
    secret.down = true;
    time.now += minutes(6);
    await keys.refresh();
    expect(failures).toHaveLength(1);
    expect(keys.signer.verify('manage', keys.signer.sign('manage', 1))).toBe(1);
  });

  it('rotate so that at no moment a process meets a signature it does not know', async () => {
    const { time, secret, open } = scene();
    const [early, late] = [open(), open()];
    await early.refresh();
    time.now += minutes(4.9);
    await late.refresh();
    secret.text = JSON.stringify({ keys: withNewKey(readSecret(secret.text), time.now) });
    const fingerprint = early.signer.fingerprint('customer', 'zoe@mail.test');
    for (let passed = 0; passed < 40; passed++) {
      await Promise.all([early.refresh(), late.refresh()]);
      for (const [one, other] of [
        [early, late],
        [late, early],
      ] as const)
        expect(other.signer.verify('offer', one.signer.sign('offer', passed))).toBe(passed);
      expect(late.signer.fingerprint('customer', 'zoe@mail.test')).toBe(fingerprint);
      time.now += minutes(1);
    }
    const signedNow = early.signer.sign('offer', 1);
    expect(createSigner([first]).verify('offer', signedNow)).toBeNull();
  });

  it('keep the newest twelve and for good the oldest', () => {
    let keys = readSecret(first);
    for (let year = 0; year < 20; year++) keys = withNewKey(keys, start + year * 1e9);
    expect(keys).toHaveLength(14);
    expect(keys.at(-1)?.key).toBe(first);
    expect(Date.parse(keys[0]?.signsFrom ?? '')).toBe(start + 19e9 + minutes(overlapMinutes));
    for (const { key } of keys) expect(key.length).toBeGreaterThanOrEqual(32);
  });

  it.each(['{"keys": []}', '{"other": 1}', '{'])('%s is no secret of ours', (text) => {
    expect(() => readSecret(text)).toThrow();
  });
});
