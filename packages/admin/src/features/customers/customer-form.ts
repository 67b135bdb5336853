import type { AdminCustomer, SaveCustomerInput } from '@booking-chat/schema/generated/types';
import type { FieldErrors, Versioned } from '../../shared/forms/use-form.ts';
import type { SharedTexts } from '../../shared/i18n/texts/index.ts';
import type { CustomerTexts } from './texts/index.ts';

export interface CustomerValues {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly notes: string;
}

export const nobody: Versioned<CustomerValues> = {
  version: 0,
  values: { name: '', email: '', phone: '', notes: '' },
};

export const storedCustomer = ({
  version,
  name,
  email,
  phone,
  notes,
}: AdminCustomer): Versioned<CustomerValues> => ({
  version,
  values: { name, email: email ?? '', phone: phone ?? '', notes: notes ?? '' },
});

export function customerErrors(values: CustomerValues, t: CustomerTexts, shared: SharedTexts): FieldErrors {
  return {
    ...(values.name.trim() ? {} : { name: shared.required }),
    ...(values.email.trim() || values.phone.trim() ? {} : { email: t.contactNeeded }),
  };
}

/** `edited`: which customer, and the version that the edit was made on; null: a new one. */
export const customerInput = (
  { name, email, phone, notes }: CustomerValues,
  edited: { readonly customerId: string; readonly version: number } | null,
): SaveCustomerInput => ({
  ...(edited ?? {}),
  name: name.trim(),
  email: email.trim() || null,
  phone: phone.trim() || null,
  notes: notes.trim() || null,
});
