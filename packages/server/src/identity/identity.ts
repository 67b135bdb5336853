import type { Lang } from '@booking-chat/core/language/lang';
import type { Role } from '@booking-chat/core/tenancy/roles';

/** What an access token says of its bearer, once it is verified. The tenant and the role come from nowhere else. */
export interface TokenClaims {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: Role;
  readonly email: string;
  readonly name: string | null;
}

export interface Identity {
  /** null: signature, issuer, client, use or time (by the machine's clock) does not hold. Throws when the keys cannot be had. */
  verify(token: string): Promise<TokenClaims | null>;
  readonly admin: IdentityAdmin;
}

/** A person of a tenant's team, as the identity provider knows them. */
export interface Person {
  readonly userId: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly status: 'INVITED' | 'ACTIVE' | 'DISABLED';
  readonly mfa: boolean;
  /** ISO moment. */
  readonly createdAt: string;
  /** Of their mails; absent where the provider keeps none. */
  readonly language?: Lang;
}

export interface Invitation {
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly language: Lang;
  /** Keeps the id a person had, when a tenant is imported; absent: a new one. */
  readonly userId?: string;
  /** Nobody is mailed: `reset` does that later. */
  readonly quietly?: true;
}

export type PersonOutcome =
  | { readonly ok: true; readonly person: Person }
  /** `email-taken`: by anyone, of whichever tenant; that is all that is said of them. */
  | { readonly ok: false; readonly why: 'not-found' | 'email-taken' };

/**
 * The people of one tenant. Two real ones: Cognito (`cognito/`) and the provider that runs inside the local server (`local/`).
 * Every call names the tenant of the caller's credential: a person of another one is `not-found`.
 * Rules of the team (the last owner stays, nobody disables themselves) are the API's.
 */
export interface IdentityAdmin {
  list(
    tenantId: string,
    page: { readonly limit: number; readonly nextToken: string | null },
  ): Promise<{ readonly people: readonly Person[]; readonly nextToken: string | null }>;
  find(tenantId: string, userId: string): Promise<Person | null>;
  /** Makes the account and mails the way in. */
  invite(tenantId: string, invitation: Invitation): Promise<PersonOutcome>;
  /** Holds from the next token on: within the life of an access token, five minutes. */
  changeRole(tenantId: string, userId: string, role: Role): Promise<PersonOutcome>;
  /** Disabled: no new token; the ones that exist end within five minutes. */
  setEnabled(tenantId: string, userId: string, enabled: boolean): Promise<PersonOutcome>;
  /** Invited: the invitation again. Otherwise: a mail to choose a new password, and every session ends. */
  reset(
    tenantId: string,
    userId: string,
    /** Also turns the second factor off: for who has lost the phone and the recovery codes. */
    options?: { readonly endSecondFactor?: boolean },
  ): Promise<PersonOutcome>;
  remove(tenantId: string, userId: string): Promise<PersonOutcome>;
  /** When a tenant is erased. */
  removeAll(tenantId: string): Promise<number>;
}

/** Seconds. Cognito's shortest. */
export const accessTokenLife = 300;
