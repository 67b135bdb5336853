import type { Interval } from '@booking-chat/core/time/interval';
import type { CsvKind, CsvPage } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import type { App } from '../../../context.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import { listCustomers } from '../../../store/customers.ts';
import { listBookings } from '../../../store/list-bookings.ts';
import type { Page } from '../../../store/page-token.ts';
import { bookingColumns, bookingRow } from '../../csv/booking-rows.ts';
import { writeCsv } from '../../csv/csv-text.ts';
import { customerColumns, customerRow } from '../../csv/customer-rows.ts';
import { providerColumns, providerRow, serviceTexts } from '../../csv/provider-rows.ts';
import { serviceColumns, serviceRow } from '../../csv/service-rows.ts';
import { ApiError } from '../../errors.ts';
import { moment, pageMark } from '../../inputs.ts';
import { guarded } from '../../operation.ts';
import { pageOf } from '../../page.ts';
import type { RequestContext } from '../../request.ts';

const rowsPerPage = 200;
/** A minute of the year 2200: as far as any moment that is taken in. */
const endOfTime = 121_000_000;

export const exportCsv = guarded({
  area: 'export',
  input: z.object({
    kind: z.enum(['SERVICES', 'PROVIDERS', 'CUSTOMERS', 'BOOKINGS']),
    /** Of bookings, by their start; the end itself is left out. */
    from: z.nullish(moment),
    to: z.nullish(moment),
    nextToken: pageMark,
  }),
  resolve: async (app, request, { kind, from, to, nextToken }): Promise<CsvPage> => {
    const given = from != null || to != null;
    const range = given ? { start: from ?? 0, end: to ?? endOfTime } : undefined;
    const page = await pages[kind](app, request, nextToken ?? null, range);
    if (!page.ok) throw new ApiError('INVALID_INPUT', { reason: 'page', field: 'nextToken' });
    return {
      csv: writeCsv(nextToken ? null : columns[kind], page.items),
      rows: page.items.length,
      nextToken: page.nextToken,
    };
  },
});

const columns: Readonly<Record<CsvKind, readonly string[]>> = {
  SERVICES: serviceColumns,
  PROVIDERS: providerColumns,
  CUSTOMERS: customerColumns,
  BOOKINGS: bookingColumns,
};

type Rows = (
  app: App,
  request: RequestContext,
  nextToken: string | null,
  range: Interval | undefined,
) => Promise<Page<readonly string[]>>;

const pages: Readonly<Record<CsvKind, Rows>> = {
  SERVICES: async (app, { tenant }, nextToken) => {
    const { services } = await loadCatalog(app.db, tenant);
    const list = `csv services ${tenant.tenantId}`;
    const page = pageOf(app.signer, list, services, { limit: rowsPerPage, nextToken });
    return { ok: true, items: page.items.map(serviceRow), nextToken: page.nextToken };
  },
  PROVIDERS: async (app, { tenant }, nextToken) => {
    const { providers, services } = await loadCatalog(app.db, tenant);
    const list = `csv providers ${tenant.tenantId}`;
    const page = pageOf(app.signer, list, providers, { limit: rowsPerPage, nextToken });
    const texts = serviceTexts(services);
    return {
      ok: true,
      items: page.items.map((one) => providerRow(one, texts)),
      nextToken: page.nextToken,
    };
  },
  CUSTOMERS: async (app, { tenant }, nextToken) =>
    asRows(
      await listCustomers(app, { tenantId: tenant.tenantId, limit: rowsPerPage, nextToken }),
      customerRow,
    ),
  BOOKINGS: async (app, { tenant }, nextToken, range) =>
    asRows(
      await listBookings(app, {
        tenantId: tenant.tenantId,
        of: { kind: 'tenant' },
        range,
        limit: rowsPerPage,
        nextToken,
      }),
      bookingRow,
    ),
};

const asRows = <T>(page: Page<T>, row: (one: T) => string[]): Page<readonly string[]> =>
  page.ok ? { ...page, items: page.items.map(row) } : page;
