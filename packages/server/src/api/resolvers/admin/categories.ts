import type { Service } from '@booking-chat/core/catalog/catalog';
import type { CategoryList } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { loadCatalog } from '../../../store/catalog.ts';
import { audit } from '../../audit.ts';
import { category, orNone } from '../../catalog-inputs.ts';
import { editOf } from '../../edit-catalog.ts';
import { guarded } from '../../operation.ts';

export const categories = guarded({
  area: 'read',
  input: z.object({}),
  resolve: async (app, { tenant }): Promise<CategoryList> =>
    listOf((await loadCatalog(app.db, tenant)).services, tenant.language),
});

/**
 * A category is a word that services share, so renaming it edits each of them: as many as fit into a transaction at a time.
 * Cut short, it is simply asked for again.
 */
export const renameCategory = guarded({
  area: 'catalog',
  input: z.object({ from: category, to: orNone(category) }),
  resolve: async (app, request, { from, to }): Promise<CategoryList> => {
    for (;;) {
      const left = await editOf(app, request, ({ catalog }) => {
        const inside = to === from ? [] : catalog.services.filter((one) => one.category === from);
        const now = inside.slice(0, atATime);
        if (now.length === 0) return { edit: null, value: listOf(catalog.services, request.tenant.language) };
        const entry = audit(request, {
          action: 'category.rename',
          targetName: to ?? from,
          before: { category: from },
          after: { category: to, services: now.map((one) => one.serviceId) },
        });
        return {
          edit: { services: now.map((one) => ({ ...one, category: to })), also: [entry] },
          value: null,
        };
      });
      if (left) return left;
    }
  },
});

/** Besides the tenant's record and the entry of the audit trail. */
const atATime = 95;

/** By name; services without one come last. */
function listOf(services: readonly Service[], language: string): CategoryList {
  const counts = new Map<string | null, number>();
  for (const one of services) counts.set(one.category, (counts.get(one.category) ?? 0) + 1);
  const items = [...counts].map(([name, count]) => ({ category: name, services: count }));
  return {
    items: items.sort((a, b) =>
      a.category === null ? 1 : b.category === null ? -1 : a.category.localeCompare(b.category, language),
    ),
  };
}
