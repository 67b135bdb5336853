import type { IdentityAdmin, Invitation } from '@booking-chat/server/identity/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A provider of identities that the contract is tried against. */
export interface ContractSubject {
  readonly admin: IdentityAdmin;
  /** The invited person has chosen a password, as after the first sign-in. */
  signedIn(userId: string): Promise<void>;
  /** Addresses that were mailed so far, in order: invitations and resets. */
  mailed(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * What every IdentityAdmin does, whichever provider keeps the people. Each test has tenants of its own, so that one
 * provider serves them all.
 */
export function identityAdminContract(name: string, open: () => Promise<ContractSubject>): void {
  describe(`people of a tenant, kept by ${name}`, () => {
    let subject: ContractSubject;
    let made = 0;
    beforeAll(async () => {
      subject = await open();
    }, 60_000);
    afterAll(() => subject?.close());

    const newTenant = () => `contract${++made}`;
    const someone = (changes: Partial<Invitation> = {}): Invitation => ({
      email: `person${++made}@contract.test`,
      name: 'Ana Díaz',
      role: 'ADMIN',
      language: 'es',
      ...changes,
    });
    const invited = async (tenantId: string, changes: Partial<Invitation> = {}) => {
      const outcome = await subject.admin.invite(tenantId, someone(changes));
      if (!outcome.ok) throw new Error(outcome.why);
      return outcome.person;
    };
    const everyone = async (tenantId: string, limit = 50) => {
      const found = [];
      let nextToken: string | null = null;
      do {
        const page = await subject.admin.list(tenantId, { limit, nextToken });
        expect(page.people.length).toBeLessThanOrEqual(limit);
        found.push(...page.people);
        nextToken = page.nextToken;
      } while (nextToken !== null);
      return found;
    };

    it('an invitation makes a person who is found, listed and mailed', async () => {
      const tenantId = newTenant();
      const invitation = someone({ role: 'OWNER', language: 'pt' });
      const outcome = await subject.admin.invite(tenantId, invitation);
      expect(outcome).toEqual({
        ok: true,
        person: {
          userId: expect.stringMatching(/^usr_[0-9a-z]+$/),
          email: invitation.email,
          name: 'Ana Díaz',
          role: 'OWNER',
          status: 'INVITED',
          mfa: false,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
          language: 'pt',
        },
      });
      const person = outcome.ok ? outcome.person : null;
      expect(await subject.admin.find(tenantId, person?.userId as string)).toEqual(person);
      expect(await everyone(tenantId)).toEqual([person]);
      expect(await subject.mailed()).toContain(invitation.email);
    });

    it('a name is not needed, and an id may be kept', async () => {
      const tenantId = newTenant();
      const userId = `usr_kept${made}`;
      expect(await invited(tenantId, { name: null, userId })).toMatchObject({ userId, name: null });
      expect(await subject.admin.find(tenantId, userId)).toMatchObject({ userId });
    });

    it('an imported person is not mailed until a reset, and may be imported again', async () => {
      const tenantId = newTenant();
      const invitation = someone({ userId: `usr_imported${made}`, quietly: true });
      const first = await subject.admin.invite(tenantId, invitation);
      expect(first).toMatchObject({ ok: true, person: { status: 'INVITED' } });
      expect(await subject.admin.invite(tenantId, invitation)).toEqual(first);
      expect(await subject.mailed()).not.toContain(invitation.email);
      await subject.admin.reset(tenantId, invitation.userId as string);
      expect(await subject.mailed()).toContain(invitation.email);
      expect(await everyone(tenantId)).toHaveLength(1);
    });

    it('one address is one person, whichever tenant invites it and in whichever case', async () => {
      const [tenantId, other] = [newTenant(), newTenant()];
      const { email } = await invited(tenantId);
      for (const [where, again] of [
        [tenantId, email],
        [other, email],
        [other, email.toUpperCase()],
      ] as const)
        expect(await subject.admin.invite(where, someone({ email: again }))).toEqual({
          ok: false,
          why: 'email-taken',
        });
      expect(await everyone(other)).toEqual([]);
      expect(await everyone(tenantId)).toHaveLength(1);
    });

    it('a person of another tenant is not there, whatever is asked', async () => {
      const [tenantId, other] = [newTenant(), newTenant()];
      const person = await invited(tenantId);
      const { userId } = person;
      await subject.signedIn(userId);
      const mails = (await subject.mailed()).length;
      const { admin } = subject;
      expect(await admin.find(other, userId)).toBeNull();
      const notFound = { ok: false, why: 'not-found' };
      expect(await admin.changeRole(other, userId, 'VIEWER')).toEqual(notFound);
      expect(await admin.setEnabled(other, userId, false)).toEqual(notFound);
      expect(await admin.reset(other, userId)).toEqual(notFound);
      expect(await admin.remove(other, userId)).toEqual(notFound);
      expect(await admin.find(tenantId, userId)).toEqual({ ...person, status: 'ACTIVE' });
      expect(await subject.mailed()).toHaveLength(mails);
    });

    it.each(['usr_nobody', 'usr_', 'tenant-x', '../x', 'usr_nobody#1'])(
      'nobody is called “%s”',
      async (userId) => {
        const tenantId = newTenant();
        expect(await subject.admin.find(tenantId, userId)).toBeNull();
        expect(await subject.admin.remove(tenantId, userId)).toEqual({
          ok: false,
          why: 'not-found',
        });
      },
    );

    it('an address is no id', async () => {
      const tenantId = newTenant();
      const { email } = await invited(tenantId);
      expect(await subject.admin.find(tenantId, email)).toBeNull();
    });

    it('roles change', async () => {
      const tenantId = newTenant();
      const { userId } = await invited(tenantId, { role: 'VIEWER' });
      expect(await subject.admin.changeRole(tenantId, userId, 'OWNER')).toMatchObject({
        ok: true,
        person: { role: 'OWNER' },
      });
      expect(await subject.admin.find(tenantId, userId)).toMatchObject({ role: 'OWNER' });
    });

    it('a disabled person is shown so, and comes back as they were', async () => {
      const tenantId = newTenant();
      const { userId } = await invited(tenantId);
      await subject.signedIn(userId);
      expect(await subject.admin.setEnabled(tenantId, userId, false)).toMatchObject({
        ok: true,
        person: { status: 'DISABLED' },
      });
      expect(await everyone(tenantId)).toMatchObject([{ status: 'DISABLED' }]);
      expect(await subject.admin.setEnabled(tenantId, userId, true)).toMatchObject({
        ok: true,
        person: { status: 'ACTIVE' },
      });
    });

    it('a reset mails the invitation again, or a way to a new password', async () => {
      const tenantId = newTenant();
      const { userId, email } = await invited(tenantId);
      const mailsToThem = async () => (await subject.mailed()).filter((to) => to === email).length;
      expect(await mailsToThem()).toBe(1);
      expect(await subject.admin.reset(tenantId, userId)).toMatchObject({
        ok: true,
        person: { status: 'INVITED' },
      });
      expect(await mailsToThem()).toBe(2);
      await subject.signedIn(userId);
      expect(await subject.admin.reset(tenantId, userId)).toMatchObject({ ok: true, person: { userId } });
      expect(await mailsToThem()).toBe(3);
    });

    it('someone removed is gone, and their address is free', async () => {
      const tenantId = newTenant();
      const { userId, email } = await invited(tenantId);
      expect(await subject.admin.remove(tenantId, userId)).toMatchObject({ ok: true, person: { userId } });
      expect(await subject.admin.find(tenantId, userId)).toBeNull();
      expect(await everyone(tenantId)).toEqual([]);
      expect(await subject.admin.remove(tenantId, userId)).toEqual({ ok: false, why: 'not-found' });
      expect(await invited(newTenant(), { email })).toMatchObject({ email });
    });

    it.each([1, 2, 3, 50])('a list comes in pages of %d, each person once', async (limit) => {
      const tenantId = newTenant();
      const ids = [];
      for (let at = 0; at < 5; at++) ids.push((await invited(tenantId)).userId);
      expect((await everyone(tenantId, limit)).map(({ userId }) => userId).sort()).toEqual(ids.sort());
    });

    it('a page’s token continues no other tenant’s list', async () => {
      const [tenantId, other] = [newTenant(), newTenant()];
      for (const one of [tenantId, tenantId, other, other]) await invited(one);
      const { nextToken } = await subject.admin.list(tenantId, { limit: 1, nextToken: null });
      expect(nextToken).toEqual(expect.any(String));
      const theirs = await everyone(tenantId);
      const seen = await subject.admin.list(other, { limit: 50, nextToken }).then(
        ({ people }) => people,
        () => [],
      );
      for (const { userId } of seen) expect(theirs.map((one) => one.userId)).not.toContain(userId);
    });

    it('a tenant is erased with all of its people, and nobody else’s', async () => {
      const [tenantId, other] = [newTenant(), newTenant()];
      for (let at = 0; at < 3; at++) await invited(tenantId);
      const stays = await invited(other);
      // At least one for each of them; a provider may count what it kept of them as well.
      expect(await subject.admin.removeAll(tenantId)).toBeGreaterThanOrEqual(3);
      expect(await everyone(tenantId)).toEqual([]);
      expect(await everyone(other)).toEqual([stays]);
      expect(await subject.admin.removeAll(tenantId)).toBe(0);
    });

    it('two invitations of one address at once make one person', async () => {
      const tenantId = newTenant();
      const invitation = someone();
      const outcomes = await Promise.all([1, 2].map(() => subject.admin.invite(tenantId, invitation)));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await everyone(tenantId)).toHaveLength(1);
    });
  });
}
