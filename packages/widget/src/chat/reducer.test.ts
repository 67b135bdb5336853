import { describe, expect, test } from 'vitest';
import { reply } from '../../../../tests/widget/stub-conversation.ts';
import { isWaiting, reduce } from './reducer.ts';
import { type ChatEvent, type ChatState, initialState, type Outgoing } from './state.ts';

const now = '2026-11-23T12:00:00Z';
const outgoing = (id: string, text = id): Outgoing => ({ id, text, choice: null, userContext: null });
const sent = (id: string): ChatEvent => ({ type: 'sent', message: outgoing(id), now });
const answered = (to: string | null, text: string): ChatEvent => ({
  type: 'replied',
  reply: reply(text),
  to,
});
const play = (...events: ChatEvent[]): ChatState => events.reduce(reduce, initialState('es', '', true));
const lines = (state: ChatState) =>
  state.entries.map((entry) =>
    entry.type === 'notice'
      ? `— ${entry.notice}`
      : `${entry.sender === 'CUSTOMER' ? '>' : '<'} ${entry.text} ${entry.delivery.at}`,
  );

describe('the order of messages', () => {
  test('a reply stands after the message it answers, before those that wait', () => {
    const state = play(sent('one'), sent('two'), answered('one', 'first'));
    expect(lines(state)).toEqual(['> one delivered', '< first delivered', '> two waiting']);
  });

  test('a greeting that comes after the first message stands before it', () => {
    const state = play(sent('one'), answered(null, 'welcome'), answered('one', 'first'));
    expect(lines(state)).toEqual(['< welcome delivered', '> one delivered', '< first delivered']);
  });

  test('a failed message stays where it was written', () => {
    const state = play(
      sent('one'),
      { type: 'not-sent', id: 'one', code: 'NETWORK' },
      sent('two'),
      answered('two', 'second'),
    );
    expect(lines(state)).toEqual(['> one failed', '> two delivered', '< second delivered']);
  });

  test('the same reply twice is one message', () => {
    const twice = reply('once');
    const state = play(
      sent('one'),
      { type: 'replied', reply: twice, to: 'one' },
      { type: 'replied', reply: twice, to: 'one' },
    );
    expect(lines(state)).toEqual(['> one delivered', '< once delivered']);
  });
});

test('what a person wrote meanwhile stands before what still waits, and is there once', () => {
  const before = play(sent('one'), answered('one', 'first'), sent('two'));
  const said = (id: string, sender: 'CUSTOMER' | 'AGENT' | 'PERSON', text: string) => ({
    id,
    sender,
    text,
    createdAt: now,
  });
  const conversation = {
    conversationId: 'c1',
    expiresAt: now,
    lastReply: { ...reply('first'), handedOff: true },
    messages: [
      said('one', 'CUSTOMER', 'one'),
      said(before.reply?.message.id ?? '', 'AGENT', 'first'),
      said('p1', 'PERSON', 'hello'),
    ],
  };
  const once = reduce(before, { type: 'caught-up', conversation });
  const twice = reduce(once, { type: 'caught-up', conversation });
  for (const state of [once, twice])
    expect(lines(state)).toEqual([
      '> one delivered',
      '< first delivered',
      '< hello delivered',
      '> two waiting',
    ]);
  expect(twice.reply?.handedOff).toBe(true);
});

test('a failed message is sent again unchanged', () => {
  const failed = play(sent('one'), { type: 'not-sent', id: 'one', code: 'RATE_LIMITED' });
  expect(isWaiting(failed)).toBe(false);
  const again = reduce(failed, { type: 'resent', id: 'one' });
  expect(isWaiting(again)).toBe(true);
  expect(again.entries[0]).toMatchObject({ delivery: { at: 'waiting', message: outgoing('one') } });
});

test('an expired conversation keeps what was said, and the unsent text opens the new one', () => {
  const state = play(answered(null, 'hello'), sent('one'), answered('one', 'yes'), sent('two'), {
    type: 'expired',
  });
  expect(lines(state)).toEqual([
    '< hello delivered',
    '> one delivered',
    '< yes delivered',
    '— new-conversation',
    '> two waiting',
  ]);
  expect([state.conversationId, state.reply]).toEqual([null, null]);
});

test('a restored conversation is the server’s, with what this tab had not sent at its end', () => {
  const lastReply = reply('which?', { language: 'en' });
  const state = play(sent('unsent'), {
    type: 'restored',
    conversation: {
      conversationId: 'c9',
      expiresAt: now,
      messages: [{ id: 'm1', sender: 'CUSTOMER', text: 'hi', createdAt: now }, { ...lastReply.message }],
      lastReply,
    },
  });
  expect(lines(state)).toEqual(['> hi delivered', '< which? delivered', '> unsent waiting']);
  expect([state.conversationId, state.language, state.at]).toEqual(['c9', 'en', 'ready']);
});

test('the panel speaks the language of the latest reply', () => {
  expect(play({ type: 'replied', reply: reply('oi', { language: 'pt' }), to: null }).language).toBe('pt');
  expect(play({ type: 'replied', reply: reply('?', { language: 'fr' }), to: null }).language).toBe('es');
});

test('starting over empties the panel', () => {
  const state = play(answered(null, 'hello'), sent('one'), answered('one', 'yes'), { type: 'restarted' });
  expect([state.entries, state.reply, state.at]).toEqual([[], null, 'loading']);
});
