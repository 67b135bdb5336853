import type { App } from '../context.ts';
import { type CatalogState, type Decided, editCatalog } from '../store/edit-catalog.ts';
import { ApiError } from './errors.ts';
import type { RequestContext } from './request.ts';

/** An edit of the caller's catalog; see the store's `editCatalog`. What `decide` refuses, it throws. */
export async function editOf<T>(
  app: App,
  { tenant }: RequestContext,
  decide: (state: CatalogState) => Decided<T> | Promise<Decided<T>>,
): Promise<T> {
  const outcome = await editCatalog(app.db, tenant.tenantId, decide);
  if (!outcome.ok) throw new ApiError('CONFLICT', { reason: 'changed' });
  return outcome.value;
}

/** Throws CONFLICT version unless the edit was made on what is stored. `field` is the path of the version. */
export function mustBeCurrent(
  current: { readonly version: number },
  asked: number | null | undefined,
  field = 'input.version',
): void {
  if (asked === null || asked === undefined)
    throw new ApiError('INVALID_INPUT', { reason: 'required', field });
  if (asked !== current.version)
    throw new ApiError('CONFLICT', { reason: 'version', field, currentVersion: current.version });
}
