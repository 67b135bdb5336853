import type { CustomerRecord } from '@booking-chat/core/booking/customer-record';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { Signer } from '../signer.ts';
import { customerIdOf } from '../store/booking-item.ts';
import { ApiError } from './errors.ts';

/** What the team may write of a customer; what is left out of an edit stays, `null` takes it away. */
export interface CustomerInput {
  readonly name: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly notes?: string | null;
  readonly blocked?: boolean | null;
}

/** A customer the team enters. Throws INVALID_INPUT without e-mail and phone: nobody could be recognised by the name. */
export function entered(
  signer: Signer,
  tenantId: TenantId,
  { name, email = null, phone = null, notes = null, blocked }: CustomerInput,
  now: string,
): CustomerRecord {
  const customerId = customerIdOf(signer, tenantId, { email, phone });
  if (!customerId) throw new ApiError('INVALID_INPUT', { reason: 'required', field: 'input.email' });
  return {
    tenantId,
    customerId,
    knownBy: email ? 'email' : 'phone',
    name,
    email,
    phone,
    notes,
    blocked: blocked ?? false,
    keptByTeam: true,
    firstSeenAt: now,
    lastBookedAt: null,
    lastBookingStart: null,
    version: 1,
  };
}

/** The contact that a customer is recognised by stays: another one is another customer. */
export function edited(signer: Signer, before: CustomerRecord, input: CustomerInput): CustomerRecord {
  const { tenantId, knownBy, customerId } = before;
  const { name, email = before.email, phone = before.phone, notes = before.notes } = input;
  const known = knownBy === 'email' ? { email, phone: null } : { email: null, phone };
  if (customerIdOf(signer, tenantId, known) !== customerId)
    throw new ApiError('INVALID_INPUT', { reason: 'contact-fixed', field: `input.${knownBy}` });
  const isOwn = name !== before.name || email !== before.email || phone !== before.phone;
  return {
    ...before,
    name,
    email,
    phone,
    notes,
    blocked: input.blocked ?? before.blocked,
    keptByTeam: before.keptByTeam || isOwn,
    version: before.version + 1,
  };
}

export const isSameCustomer = (before: CustomerRecord, after: CustomerRecord): boolean =>
  (['name', 'email', 'phone', 'notes', 'blocked'] as const).every((field) => before[field] === after[field]);

/** What the audit trail tells of a customer. */
export const toldOfCustomer = ({ name, email, phone, notes, blocked }: CustomerRecord) => ({
  name,
  email,
  phone,
  notes,
  blocked,
});
