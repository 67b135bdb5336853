import type { Role } from '@booking-chat/core/tenancy/roles';
import type { Identity, IdentityAdmin, Person, TokenClaims } from '@booking-chat/server/identity/identity';
import { testIssuer } from '@booking-chat/server/identity/testing';

/** Who signs in to a test: tokens are signed by a key of its own and verified as in production. */
export function openPeople() {
  const issuer = testIssuer();
  const stranger = testIssuer('https://elsewhere.test/pool');
  const who = (tenantId: string, role: Role): TokenClaims => ({
    tenantId,
    role,
    userId: `${role.toLowerCase()}-of-${tenantId}`,
    email: `${role.toLowerCase()}@${tenantId}.test`,
    name: `The ${role.toLowerCase()}`,
  });
  return {
    identity: { verify: (token: string) => issuer.verify(token), admin: teams() } satisfies Identity,
    /** An access token; `changes` replaces claims. */
    token: (tenantId: string, role: Role, changes: Readonly<Record<string, unknown>> = {}) =>
      issuer.token(who(tenantId, role), changes),
    /** The same person's, from an issuer that is none of ours. */
    strangeToken: (tenantId: string, role: Role) => stranger.token(who(tenantId, role)),
  };
}

/** Teams in memory: what the API asks of an identity provider, and no more. */
function teams(): IdentityAdmin {
  const people = new Map<string, Map<string, Person>>();
  const teamOf = (tenantId: string) => {
    const team = people.get(tenantId) ?? new Map<string, Person>();
    people.set(tenantId, team);
    return team;
  };
  const change = async (tenantId: string, userId: string, changes: Partial<Person>) => {
    const person = teamOf(tenantId).get(userId);
    if (!person) return { ok: false, why: 'not-found' } as const;
    const changed = { ...person, ...changes };
    teamOf(tenantId).set(userId, changed);
    return { ok: true, person: changed } as const;
  };
  return {
    list: async (tenantId) => ({ people: [...teamOf(tenantId).values()], nextToken: null }),
    find: async (tenantId, userId) => teamOf(tenantId).get(userId) ?? null,
    async invite(tenantId, { email, name, role, userId = `user-${email.replace(/\W/g, '-')}` }) {
      const taken = [...people.values()].some((team) =>
        [...team.values()].some((person) => person.email === email),
      );
      if (taken) return { ok: false, why: 'email-taken' };
      const person: Person = {
        userId,
        email,
        name,
        role,
        status: 'INVITED',
        mfa: false,
        createdAt: '2026-11-01T00:00:00.000Z',
      };
      teamOf(tenantId).set(userId, person);
      return { ok: true, person };
    },
    changeRole: (tenantId, userId, role) => change(tenantId, userId, { role }),
    setEnabled: (tenantId, userId, enabled) =>
      change(tenantId, userId, { status: enabled ? 'ACTIVE' : 'DISABLED' }),
    reset: (tenantId, userId) => change(tenantId, userId, {}),
    async remove(tenantId, userId) {
      const person = teamOf(tenantId).get(userId);
      if (!person) return { ok: false, why: 'not-found' };
      teamOf(tenantId).delete(userId);
      return { ok: true, person };
    },
    async removeAll(tenantId) {
      const count = teamOf(tenantId).size;
      people.delete(tenantId);
      return count;
    },
  };
}
