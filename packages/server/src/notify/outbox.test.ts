import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Message } from './message.ts';
import { type Outbox, openOutbox } from './outbox.ts';

let folder: string;
let outbox: Outbox;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  outbox = openOutbox(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const message = (id: string, change: Partial<Message> = {}): Message => ({
  id,
  tenantId: 'one',
  kind: 'confirmed',
  role: 'customer',
  language: 'en',
  at: `2026-11-22T12:00:0${id.at(-1)}.000Z`,
  fromName: 'One',
  replyTo: null,
  to: { name: 'Ann', email: 'ann@example.com' },
  subject: `Subject ${id}`,
  text: 'text',
  html: '<p>text</p>',
  calendar: null,
  bookingId: 'b',
  ...change,
});
const ids = async (filter = {}) => (await outbox.list(filter)).map(({ id }) => id);

it('lists newest first, by tenant and by recipient', async () => {
  await outbox.send(message('a1'));
  await outbox.send(message('a2', { tenantId: 'two', to: { name: null, email: 'Bob@Example.com' } }));
  await outbox.send(message('a3'));
  expect(await ids()).toEqual(['a3', 'a2', 'a1']);
  expect(await ids({ tenantId: 'one' })).toEqual(['a3', 'a1']);
  expect(await ids({ recipient: 'bob@' })).toEqual(['a2']);
  expect(await ids({ limit: 1 })).toEqual(['a3']);
  expect(await outbox.find('a2')).toMatchObject({ subject: 'Subject a2', delivery: 'outbox' });
  expect(await outbox.find('a9')).toBeNull();
});

it('keeps one copy of a message that comes again', async () => {
  await outbox.send(message('a1'));
  await outbox.send(message('a1', { subject: 'again' }));
  expect(await outbox.list()).toMatchObject([{ subject: 'Subject a1' }]);
});

it('never shows what was only half written', async () => {
  await outbox.send(message('a1'));
  const tenant = join(folder, readdirSync(folder)[0] ?? '');
  writeFileSync(join(tenant, '20261122120000009-a9.json.0badc0de.tmp'), '{"id":"a9",');
  expect(await ids()).toEqual(['a1']);
});

it('erases one tenant and nothing else; its files are private', async () => {
  await outbox.send(message('a1'));
  await outbox.send(message('a2', { tenantId: '../../etc' }));
  const file = join(folder, readdirSync(folder)[0] ?? '');
  expect(statSync(join(file, readdirSync(file)[0] ?? '')).mode & 0o077).toBe(0);
  await outbox.erase('one');
  expect(await ids()).toEqual(['a2']);
  expect(readdirSync(folder)).toHaveLength(1);
});
