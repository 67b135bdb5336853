import type { Booking, BookingStatus } from '@booking-chat/core/booking/booking';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { addDays, isDate } from '@booking-chat/core/time/calendar';
import type { Interval } from '@booking-chat/core/time/interval';
import { localDateTime, startOfDay, toIso } from '@booking-chat/core/time/zone';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { App } from '../../context.ts';
import { cancelBooking, getBooking, listBookings } from '../../store/bookings.ts';
import { loadCatalog } from '../../store/catalog.ts';
import { listTenants } from '../../store/tenants.ts';
import { findTenant } from '../operator.ts';
import {
  CommandFailure,
  type DataOptions,
  dataOption,
  jsonOption,
  print,
  printJson,
  table,
  withData,
} from './command.ts';

export function bookingsCommand(): Command {
  const bookings = new Command('bookings').description('what was booked');
  bookings.addCommand(list());
  bookings.addCommand(show());
  bookings.addCommand(cancel());
  return bookings;
}

interface ListArguments extends DataOptions {
  readonly tenant?: string;
  readonly from?: string;
  readonly to?: string;
  readonly status?: readonly BookingStatus[];
  readonly limit: number;
}

const statuses: readonly BookingStatus[] = ['PENDING', 'CONFIRMED', 'CANCELLED', 'COMPLETED', 'NO_SHOW'];

const list = () =>
  new Command('list')
    .description('bookings by start')
    .option('--tenant <tenant>', 'id or slug (default: all)')
    .option('--from <date>', 'first day, YYYY-MM-DD, where the business is', date)
    .option('--to <date>', 'last day', date)
    .addOption(new Option('--status <status...>', 'only these').choices(statuses))
    .option('--limit <number>', 'at most so many of each tenant', count, 200)
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: ListArguments) =>
      withData(options, async ({ app }) => {
        const found: { tenant: Tenant; booking: Booking }[] = [];
        for (const tenant of await tenantsOf(app, options.tenant))
          for (const booking of await bookingsOf(app, tenant, options)) found.push({ tenant, booking });
        if (options.json) return printJson(found.map(({ tenant, booking }) => shown(booking, tenant)));
        if (found.length === 0) return print('No bookings.');
        print(
          table(
            ['WHEN', 'STATUS', 'CODE', 'SERVICE', 'WITH', 'CUSTOMER', 'TENANT', 'ID'],
            found.map(({ tenant, booking }) => [
              Object.values(localDateTime(booking.timezone, booking.start)).join(' '),
              booking.status,
              booking.code,
              booking.serviceName,
              booking.providerName,
              booking.customer.name,
              tenant.slug,
              booking.bookingId,
            ]),
          ),
        );
      }),
    );

const show = () =>
  new Command('show')
    .description('one booking')
    .argument('<booking>', 'id or code')
    .option('--tenant <tenant>', 'id or slug (default: look in all)')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrCode: string, options: DataOptions & { tenant?: string }) =>
      withData(options, async ({ app }) => {
        const { booking, tenant } = await findBooking(app, idOrCode, options.tenant);
        if (options.json) return printJson(shown(booking, tenant));
        print(described(booking, tenant));
      }),
    );

const cancel = () =>
  new Command('cancel')
    .description('cancel a booking for the business: no cut-off applies, and everyone is told')
    .argument('<booking>', 'id or code')
    .option('--tenant <tenant>', 'id or slug (default: look in all)')
    .option('--reason <text>', 'kept with the booking')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrCode: string, options: DataOptions & { tenant?: string; reason?: string }) =>
      withData(options, async ({ app }) => {
        const { booking, tenant } = await findBooking(app, idOrCode, options.tenant);
        const outcome = await cancelBooking(app, {
          tenant,
          catalog: await loadCatalog(app.db, tenant),
          bookingId: booking.bookingId,
          by: 'business',
          reason: options.reason ?? null,
        });
        if (!outcome.ok)
          throw new CommandFailure(
            outcome.refusal.kind === 'status'
              ? `Booking ${booking.code} is ${outcome.refusal.status} and cannot be cancelled.`
              : `Booking ${booking.code} cannot be cancelled: ${outcome.refusal.kind}.`,
          );
        if (options.json) printJson(shown(outcome.booking, tenant));
        else print(`Cancelled ${booking.code}. Its mails go out as soon as the server runs.`);
      }),
    );

const tenantsOf = async (app: App, idOrSlug: string | undefined): Promise<readonly Tenant[]> =>
  idOrSlug ? [await findTenant(app, idOrSlug)] : await listTenants(app.db);

async function bookingsOf(
  app: App,
  tenant: Tenant,
  { from, to, status, limit }: Pick<ListArguments, 'from' | 'to' | 'status' | 'limit'>,
): Promise<Booking[]> {
  const range: Interval | undefined =
    from || to
      ? {
          start: startOfDay(tenant.timezone, from ?? '1970-01-01'),
          end: startOfDay(tenant.timezone, addDays(to ?? '9998-12-30', 1)),
        }
      : undefined;
  const found: Booking[] = [];
  let nextToken: string | null = null;
  do {
    const page = await listBookings(app, {
      tenantId: tenant.tenantId,
      of: { kind: 'tenant' },
      range,
      statuses: status,
      limit: 200,
      nextToken,
    });
    if (!page.ok) break;
    found.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken && found.length < limit);
  return found.slice(0, limit);
}

async function findBooking(app: App, idOrCode: string, tenantName: string | undefined) {
  const tenants = await tenantsOf(app, tenantName);
  for (const tenant of tenants) {
    const booking = await getBooking(app.db, tenant.tenantId, idOrCode);
    if (booking) return { booking, tenant };
  }
  const code = idOrCode.toUpperCase();
  for (const tenant of tenants) {
    const all = await bookingsOf(app, tenant, { limit: Number.POSITIVE_INFINITY });
    const booking = all.find((each) => each.code === code);
    if (booking) return { booking, tenant };
  }
  throw new CommandFailure(`There is no booking “${idOrCode}”. "booking-chat bookings list" shows them.`);
}

function shown(booking: Booking, tenant: Tenant) {
  const local = localDateTime(booking.timezone, booking.start);
  return {
    ...booking,
    tenant: tenant.slug,
    start: toIso(booking.start),
    end: toIso(booking.end),
    localDate: local.date,
    localTime: local.time,
  };
}

function described(booking: Booking, tenant: Tenant): string {
  const local = localDateTime(booking.timezone, booking.start);
  const rows: [string, string | null][] = [
    ['Code', booking.code],
    ['Status', booking.status],
    ['When', `${local.date} ${local.time} (${booking.timezone})`],
    ['Service', booking.serviceName],
    ['With', booking.providerName],
    ['Customer', booking.customer.name],
    ['E-mail', booking.customer.email],
    ['Phone', booking.customer.phone],
    ['Notes', booking.notes],
    ['Tenant', `${tenant.name} (${tenant.tenantId})`],
    ['Made by', booking.source],
    ['Created', booking.createdAt],
    ['Version', String(booking.version)],
    ['Id', booking.bookingId],
  ];
  return rows
    .filter(([, value]) => value)
    .map(([label, value]) => `${label.padEnd(9)} ${value}`)
    .join('\n');
}

function date(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError('A date is written YYYY-MM-DD.');
  return text;
}

function count(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Give a number from 1 to 999999.');
  return Number(text);
}
