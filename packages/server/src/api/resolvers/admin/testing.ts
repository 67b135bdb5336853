import type { Role } from '@booking-chat/core/tenancy/roles';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { App } from '../../../context.ts';
import { type AuditEntry, listAudit } from '../../../store/audit.ts';
import { type CatalogChange, putCatalog } from '../../../store/catalog.ts';
import { getTenant, putTenant } from '../../../store/tenants.ts';
import { sampleTenant, startTestStore, type TestStore } from '../../../store/testing.ts';
import { userCredential } from '../../credential.ts';
import type { GuardedOperation } from '../../operation.ts';
import { runOperation } from '../../run-operation.ts';
import { operationOf } from '../resolvers.ts';

/** Operations of the business's side, asked for as a host does, over a real engine. */
export async function startOffice(now?: number) {
  const store = await startTestStore(now);
  const failures: unknown[] = [];
  const quiet = () => undefined;
  const app: App = {
    db: store.db,
    clock: store.clock,
    signer: store.signer,
    log: { info: quiet, warn: quiet, error: (fields) => void failures.push(fields) },
    publicUrl: 'http://localhost',
    version: 'test',
  };
  /** Other processes over the same tables: what is exact is not so because one process takes turns. */
  const apps = [app, ...Array.from({ length: 4 }, (): App => ({ ...app, db: store.anotherDb() }))];
  const business = businesses(apps, store, failures);
  return { app, store, failures, stop: () => store.stop(), business };
}

export type Office = Awaited<ReturnType<typeof startOffice>>;

/** One business of its own with somebody of its team who asks. */
const businesses =
  (apps: readonly App[], store: TestStore, failures: readonly unknown[]) =>
  async (name: string, change: Partial<Tenant> = {}, catalog: CatalogChange = {}) => {
    const { tenantId } = sampleTenant(name);
    await putTenant(store.db, sampleTenant(name, { catalogVersion: 0, ...change }));
    await putCatalog(store.db, tenantId, catalog);

    let turn = 0;
    /** Gives the value, or throws what a client would be told. The processes take turns. */
    const ask = async <T>(
      operation: string,
      args: object = {},
      role: Role = 'ADMIN',
      who = role,
    ): Promise<T> => {
      const kind = /^(save|delete|rename|update|import)/.test(operation) ? 'Mutation' : 'Query';
      const email = `${who.toLowerCase()}@${name}.test`;
      const credential = userCredential({ tenantId, userId: `user-${who}`, role, email, name: null });
      const answer = await runOperation(
        apps[turn++ % apps.length] as App,
        { name: operation, operation: operationOf(kind, operation) as GuardedOperation, args: asSent(args) },
        { requestId: 'r1', headers: { 'x-language': 'en' }, credential },
      );
      if (answer.ok) return asSent(answer.value as object) as T;
      const { errorType, errorInfo } = answer.error;
      if (errorType === 'INTERNAL') throw new Error(JSON.stringify(failures.at(-1)));
      throw new Refused(errorType, errorInfo);
    };
    /** 'CONFLICT version input.version', or the value's JSON when it was not refused. */
    const refusal = async (operation: string, args: object, role?: Role): Promise<string> => {
      try {
        return JSON.stringify(await ask(operation, args, role));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return [error.code, error.info.reason, error.info.field].filter(Boolean).join(' ');
      }
    };
    const trail = async (): Promise<readonly AuditEntry[]> =>
      (await listAudit(store.db, { tenantId, limit: 100, startAfter: null, now: store.clock() })).entries;
    const read = async () => (await getTenant(store.db, tenantId)) as Tenant;
    return { tenantId, ask, refusal, trail, read };
  };

export type Business = Awaited<ReturnType<Office['business']>>;

export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly info: { readonly reason: string; readonly [name: string]: unknown },
  ) {
    super(`${code} ${JSON.stringify(info)}`);
  }
}

/** Over the wire nothing is undefined and nothing is shared. */
const asSent = (value: object) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
