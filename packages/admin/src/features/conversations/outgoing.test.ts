import { describe, expect, it } from 'vitest';
import { notYetIn, type OutgoingEvent, outgoingAfter } from './outgoing.ts';

const written = (clientMessageId: string): OutgoingEvent => ({
  type: 'written',
  clientMessageId,
  text: `text of ${clientMessageId}`,
});
const after = (...events: readonly OutgoingEvent[]) => events.reduce(outgoingAfter, []);

describe('what a person wrote and the server has not confirmed', () => {
  it.each([
    ['is being sent', [written('a')], [['a', 'sending']]],
    [
      'failed and stays to be tried again',
      [written('a'), { type: 'failed', clientMessageId: 'a' }],
      [['a', 'failed']],
    ],
    [
      'keeps its id and place when it is tried again',
      [
        written('a'),
        written('b'),
        { type: 'failed', clientMessageId: 'a' },
        { type: 'retried', clientMessageId: 'a' },
      ],
      [
        ['a', 'sending'],
        ['b', 'sending'],
      ],
    ],
    [
      'goes when it is settled',
      [written('a'), written('b'), { type: 'settled', clientMessageId: 'a' }],
      [['b', 'sending']],
    ],
  ] as const)('%s', (_name, events, expected) => {
    expect(after(...events).map((one) => [one.clientMessageId, one.state])).toEqual(expected);
  });

  it('is not shown twice when it arrived although its answer was lost', () => {
    const outgoing = after(written('a'), { type: 'failed', clientMessageId: 'a' }, written('b'));
    const shown = notYetIn([{ clientMessageId: 'a' }, { clientMessageId: null }], outgoing);
    expect(shown.map((one) => one.clientMessageId)).toEqual(['b']);
  });
});
