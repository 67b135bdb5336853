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
    return inSteps((after) => steps[kind](app, request, { csv, after, skip: skipProblems ?? false }));
  },
});

type Kind = 'SERVICES' | 'PROVIDERS' | 'CUSTOMERS';

/** What one transaction is to do: of the rows after this line as many as it holds. */
interface StepOf {
  readonly csv: string;
  readonly after: number;
  readonly skip: boolean;
}

/** What it did; nothing where a problem forbids it. */
interface Step {
  readonly plan: ImportPlan<unknown>;
  readonly stored: readonly PlannedChange<unknown>[];
  readonly end: 'more' | 'done' | 'forbidden';
}

/** Only ever forwards: two different files at once could otherwise undo each other for good. */
async function inSteps(step: (after: number) => Promise<Step>): Promise<CsvImport> {
  let created = 0;
  let updated = 0;
  let unchanged: number | null = null;
  for (let after = 0; ; ) {
    const { plan, stored, end } = await step(after);
    unchanged ??= plan.unchanged;
    created += stored.filter((one) => one.before === null).length;
    updated += stored.filter((one) => one.before !== null).length;
    const problems = plan.problems.slice(0, mostListed);
    if (end === 'forbidden') return { created, updated, unchanged: 0, problems };
    if (end === 'done') return { created, updated, unchanged, problems };
    after = stored.at(-1)?.line ?? Number.POSITIVE_INFINITY;
  }
}

function nextOf<Entity>(plan: ImportPlan<Entity>, { after, skip }: StepOf, atATime: number) {
  if (plan.problems.length > 0 && !skip) return { plan, stored: [], end: 'forbidden' } as const;
  const due = plan.changes.filter((one) => one.line > after);
  return { plan, stored: due.slice(0, atATime), end: due.length > atATime ? 'more' : 'done' } as const;
}

const wouldDo = ({ changes, unchanged, problems }: ImportPlan<unknown>): CsvImport => ({
  created: changes.filter((one) => one.before === null).length,
  updated: changes.filter((one) => one.before !== null).length,
  unchanged,
  problems: problems.slice(0, mostListed),
});

/** A broken file has one for every cell; an answer must stay below the megabyte that a host lets through. */
const mostListed = 1_000;

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

const steps: Readonly<Record<Kind, (app: App, request: RequestContext, step: StepOf) => Promise<Step>>> = {
  SERVICES: (app, request, step) =>
    catalogStep<Service>(app, request, step, {
      plan: ({ tenant, catalog }) => planServices(step.csv, tenant, catalog, request.language),
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
  PROVIDERS: (app, request, step) =>
    catalogStep<Provider>(app, request, step, {
      plan: ({ tenant, catalog }) => planProviders(step.csv, tenant, catalog, request.language),
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
  step: StepOf,
  { kind, plan: planOf, change, entry }: CatalogImport<Entity>,
): Promise<Step> {
  return editOf(app, request, async (state) => {
    const value = nextOf(await planOf(state), step, catalogRowsAtATime);
    const { stored } = value;
    if (stored.length === 0) return { edit: null, value };
    const also = [...stored.map((one) => entry(one, state)), importEntry(request, kind, stored)];
    return { edit: { ...change(stored.map((one) => one.after)), also }, value };
  });
}

async function customersStep(app: App, request: RequestContext, step: StepOf): Promise<Step> {
  const settled = await untilSettled<Step | null>(async () => {
    const next = nextOf(await customersPlan(app, request, step.csv), step, customersAtATime);
    const { stored } = next;
    if (stored.length === 0) return next;
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
    return outcome.ok ? next : again;
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
