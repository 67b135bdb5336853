import type { CustomerRecord } from '@booking-chat/core/booking/customer-record';
import { toIso } from '@booking-chat/core/time/zone';
import type { AdminCustomer, AdminCustomerConnection } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import * as store from '../../../store/customers.ts';
import { audit } from '../../audit.ts';
import { edited, entered, isSameCustomer, toldOfCustomer } from '../../customer-edit.ts';
import { ApiError } from '../../errors.ts';
import {
  blankIsNone,
  clearable,
  email,
  id,
  line,
  pageLimit,
  pageMark,
  personName,
  phone,
} from '../../inputs.ts';
import { guarded } from '../../operation.ts';

const listCustomers = guarded({
  area: 'read',
  input: z.object({
    query: blankIsNone(line(100)),
    blocked: z.nullish(z.boolean()),
    limit: pageLimit(200),
    nextToken: pageMark,
  }),
  resolve: async (app, { tenant }, args): Promise<AdminCustomerConnection> => {
    const page = await store.listCustomers(app, {
      tenantId: tenant.tenantId,
      query: args.query,
      blocked: args.blocked,
      limit: args.limit ?? 50,
      nextToken: args.nextToken ?? null,
    });
    if (!page.ok) throw new ApiError('INVALID_INPUT', { reason: 'page', field: 'nextToken' });
    return { items: page.items.map(presentCustomer), nextToken: page.nextToken };
  },
});

const getCustomer = guarded({
  area: 'read',
  input: z.object({ customerId: id }),
  resolve: async (app, { tenant }, { customerId }): Promise<AdminCustomer | null> => {
    const known = await store.getCustomer(app.db, tenant.tenantId, customerId);
    return known && presentCustomer(known);
  },
});

const saveCustomer = guarded({
  area: 'bookings',
  input: z.object({
    input: z.object({
      customerId: z.nullish(id),
      version: z.nullish(z.int().check(z.minimum(1))),
      name: personName,
      email: blankIsNone(email),
      phone: blankIsNone(phone),
      notes: clearable(2_000),
      blocked: z.nullish(z.boolean()),
    }),
  }),
  resolve: async (app, request, { input }): Promise<AdminCustomer> => {
    const { tenantId } = request.tenant;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const before = input.customerId ? await knownCustomer(input.customerId) : null;
      const after = before
        ? edited(app.signer, before, input)
        : entered(app.signer, tenantId, input, new Date(request.now).toISOString());
      if (before && isSameCustomer(before, after)) return presentCustomer(before);
      const entry = audit(request, {
        action: before ? 'customer.update' : 'customer.create',
        targetId: after.customerId,
        targetName: after.name,
        before: before && toldOfCustomer(before),
        after: toldOfCustomer(after),
      });
      if (await store.saveCustomer(app.db, before, after, [entry])) return presentCustomer(after);
      if (!before && (await store.getCustomer(app.db, tenantId, after.customerId)))
        throw new ApiError('CONFLICT', { reason: 'customer-exists', field: `input.${after.knownBy}` });
    }
    throw new ApiError('CONFLICT', { reason: 'changed' });

    async function knownCustomer(customerId: string): Promise<CustomerRecord> {
      const known = await store.getCustomer(app.db, tenantId, customerId);
      if (!known) throw new ApiError('NOT_FOUND', { reason: 'customer' });
      if (input.version == null)
        throw new ApiError('INVALID_INPUT', { reason: 'required', field: 'input.version' });
      if (known.version !== input.version)
        throw new ApiError('CONFLICT', { reason: 'version', currentVersion: known.version });
      return known;
    }
  },
});

/** Bookings of the customer may come in between. */
const attempts = 5;

export const customersAdmin = {
  Query: { listCustomers, getCustomer },
  Mutation: { saveCustomer },
};

const presentCustomer = (record: CustomerRecord): AdminCustomer => ({
  customerId: record.customerId,
  name: record.name,
  email: record.email,
  phone: record.phone,
  notes: record.notes,
  blocked: record.blocked,
  firstSeenAt: record.firstSeenAt,
  lastBookingStart: record.lastBookingStart === null ? null : toIso(record.lastBookingStart),
  version: record.version,
});
