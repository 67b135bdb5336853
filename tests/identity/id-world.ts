import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Role } from '@booking-chat/core/tenancy/roles';
import type { App } from '@booking-chat/server/context';
import { putPerson } from '@booking-chat/server/identity/local/local-admin';
import type { LocalIdentity } from '@booking-chat/server/identity/local/local-identity';
import { openLocalIdentity } from '@booking-chat/server/identity/local/open-local-identity';
import { hashPassword } from '@booking-chat/server/identity/local/password-hash';
import { openAfterwards } from '@booking-chat/server/local/afterwards';
import { createHost } from '@booking-chat/server/local/host';
import { identityKeysOf } from '@booking-chat/server/local/secrets';
import type { Message } from '@booking-chat/server/notify/message';
import { listAudit } from '@booking-chat/server/store/audit';
import { putTenant } from '@booking-chat/server/store/tenants';
import { sampleTenant, startTestStore } from '@booking-chat/server/store/testing';

/** Cheap on purpose: what is stored says its own cost. */
export const quick = { N: 1024, r: 8, p: 1 };
export const goodPassword = 'Correct-Horse-7-Battery';

/** The real host with the embedded identity provider, over the real engine; mails are kept in a list. */
export async function openIdWorld() {
  const store = await startTestStore(Date.now());
  const folder = mkdtempSync(join(tmpdir(), 'identity-'));
  const lines: Record<string, unknown>[] = [];
  const note = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, message, ...fields });
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const mails: Message[] = [];
  const afterwards = openAfterwards(log);
  let ahead = 0;
  let publicUrl = 'http://127.0.0.1';
  const facts: LocalIdentity = {
    db: store.db,
    signer: store.signer,
    log,
    clock: () => Date.now() + ahead,
    businessClock: () => Date.now() + ahead,
    get publicUrl() {
      return publicUrl;
    },
    keys: () => identityKeysOf(folder),
    transport: {
      async send(message) {
        mails.push(message);
      },
    },
    afterwards: afterwards.run,
  };

  const serve = async () => {
    const people = openLocalIdentity(facts);
    const app: App = {
      db: store.db,
      signer: store.signer,
      log,
      clock: facts.businessClock,
      get publicUrl() {
        return publicUrl;
      },
      version: '0.0.0-test',
      identity: people.identity,
    };
    const host = await createHost(app, { production: true, register: (server) => people.mount(server) });
    const port = Number(new URL(publicUrl).port || 0);
    publicUrl = (await host.listen({ host: '127.0.0.1', port })).replace(/\/$/, '');
    return { app, host, people };
  };
  let served = await serve();

  const world = {
    /** Where its keys are. */
    folder,
    facts,
    store,
    lines,
    mails,
    get url() {
      return publicUrl;
    },
    get app() {
      return served.app;
    },
    get admin() {
      return served.people.identity.admin;
    },
    get identity() {
      return served.people.identity;
    },
    /** Moves the provider's clock; the tokens' own stays the machine's. */
    wait: (minutes: number) => {
      ahead += minutes * 60_000;
    },
    settled: () => afterwards.done(),
    async addTenant(tenantId: string) {
      await putTenant(store.db, sampleTenant(tenantId, { language: 'en' }));
      return tenantId;
    },
    async addPerson(tenantId: string, email: string, role: Role = 'OWNER', password = goodPassword) {
      const userId = `usr_${randomBytes(8).toString('hex')}`;
      const passwordHash = await hashPassword(password, quick);
      await putPerson(facts, tenantId, {
        userId,
        email,
        name: 'Ana Pérez',
        role,
        language: 'en',
        passwordHash,
      });
      return userId;
    },
    audit: async (tenantId: string) =>
      (
        await listAudit(store.db, {
          tenantId: sampleTenant(tenantId).tenantId,
          limit: 100,
          startAfter: null,
          now: facts.businessClock(),
        })
      ).entries,
    /** As a kill and a new start: nothing of the process is left, the data are. */
    async restart() {
      await served.host.close();
      // The client's kept connections notice that they are closed.
      await sleep(50);
      served = await serve();
    },
    async close() {
      await served.host.close();
      await afterwards.done();
      await store.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

export type IdWorld = Awaited<ReturnType<typeof openIdWorld>>;
