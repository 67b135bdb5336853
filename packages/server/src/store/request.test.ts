import type { ApiKey } from '@booking-chat/core/tenancy/api-key';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findKeyByPrefix, putKey, revokeKey } from './api-keys.ts';
import { type ConversationRecord, getConversation, saveConversation } from './conversations.ts';
import { manageToken, readManageToken } from './manage-token.ts';
import { loadRequest } from './request.ts';
import { putTenant } from './tenants.ts';
import { sampleTenant, startTestStore, type TestStore } from './testing.ts';

let store: TestStore;
const tenant = sampleTenant('clinic');
const { tenantId } = tenant;
const key: ApiKey = {
  tenantId,
  keyId: 'k1',
  prefix: 'pk_live_0123456789',
  hash: 'h',
  name: 'Site',
  allowedOrigins: ['https://clinic.example'],
  scopes: ['chat'],
  createdAt: '2026-11-01T00:00:00Z',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  replacedBy: null,
  version: 1,
};
let now: number;
const conversation = (conversationId: string): ConversationRecord => ({
  tenantId,
  conversationId,
  version: 0,
  state: { at: 'choosing', slots: [1, 2], said: 'ñ 🎉' },
  messages: [{ id: 'm1', sender: 'CUSTOMER', text: 'hola', createdAt: '2026-11-23T12:00:00Z' }],
  status: 'AGENT',
  customerName: null,
  answeredBy: null,
  language: 'es',
  createdAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:00Z',
  expiresAt: Math.floor(now / 1000) + 600,
  recentReplies: [{ clientMessageId: 'x', reply: { text: 'hola' } }],
});

beforeAll(async () => {
  store = await startTestStore();
  now = store.clock();
  await putTenant(store.db, tenant);
  await putKey(store.db, key);
});
afterAll(() => store.stop());

it('begins with one consistent read', async () => {
  const saved = await saveConversation(store.db, conversation('c1'), now);
  const calls = store.db.calls.count;
  const loaded = await loadRequest(store.db, { tenantId, keyId: 'k1', conversationId: 'c1', now });
  expect(store.db.calls.count - calls).toBe(1);
  expect(loaded).toEqual({ tenant, key, conversation: saved });
  expect(saved?.version).toBe(1);
});

it('knows of nothing that is not this tenant’s', async () => {
  const other = sampleTenant('salon');
  const loaded = await loadRequest(store.db, {
    tenantId: other.tenantId,
    keyId: 'k1',
    conversationId: 'c1',
    now,
  });
  expect(loaded).toEqual({ tenant: null, key: null, conversation: null });
});

it('a revoked key shows on the next request, and stays revoked when it was', async () => {
  expect(await findKeyByPrefix(store.db, key.prefix)).toEqual({ tenantId, keyId: 'k1' });
  expect(await findKeyByPrefix(store.db, 'pk_live_unknown')).toBeNull();
  await revokeKey(store.db, tenantId, 'k1', '2026-11-23T12:00:00Z');
  await revokeKey(store.db, tenantId, 'k1', '2026-11-24T12:00:00Z');
  const { key: now1 } = await loadRequest(store.db, { tenantId, keyId: 'k1', now });
  expect(now1).toMatchObject({ revokedAt: '2026-11-23T12:00:00Z' });
});

it('an expired conversation is absent, deleted or not, and its id may be used again', async () => {
  const saved = (await saveConversation(store.db, conversation('c2'), now)) as ConversationRecord;
  const later = saved.expiresAt * 1000;
  expect(await getConversation(store.db, tenantId, 'c2', later - 1)).toEqual(saved);
  expect(await getConversation(store.db, tenantId, 'c2', later)).toBeNull();
  const another = { ...conversation('c2'), state: { at: 'another' } };
  expect(await saveConversation(store.db, another, now)).toBeNull();
  expect(await saveConversation(store.db, another, later)).toMatchObject({ version: 1 });
});

it('of savers at the same moment one wins, the others are told', async () => {
  const saved = (await saveConversation(store.db, conversation('c3'), now)) as ConversationRecord;
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map((n) => saveConversation(store.anotherDb(), { ...saved, state: { n } }, now)),
  );
  expect(outcomes.filter((one) => one !== null)).toHaveLength(1);
});

it('keeps the last 200 messages', async () => {
  const [message] = conversation('c4').messages;
  const messages = Array.from({ length: 250 }, (_, n) => ({ ...message, id: `m${n}` }) as never);
  await saveConversation(store.db, { ...conversation('c4'), messages }, now);
  const read = await getConversation(store.db, tenantId, 'c4', now);
  expect(read?.messages).toHaveLength(200);
  expect(read?.messages[0]?.id).toBe('m50');
});

it('a manage token names its booking, and nothing when it was altered', () => {
  const token = manageToken(store.signer, tenantId, 'b1');
  expect(readManageToken(store.signer, token)).toEqual({ tenantId, bookingId: 'b1' });
  for (const altered of [
    '',
    'x',
    `${token}x`,
    token.replace('.', ''),
    store.signer.sign('offer', [tenantId, 'b1']),
  ])
    expect(readManageToken(store.signer, altered)).toBeNull();
});
