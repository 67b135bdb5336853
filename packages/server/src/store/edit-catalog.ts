import type { Catalog } from '@booking-chat/core/catalog/catalog';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import { type CatalogChange, catalogWrites, loadCatalog } from './catalog.ts';
import { type Db, getItem, transact, type Write } from './db.ts';
import { inTurn } from './in-turn.ts';
import { randomId } from './random-id.ts';
import type { TenantChange } from './tenants.ts';
import { again, untilSettled } from './until-settled.ts';

/** What an edit is decided on: both as they stand, and still stand when it is written. */
export interface CatalogState {
  readonly tenant: Tenant;
  readonly catalog: Catalog;
}

/** One transaction: with the tenant's own record it may hold at most 100 writes. */
export interface CatalogEdit extends CatalogChange {
  /** Settings that change with it, under the version of the tenant's record that was decided on. */
  readonly tenant?: TenantChange;
  /** The entries of the audit trail. */
  readonly also: readonly Write[];
}

/** `edit: null`: nothing has to be written. */
export interface Decided<T> {
  readonly edit: CatalogEdit | null;
  readonly value: T;
}

export type EditOutcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/**
 * Changes a catalog by what `decide` makes of it as it stands. Written only if neither the catalog nor the plan has changed since
 * it was read; otherwise read and decided again. So whatever `decide` counts or compares (names, limits, versions) holds exactly,
 * however many edit at once. What `decide` throws is thrown. `ok: false`: the tenant is gone, or others were faster thirty times.
 */
export async function editCatalog<T>(
  db: Db,
  tenantId: TenantId,
  decide: (state: CatalogState) => Decided<T> | Promise<Decided<T>>,
): Promise<EditOutcome<T>> {
  const call = randomId();
  let tried: Decided<T> | null = null;
  const attempt = async (): Promise<EditOutcome<T> | typeof again> => {
    const tenant = (await getItem(db, 'Tenants', { tenantId })) as (Tenant & { lastEdit?: string }) | null;
    if (!tenant) return { ok: false };
    // The connection broke, but the transaction of the attempt before was carried out.
    if (tried && tenant.lastEdit === call) return { ok: true, value: tried.value };
    const catalog = await loadCatalog(db, tenant);
    const decided = await decide({ tenant, catalog });
    tried = decided;
    const { edit } = decided;
    if (edit) {
      const writes = [
        ...catalogWrites(tenantId, edit),
        tenantWrite({ tenant, catalog }, edit, call),
        ...edit.also,
      ];
      const outcome = await transact(db, writes);
      if (!outcome.ok) return again;
    }
    return { ok: true, value: decided.value };
  };
  return inTurn(db, `catalog ${tenantId}`, () => untilSettled(attempt, { ok: false }));
}

function tenantWrite({ tenant, catalog }: CatalogState, edit: CatalogEdit, call: string): Write {
  const fields = Object.entries(edit.tenant ?? {}).filter(([, value]) => value !== undefined);
  const settings = fields.length > 0;
  return {
    type: 'update',
    table: 'Tenants',
    key: { tenantId: tenant.tenantId },
    change: {
      text: `SET ${['lastEdit = :call', ...fields.map((_, at) => `#f${at} = :f${at}`), ...(settings ? ['#version = :next'] : [])].join(', ')} ADD catalogVersion :one`,
      names: {
        '#plan': 'plan',
        ...(settings && { '#version': 'version' }),
        ...Object.fromEntries(fields.map(([name], at) => [`#f${at}`, name])),
      },
      values: {
        ':call': call,
        ':one': 1,
        ...(settings && { ':next': tenant.version + 1, ':was': tenant.version }),
        ...Object.fromEntries(fields.map(([, value], at) => [`:f${at}`, value])),
      },
    },
    condition: {
      text: ['catalogVersion = :catalog', '#plan = :plan', ...(settings ? ['#version = :was'] : [])].join(
        ' AND ',
      ),
      values: { ':catalog': catalog.version, ':plan': tenant.plan },
    },
  };
}
