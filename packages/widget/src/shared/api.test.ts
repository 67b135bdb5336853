import { describe, expect, test } from 'vitest';
import { Problem, request } from './api.ts';

const answering = (...answers: (() => Promise<Response>)[]) => {
  let calls = 0;
  const fetch = (async (_url: unknown, init: RequestInit) => {
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    init.signal?.throwIfAborted();
    return answer?.();
  }) as typeof globalThis.fetch;
  return { endpoint: { url: 'http://x', authorization: 'pk', fetch }, calls: () => calls };
};
const json =
  (body: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(body), { status });
const down = async () => {
  throw new TypeError('fetch failed');
};
const failure = (errorType: string) => json({ errors: [{ message: 'no', errorType }] });
const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: Problem) => error.code,
  );

test.each([
  ['the API’s own code', failure('RATE_LIMITED'), 'RATE_LIMITED'],
  ['a code nobody documented', failure('WeirdError'), 'INTERNAL'],
  [
    'a code in extensions',
    json({ errors: [{ message: 'no', extensions: { code: 'NOT_FOUND' } }] }),
    'NOT_FOUND',
  ],
  ['429 without a body', json(null, 429), 'RATE_LIMITED'],
  ['401 without a body', json(null, 401), 'AUTH_FAILED'],
  ['a gateway that is down', json(null, 503), 'NETWORK'],
  ['HTML in place of JSON', async () => new Response('<html>'), 'INTERNAL'],
  ['an answer without data', json({}), 'INTERNAL'],
  ['no answer', down, 'NETWORK'],
  ['data', json({ data: { health: 1 } }), 'ok'],
])('%s is %s', async (_name, answer, code) => {
  expect(await codeOf(request(answering(answer).endpoint, { query: '{health}' }))).toBe(code);
});

describe('sent once more', () => {
  test('when nothing answered and it may be repeated', async () => {
    const { endpoint, calls } = answering(down, json({ data: 1 }));
    expect(await request(endpoint, { query: '{x}', repeatable: true })).toBe(1);
    expect(calls()).toBe(2);
  });
  test('but not what may not be repeated', async () => {
    const { endpoint, calls } = answering(down, json({ data: 1 }));
    expect(await codeOf(request(endpoint, { query: '{x}' }))).toBe('NETWORK');
    expect(calls()).toBe(1);
  });
  test('nor what was refused', async () => {
    const { endpoint, calls } = answering(failure('CONFLICT'));
    expect(await codeOf(request(endpoint, { query: '{x}', repeatable: true }))).toBe('CONFLICT');
    expect(calls()).toBe(1);
  });
});

test('an answer that does not come ends as NETWORK after its time', async () => {
  const fetch = ((_url: unknown, init: RequestInit) =>
    new Promise((_, reject) =>
      init.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
    )) as typeof globalThis.fetch;
  const hanging = request({ url: 'http://x', authorization: 'pk', fetch }, { query: '{x}', timeoutMs: 20 });
  expect(await codeOf(hanging)).toBe('NETWORK');
});

test('a problem carries what the API tells beside the code', async () => {
  const { endpoint } = answering(
    json({ errors: [{ message: 'taken', errorType: 'SLOT_TAKEN', errorInfo: { reason: 'slot-taken' } }] }),
  );
  await expect(request(endpoint, { query: '{x}' })).rejects.toEqual(
    new Problem('SLOT_TAKEN', 'taken', { reason: 'slot-taken' }),
  );
});
