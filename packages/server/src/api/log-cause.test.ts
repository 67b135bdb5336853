import { expect, it } from 'vitest';
import { logCause, withoutSecrets } from './log-cause.ts';

it('keeps the chain of causes', () => {
  const error = new Error('outer', { cause: new TypeError('inner', { cause: 'a word' }) });
  expect(logCause(error)).toMatchObject({
    name: 'Error',
    message: 'outer',
    stack: expect.stringContaining('log-cause.test.ts'),
    cause: { name: 'TypeError', message: 'inner', cause: 'a word' },
  });
});

it.each([
  ['no item for ana.soto+1@mail.test here', 'no item for <e-mail> here'],
  [`bad key pk_live_0123456789_${'a'.repeat(32)}!`, 'bad key <key>!'],
  [`token ${'b'.repeat(30)}.${'c'.repeat(43)} is odd`, 'token <token> is odd'],
  ['call +56 9 8765 4321 now', 'call <phone> now'],
  [
    'at run (/app/node_modules/@aws-sdk/client/dist/index.js:12:34)',
    'at run (/app/node_modules/@aws-sdk/client/dist/index.js:12:34)',
  ],
  ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z'],
])('%s', (text, kept) => expect(withoutSecrets(text)).toBe(kept));
