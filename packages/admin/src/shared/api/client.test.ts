import { describe, expect, it } from 'vitest';
import { ApiError, Unreachable } from './api-error.ts';
import { createClient } from './client.ts';
import { readOperation } from './operation.ts';

const operation = readOperation<{ me: { userId: string } }>('me', 'query Me { me { userId } }');
const ok = { data: { me: { userId: 'u' } } };
const refusal = (errorType: string, errorInfo = {}) => ({
  errors: [{ message: 'no', errorType, errorInfo }],
});

/** A client whose API gives these answers, one after another. */
function clientOf(answers: readonly unknown[], renewed: string | null = 'second') {
  const sent: { token: string | null; body: { operationName: string } }[] = [];
  const client = createClient({
    url: 'https://api.example.com/graphql',
    accessToken: async () => 'first',
    renewToken: async () => renewed,
    language: () => 'pt',
    fetch: async (_url, init) => {
      const headers = new Headers(init?.headers);
      expect(headers.get('x-language')).toBe('pt');
      sent.push({ token: headers.get('authorization'), body: JSON.parse(String(init?.body)) });
      const answer = answers[sent.length - 1];
      if (answer instanceof Error) throw answer;
      return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
    },
  });
  return { sent, ask: () => client.send(operation, {}) };
}

describe('the API client', () => {
  it('gives the data', async () => {
    const { ask, sent } = clientOf([ok]);
    expect(await ask()).toEqual(ok.data);
    expect(sent).toEqual([expect.objectContaining({ token: 'first' })]);
    expect(sent[0]?.body.operationName).toBe('Me');
  });

  it('renews a token that is not accepted, once, and asks again', async () => {
    const { ask, sent } = clientOf([refusal('AUTH_FAILED'), ok]);
    expect(await ask()).toEqual(ok.data);
    expect(sent.map(({ token }) => token)).toEqual(['first', 'second']);
  });

  it('does not ask a third time', async () => {
    const { ask, sent } = clientOf([refusal('AUTH_FAILED'), refusal('AUTH_FAILED'), ok]);
    await expect(ask()).rejects.toMatchObject({ code: 'AUTH_FAILED' });
    expect(sent).toHaveLength(2);
  });

  it('a session that is over stays over', async () => {
    const { ask, sent } = clientOf([refusal('AUTH_FAILED'), ok], null);
    await expect(ask()).rejects.toBeInstanceOf(ApiError);
    expect(sent).toHaveLength(1);
  });

  it('a refusal says which field of the form it is about', async () => {
    const { ask } = clientOf([refusal('INVALID_INPUT', { reason: 'format', field: 'input.customer.email' })]);
    await expect(ask()).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'customer.email' });
  });

  const noAnswers: readonly [what: string, answer: unknown][] = [
    ['no connection', new TypeError('fetch failed')],
    ['a page instead of JSON', '<html>502</html>'],
    ['an empty answer', {}],
  ];
  for (const [what, answer] of noAnswers)
    it(`${what} is unreachable`, () => expect(clientOf([answer]).ask()).rejects.toBeInstanceOf(Unreachable));
});
