import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from './message.ts';
import type { Transport } from './transport.ts';

export interface StoredMessage extends Message {
  /** 'outbox': only here; 'smtp': also sent; 'rejected': the mail server refused it. */
  readonly delivery: 'outbox' | 'smtp' | 'rejected';
}

export interface OutboxFilter {
  readonly tenantId?: string;
  /** Part of the recipient's address, in any case. */
  readonly recipient?: string;
  readonly limit?: number;
}

/** Mails as files: one folder per tenant, one file per message, named by time and id. */
export interface Outbox extends Transport {
  has(message: Message): Promise<boolean>;
  keep(message: Message, delivery: StoredMessage['delivery']): Promise<void>;
  /** Newest first. */
  list(filter?: OutboxFilter): Promise<StoredMessage[]>;
  find(id: string): Promise<StoredMessage | null>;
  erase(tenantId: string): Promise<void>;
}

/** A file is written aside, flushed and renamed: it is there whole or not at all, also after a crash. */
export function openOutbox(folder: string): Outbox {
  const folderOf = (tenantId: string) =>
    join(folder, createHash('sha256').update(tenantId).digest('hex').slice(0, 16));
  const fileOf = (message: Message) => join(folderOf(message.tenantId), fileName(message));

  const outbox: Outbox = {
    send: (message) => outbox.keep(message, 'outbox'),
    has: (message) => exists(fileOf(message)),
    async keep(message, delivery) {
      if (await outbox.has(message)) return;
      await mkdir(folderOf(message.tenantId), { recursive: true, mode: 0o700 });
      await writeWhole(fileOf(message), JSON.stringify({ ...message, delivery }));
    },
    async list({ tenantId, recipient, limit = 200 } = {}) {
      const folders = tenantId
        ? [folderOf(tenantId)]
        : (await entries(folder)).map((name) => join(folder, name));
      const files = (
        await Promise.all(
          folders.map(async (each) =>
            (await entries(each)).map((name) => ({ name, path: join(each, name) })),
          ),
        )
      )
        .flat()
        .filter(({ name }) => name.endsWith('.json'))
        .sort((a, b) => b.name.localeCompare(a.name));
      const wanted = recipient?.trim().toLowerCase();
      const found: StoredMessage[] = [];
      for (const { path } of files) {
        if (found.length >= limit) break;
        const message = await read(path);
        if (message && (!wanted || message.to.email.toLowerCase().includes(wanted))) found.push(message);
      }
      return found;
    },
    async find(id) {
      for (const each of await entries(folder)) {
        const name = (await entries(join(folder, each))).find((file) => file.endsWith(`-${id}.json`));
        if (name) return read(join(folder, each, name));
      }
      return null;
    },
    erase: (tenantId) => rm(folderOf(tenantId), { recursive: true, force: true }),
  };
  return outbox;
}

/** Writes a file so that a reader, or the next start after a crash, sees the old content or the new, never a part. */
export async function writeWhole(path: string, content: string, mode = 0o600): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = await open(aside, 'w', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
}

const fileName = (message: Message) =>
  `${message.at.replace(/[^0-9]/g, '').padEnd(17, '0')}-${message.id}.json`;

const entries = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function read(path: string): Promise<StoredMessage | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as StoredMessage;
  } catch (error) {
    // Erased meanwhile.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
