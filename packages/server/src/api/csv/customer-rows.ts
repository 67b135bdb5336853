import type { CustomerRecord } from '@booking-chat/core/booking/customer-record';
import type { Lang } from '@booking-chat/core/language/lang';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { toIso } from '@booking-chat/core/time/zone';
import * as z from 'zod/mini';
import type { Signer } from '../../signer.ts';
import { customerIdOf } from '../../store/booking-item.ts';
import { orNone } from '../catalog-inputs.ts';
import { edited, entered, isSameCustomer } from '../customer-edit.ts';
import { email, personName, phone, text } from '../inputs.ts';
import { parseInput } from '../parse-input.ts';
import { type Cells, rowProblem, yesNoText } from './csv-cells.ts';
import { type ImportPlan, planRows, type RowOutcome, tableOf } from './csv-plan.ts';

/** Customers as rows of a table. The last two columns are for reading: an import passes them over. */

export const customerColumns = [
  'customer_id',
  'name',
  'email',
  'phone',
  'notes',
  'blocked',
  'first_seen_at',
  'last_booking_start',
];

export const customerRow = (one: CustomerRecord): string[] => [
  one.customerId,
  one.name,
  one.email ?? '',
  one.phone ?? '',
  one.notes ?? '',
  yesNoText(one.blocked),
  one.firstSeenAt,
  one.lastBookingStart === null ? '' : toIso(one.lastBookingStart),
];

export interface CustomersImport {
  readonly tenantId: TenantId;
  readonly signer: Signer;
  /** Reads customers as they are stored. */
  readonly read: (customerIds: readonly string[]) => Promise<readonly (CustomerRecord | null)[]>;
  /** ISO moment. */
  readonly now: string;
}

/** Found by id, else by e-mail, else by telephone; a column that the file lacks stays as it is. */
export async function planCustomers(
  csv: string,
  known: CustomersImport,
  lang: Lang,
): Promise<ImportPlan<CustomerRecord>> {
  const table = tableOf(csv, customerColumns, ['customer_id', 'email', 'phone']);
  const ids = [...new Set(table.rows.flatMap((row) => idsOf(row.cells, known)))];
  const stored = await known.read(ids);
  const customers = new Map(ids.map((id, at) => [id, stored[at] ?? null]));
  return planRows(table, customerColumns, lang, (cells): RowOutcome<CustomerRecord> => {
    try {
      const before =
        idsOf(cells.all, known)
          .map((id) => customers.get(id))
          .find((one) => one) ?? null;
      const input = read(cells, before);
      const after = before
        ? edited(known.signer, before, input)
        : entered(known.signer, known.tenantId, input, known.now);
      return {
        id: after.customerId,
        same: before !== null && isSameCustomer(before, after),
        change: { before, after },
        accept: () => void customers.set(after.customerId, after),
      };
    } catch (error) {
      throw rowProblem(error, (field) => (customerColumns.includes(field) ? field : null));
    }
  });
}

/** Under which ids this row's customer may be known, the likeliest first. */
function idsOf(cells: ReadonlyMap<string, string>, { signer, tenantId }: CustomersImport): string[] {
  const address = cells.get('email') || null;
  const number = cells.get('phone') || null;
  return [
    cells.get('customer_id') || null,
    customerIdOf(signer, tenantId, { email: address, phone: null }),
    customerIdOf(signer, tenantId, { email: null, phone: number }),
  ].filter((one) => one !== null);
}

const customerInput = z.object({
  name: personName,
  email: orNone(email),
  phone: orNone(phone),
  notes: orNone(text(2_000)),
  blocked: z.nullish(z.boolean()),
});

const read = (cells: Cells, before: CustomerRecord | null) =>
  parseInput(customerInput, {
    name: cells.text('name') ?? before?.name,
    email: cells.text('email') ?? before?.email,
    phone: cells.text('phone') ?? before?.phone,
    notes: cells.text('notes') ?? before?.notes,
    blocked: cells.yesNo('blocked'),
  });
