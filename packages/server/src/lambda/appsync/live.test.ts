import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Code {
  request(context: object): unknown;
  response(context: object): unknown;
}

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The code as AppSync would run it, with the part of its modules that it uses. */
function load(name: string, filters: unknown[] = []): Code {
  const text = textOf(name)
    .replace(/^import .*$/gm, '')
    .replace(/^export function/gm, 'function');
  const util = {
    unauthorized: () => {
      throw new Error('Unauthorized');
    },
    transform: { toSubscriptionFilter: (filter: unknown) => filter },
  };
  const extensions = { setSubscriptionFilter: (filter: unknown) => void filters.push(filter) };
  return new Function('util', 'extensions', `${text}\nreturn { request, response };`)(
    util,
    extensions,
  ) as Code;
}

it('publishing hands on what was published', () => {
  const { request, response } = load('publish.js');
  const input = { tenantId: 'aurora', kind: 'CREATED' };
  expect(request({ args: { input } })).toEqual({ payload: input });
  expect(response({ result: input })).toEqual(input);
});

describe('subscribing', () => {
  const person = (claims: object) => ({ claims: { token_use: 'access', role: 'VIEWER', ...claims } });
  const hears = (identity: object, args: object = {}) => {
    const filters: unknown[] = [];
    const answer = load('subscribe.js', filters).response({ identity, args, result: null });
    return { answer, filters };
  };

  it.each([
    ['a person, their business', person({ tenantId: 'aurora' }), {}, { tenantId: { eq: 'aurora' } }],
    [
      'a person, their own business whatever they name',
      person({ tenantId: 'aurora' }),
      { tenantId: 'boreal' },
      { tenantId: { eq: 'aurora' } },
    ],
    [
      'a key, one conversation of its business',
      { resolverContext: { kind: 'key', tenantId: 'aurora', keyId: 'k' } },
      { conversationId: 'c1' },
      { tenantId: { eq: 'aurora' }, conversationId: { eq: 'c1' } },
    ],
    [
      'the panel’s own widget, the same',
      { resolverContext: { kind: 'preview', tenantId: 'aurora', userId: 'u' } },
      { conversationId: 'c1' },
      { tenantId: { eq: 'aurora' }, conversationId: { eq: 'c1' } },
    ],
  ])('%s', (_, identity, args, filter) => {
    expect(hears(identity, args)).toEqual({ answer: null, filters: [filter] });
  });

  it.each([
    ['a manage link', { resolverContext: { kind: 'link', tenantId: 'aurora', bookingId: 'b' } }],
    ['a person of no business', person({})],
    ['a person without a role', person({ tenantId: 'aurora', role: undefined })],
    ['an ID token', person({ tenantId: 'aurora', token_use: 'id' })],
    ['a role of AWS', { accountId: '000000000000', userArn: 'arn:aws:sts::000000000000:assumed-role/x' }],
  ])('%s hears nothing', (_, identity) => {
    expect(() => hears(identity)).toThrow('Unauthorized');
  });
});

it.each(['publish.js', 'subscribe.js'])('%s keeps to what APPSYNC_JS knows', (name) => {
  const text = textOf(name).replace(/^\/\/.*$/gm, '');
  for (const unknown of [
    /\btry\b/,
    /\bthrow\b/,
    /\bwhile\b/,
    /\+\+|--/,
    /\basync\b/,
    /\bnew\b/,
    /\bclass\b/,
    /\bthis\b/,
  ])
    expect(text).not.toMatch(unknown);
  expect(text.match(/^(?:const|let|var) /gm)).toBeNull();
});
