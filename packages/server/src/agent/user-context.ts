import type { ContactFact, Conversation } from '@booking-chat/core/conversation/state';
import type { UserContextInput } from '@booking-chat/schema/generated/types';

/** What the page knows of its visitor: used, shown in the offer to be confirmed, never asked. What was typed wins. */
export function withUserContext(
  state: Conversation,
  input: { readonly userContext?: UserContextInput | null; readonly timezone?: string | null },
): Conversation {
  const { contact } = state;
  const { name, email, phone } = input.userContext ?? {};
  return {
    ...state,
    customerZone: input.timezone ?? state.customerZone,
    contact: {
      ...contact,
      name: known(contact.name, name, isName),
      email: known(contact.email, email?.toLowerCase(), isEmail),
      phone: known(contact.phone, phone, isPhone),
    },
  };
}

function known(
  before: ContactFact | null,
  told: string | null | undefined,
  valid: (value: string) => boolean,
): ContactFact | null {
  const value = told?.trim();
  if (before?.said || !value || !valid(value)) return before;
  return { value, said: false };
}

/** It is mailed to an address that somebody typed: no links, no markup. */
const isName = (value: string): boolean =>
  value.length <= 100 && /\p{L}/u.test(value) && !/:\/\/|www\.|[<>{}]/i.test(value);
const isEmail = (value: string): boolean =>
  value.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/i.test(value);
const isPhone = (value: string): boolean =>
  /^\+?[\d\s().-]{6,40}$/.test(value) && /^\d{6,15}$/.test(value.replace(/\D/g, ''));
