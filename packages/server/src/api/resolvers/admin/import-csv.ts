import type { CustomerRecord } from '@booking-chat/core/booking/customer-record';
import type { Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { CsvImport } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import type { App } from '../../../context.ts';
import { type CatalogChange, loadCatalog } from '../../../store/catalog.ts';
import { customerWrites, getCustomers } from '../../../store/customers.ts';
import { transact } from '../../../store/db.ts';
import type { CatalogState } from '../../../store/edit-catalog.ts';
import { again, untilSettled } from '../../../store/until-settled.ts';
import { audit } from '../../audit.ts';
import type { ImportPlan, PlannedChange } from '../../csv/csv-plan.ts';
import { planCustomers } from '../../csv/customer-rows.ts';
import { planProviders } from '../../csv/provider-rows.ts';
import { planServices } from '../../csv/service-rows.ts';
import { toldOfCustomer } from '../../customer-edit.ts';
import { editOf } from '../../edit-catalog.ts';
import { ApiError } from '../../errors.ts';
import { guarded } from '../../operation.ts';
import { presentAdminProvider, presentAdminService } from '../../present-catalog.ts';
import type { RequestContext } from '../../request.ts';

const mostBytes = 60_000;

/**
 * The whole file is checked before anything is stored. What one transaction holds is stored whole; more of it in steps, each of
 * them whole and checked anew on what is stored then. Rows that are stored are no longer changes, so a file that was cut short is
 * simply sent again.
 */
export const importCsv = guarded({
  area: 'catalog',
  input: z.object({
    input: z.object({
      kind: z.enum(['SERVICES', 'PROVIDERS', 'CUSTOMERS']),
      csv: z.string(),
      dryRun: z.boolean(),
      skipProblems: z.nullish(z.boolean()),
    }),
  }),
  resolve: async (app, request, { input }): Promise<CsvImport> => {
    const { kind, csv, dryRun, skipProblems } = input;
    if (Buffer.byteLength(csv) > mostBytes)
      throw new ApiError('INVALID_INPUT', { reason: 'request-size', field: 'input.csv', limit: mostBytes });
    if (dryRun) return wouldDo(await plans[kind](app, request, csv));
    return inSteps(() => steps[kind](app, request, csv, skipProblems ?? false));
  },
});

type Kind = 'SERVICES' | 'PROVIDERS' | 'CUSTOMERS';

/** What one transaction did of a plan; nothing where a problem forbids it. */
interface Step {
  readonly plan: ImportPlan<unknown>;
  readonly stored: readonly PlannedChange<unknown>[];
  readonly forbidden: boolean;
}

async function inSteps(step: () => Promise<Step>): Promise<CsvImport> {
  let created = 0;
  let updated = 0;
  let unchanged: number | null = null;
  for (;;) {
    const { plan, stored, forbidden } = await step();
    unchanged ??= plan.unchanged;
    created += stored.filter((one) => one.before === null).length;
    updated += stored.filter((one) => one.before !== null).length;
    const { problems } = plan;
    if (forbidden) return { created, updated, unchanged: 0, problems: [...problems] };
    if (stored.length === plan.changes.length)
      return { created, updated, unchanged, problems: [...problems] };
  }
}

const wouldDo = ({ changes, unchanged, problems }: ImportPlan<unknown>): CsvImport => ({
  created: changes.filter((one) => one.before === null).length,
  updated: changes.filter((one) => one.before !== null).length,
  unchanged,
  problems: [...problems],
});

const plans: Readonly<
  Record<Kind, (app: App, request: RequestContext, csv: string) => Promise<ImportPlan<unknown>>>
> = {
  SERVICES: async (app, { tenant, language }, csv) =>
    planServices(csv, tenant, await loadCatalog(app.db, tenant), language),
  PROVIDERS: async (app, { tenant, language }, csv) =>
    planProviders(csv, tenant, await loadCatalog(app.db, tenant), language),
  CUSTOMERS: (app, request, csv) => customersPlan(app, request, csv),
};

/** With its own entry of the audit trail each, one of the import, and the tenant's record: 99 writes. */
const catalogRowsAtATime = 48;
/** A customer who becomes blocked takes one write more: 97. */
const customersAtATime = 32;

const steps: Readonly<
  Record<Kind, (app: App, request: RequestContext, csv: string, skip: boolean) => Promise<Step>>
> = {
  SERVICES: (app, request, csv, skip) =>
    catalogStep<Service>(app, request, skip, {
      plan: ({ tenant, catalog }) => planServices(csv, tenant, catalog, request.language),
      change: (services) => ({ services }),
      entry: ({ before, after }, { catalog }) =>
        audit(request, {
          action: before ? 'service.update' : 'service.create',
          targetId: after.serviceId,
          targetName: after.name,
          before: before && presentAdminService(before, catalog.providers),
          after: presentAdminService(after, catalog.providers),
        }),
      kind: 'SERVICES',
    }),
  PROVIDERS: (app, request, csv, skip) =>
    catalogStep<Provider>(app, request, skip, {
      plan: ({ tenant, catalog }) => planProviders(csv, tenant, catalog, request.language),
      change: (providers) => ({ providers }),
      entry: ({ before, after }, { catalog }) =>
        audit(request, {
          action: before ? 'provider.update' : 'provider.create',
          targetId: after.providerId,
          targetName: after.name,
          before: before && presentAdminProvider(before, catalog.availability),
          after: presentAdminProvider(after, catalog.availability),
        }),
      kind: 'PROVIDERS',
    }),
  CUSTOMERS: customersStep,
};

interface CatalogImport<Entity> {
  readonly kind: Kind;
  readonly plan: (state: CatalogState) => Promise<ImportPlan<Entity>>;
  readonly change: (entities: readonly Entity[]) => Pick<CatalogChange, 'services' | 'providers'>;
  readonly entry: (change: PlannedChange<Entity>, state: CatalogState) => ReturnType<typeof audit>;
}

function catalogStep<Entity extends Service | Provider>(
  app: App,
  request: RequestContext,
  skip: boolean,
  { kind, plan: planOf, change, entry }: CatalogImport<Entity>,
): Promise<Step> {
  return editOf(app, request, async (state) => {
    const plan = await planOf(state);
    const forbidden = plan.problems.length > 0 && !skip;
    const stored = forbidden ? [] : plan.changes.slice(0, catalogRowsAtATime);
    const value = { plan, stored, forbidden };
    if (stored.length === 0) return { edit: null, value };
    const also = [...stored.map((one) => entry(one, state)), importEntry(request, kind, stored)];
    return { edit: { ...change(stored.map((one) => one.after)), also }, value };
  });
}

async function customersStep(app: App, request: RequestContext, csv: string, skip: boolean): Promise<Step> {
  const settled = await untilSettled<Step | null>(async () => {
    const plan = await customersPlan(app, request, csv);
    const forbidden = plan.problems.length > 0 && !skip;
    const stored = forbidden ? [] : plan.changes.slice(0, customersAtATime);
    if (stored.length === 0) return { plan, stored, forbidden };
    const outcome = await transact(app.db, [
      ...stored.flatMap(({ before, after }) => customerWrites(before, after)),
      ...stored.map(({ before, after }) =>
        audit(request, {
          action: before ? 'customer.update' : 'customer.create',
          targetId: after.customerId,
          targetName: after.name,
          before: before && toldOfCustomer(before),
          after: toldOfCustomer(after),
        }),
      ),
      importEntry(request, 'CUSTOMERS', stored),
    ]);
    return outcome.ok ? { plan, stored, forbidden } : again;
  }, null);
  if (!settled) throw new ApiError('CONFLICT', { reason: 'changed' });
  return settled;
}

const customersPlan = (
  app: App,
  { tenant, language, now }: RequestContext,
  csv: string,
): Promise<ImportPlan<CustomerRecord>> =>
  planCustomers(
    csv,
    {
      tenantId: tenant.tenantId,
      signer: app.signer,
      read: (ids) => getCustomers(app.db, tenant.tenantId, ids),
      now: new Date(now).toISOString(),
    },
    language,
  );

const importEntry = (request: RequestContext, kind: Kind, stored: readonly PlannedChange<unknown>[]) =>
  audit(request, {
    action: 'csv.import',
    targetId: kind,
    before: null,
    after: {
      created: stored.filter((one) => one.before === null).length,
      updated: stored.filter((one) => one.before !== null).length,
    },
  });
