import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadResolverCode } from '../tools/appsync.ts';

class Raised extends Error {
  constructor(
    message: string,
    readonly type: unknown,
    readonly data: unknown,
    readonly info: unknown,
  ) {
    super(message);
  }
}
const code = loadResolverCode({
  error(message, type, data, info) {
    throw new Raised(message, type, data, info);
  },
});

const context = {
  args: { serviceId: 'corte' },
  identity: { resolverContext: { kind: 'key', tenantId: 'aurora', keyId: 'k' } },
  source: null,
  request: { headers: { 'x-language': 'pt-BR' }, domainName: null },
  info: {
    fieldName: 'getService',
    parentTypeName: 'Query',
    selectionSetList: ['name'],
    variables: { id: 'corte' },
  },
  prev: null,
  stash: {},
};

function raisedBy(result: unknown, more: object = {}): Raised {
  try {
    code.response({ ...context, result, error: null, ...more });
  } catch (error) {
    return error as Raised;
  }
  throw new Error('nothing was raised');
}

describe('the resolver code', () => {
  it('sends what a direct resolver would send', () => {
    expect(code.request(context)).toEqual({
      operation: 'Invoke',
      payload: {
        arguments: { serviceId: 'corte' },
        identity: context.identity,
        source: null,
        request: context.request,
        info: { fieldName: 'getService', parentTypeName: 'Query', selectionSetList: ['name'], variables: {} },
        prev: null,
        stash: {},
      },
    });
  });

  it.each([{ name: 'Corte' }, [], 0, '', false, null])('gives back %j', (data) => {
    expect(code.response({ ...context, result: { data }, error: null })).toEqual(data);
  });

  it('raises an answered error with its type and its info', () => {
    const error = {
      message: 'Ese horario se ocupó.',
      errorType: 'SLOT_TAKEN',
      errorInfo: { reason: 'slot-taken' },
    };
    expect(raisedBy({ error })).toMatchObject({
      message: error.message,
      type: 'SLOT_TAKEN',
      data: null,
      info: { reason: 'slot-taken' },
    });
  });

  it.each([
    [{ 'x-language': 'pt-BR' }, /^Algo falhou/],
    [{ 'accept-language': 'en-GB,en;q=0.8' }, /^Something failed/],
    [{}, /^Algo falló/],
    [{ 'x-language': 'fr' }, /^Algo falló/],
  ])('says in the language of %j that a function failed, and not why', (headers, expected) => {
    const failed = raisedBy(null, {
      error: { message: 'Task timed out after 15.00 seconds', type: 'Lambda:Unhandled' },
      request: { headers },
    });
    expect(failed.message).toMatch(expected);
    expect(failed).toMatchObject({ type: 'INTERNAL', info: { reason: 'internal' } });
  });

  it('keeps to what APPSYNC_JS knows', () => {
    const text = readFileSync(fileURLToPath(new URL('answer.js', import.meta.url)), 'utf8').replace(
      /^\/\/.*$/gm,
      '',
    );
    for (const unknown of [
      /\btry\b/,
      /\bthrow\b/,
      /\bwhile\b/,
      /\bfor\s*\(\s*(let|var|;)/,
      /\+\+|--/,
      /\basync\b/,
      /\bnew\b/,
      /=\s*\/|\(\//,
      /\bclass\b/,
      /\bthis\b/,
      /\bcontinue\b/,
    ])
      expect(text).not.toMatch(unknown);
    expect(text.match(/^(?:const|let|var) /gm)).toBeNull();
    expect(text.match(/^import .*$/gm)).toEqual(["import { util } from '@aws-appsync/utils';"]);
    expect(Buffer.byteLength(text)).toBeLessThan(32_768);
  });
});
