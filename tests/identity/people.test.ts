import type { Role } from '@booking-chat/core/tenancy/roles';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goodPassword, type IdWorld, openIdWorld } from './id-world.ts';
import { visitor } from './visitor.ts';

let world: IdWorld;
let tenant: string;
let count = 0;

beforeAll(async () => {
  world = await openIdWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.addTenant(`team-${++count}`);
  world.mails.length = 0;
});

const address = (name: string) => `${name}@${tenant}.test`;

/** Someone of the team, signed in. */
async function member(name: string, role: Role = 'OWNER') {
  const userId = await world.addPerson(tenant, address(name), role);
  const { access_token } = await visitor(world).signIn(address(name), goodPassword);
  return { userId, ask: (query: string, variables: object = {}) => ask(access_token, query, variables) };
}

async function ask(token: string, query: string, variables: object) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the query
    data: any;
    errors?: { errorType: string; errorInfo: { reason: string; field?: string } }[];
  };
  const [error] = errors ?? [];
  return { data, error: error ? `${error.errorType} ${error.errorInfo.reason}` : null };
}

const person = 'userId email name role status mfa';
const invite = `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { ${person} } }`;
const roleOf = `mutation ($userId: ID!, $role: Role!) { changeRole(userId: $userId, role: $role) { ${person} } }`;
const enabled = `mutation ($userId: ID!, $enabled: Boolean!) { setPersonEnabled(userId: $userId, enabled: $enabled) { ${person} } }`;
const reset = `mutation ($userId: ID!) { resetPerson(userId: $userId) { ${person} } }`;
const remove = 'mutation ($userId: ID!) { removePerson(userId: $userId) { id } }';
const list = `query ($limit: Int, $nextToken: String) { listPeople(limit: $limit, nextToken: $nextToken) { items { ${person} } nextToken } }`;

it('an owner mails nobody by the hundred: thirty invitations and resets an hour, also of one who is removed each time', async () => {
  const owner = await member('ana');
  const errors: (string | null)[] = [];
  for (let each = 0; each < 11; each++) {
    const input = { email: address('victim'), role: 'VIEWER' };
    const { data, error } = await owner.ask(invite, { input });
    const { userId } = data?.invitePerson ?? {};
    errors.push(error, userId && (await owner.ask(reset, { userId })).error);
    errors.push(userId && (await owner.ask(reset, { userId })).error);
    if (userId) await owner.ask(remove, { userId });
  }
  expect(errors.filter((error) => error === null)).toHaveLength(30);
  expect(errors[30]).toBe('RATE_LIMITED rate');
  expect(world.mails.filter(({ to }) => to.email === address('victim'))).toHaveLength(30);
});

it('an owner invites, and the invited one is mailed in their language', async () => {
  const owner = await member('ana');
  const input = { email: ` ${address('Bea')} `, name: 'Bea Ríos', role: 'VIEWER', language: 'pt-BR' };
  const { data } = await owner.ask(invite, { input });
  expect(data.invitePerson).toMatchObject({
    email: address('bea'),
    name: 'Bea Ríos',
    role: 'VIEWER',
    status: 'INVITED',
    mfa: false,
  });
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]).toMatchObject({ language: 'pt', to: { email: address('bea') }, tenantId: tenant });
  expect(world.mails[0]?.text).toContain(`${world.url}/id/password?lang=pt&link=usr_`);
  expect(
    (await world.audit(tenant)).map(({ action, actorName, targetName }) => [action, actorName, targetName]),
  ).toEqual([['person.invite', address('ana'), address('bea')]]);
});

it('an address belongs to one account of the whole installation, and no more is said of it', async () => {
  const owner = await member('ana');
  const other = await world.addTenant(`${tenant}-other`);
  await world.addPerson(other, address('taken'));
  for (const email of [address('taken'), address('TAKEN'), address('ana')])
    expect((await owner.ask(invite, { input: { email, role: 'ADMIN' } })).error).toBe('CONFLICT email-taken');
  expect(await world.audit(tenant)).toEqual([]);
  expect(world.mails).toEqual([]);
});

it('the list has pages, whose marks are of no use elsewhere', async () => {
  const owner = await member('ana');
  for (const name of ['bea', 'carla', 'dora']) await world.addPerson(tenant, address(name), 'VIEWER');
  const first = await owner.ask(list, { limit: 3 });
  const next = await owner.ask(list, { limit: 3, nextToken: first.data.listPeople.nextToken });
  const emails = [...first.data.listPeople.items, ...next.data.listPeople.items].map((each) => each.email);
  expect(emails.sort()).toEqual(['ana', 'bea', 'carla', 'dora'].map(address));
  expect(next.data.listPeople.nextToken).toBeNull();
  expect((await owner.ask(list, { nextToken: 'eyJhdCI6IngifQ.abc' })).error).toBe('INVALID_INPUT page');
});

describe('rules of the team', () => {
  it('nobody does it to themselves, though a reset is allowed', async () => {
    const [owner] = [await member('ana'), await member('bea')];
    const { userId } = owner;
    expect((await owner.ask(roleOf, { userId, role: 'ADMIN' })).error).toBe('CONFLICT yourself');
    expect((await owner.ask(enabled, { userId, enabled: false })).error).toBe('CONFLICT yourself');
    expect((await owner.ask(remove, { userId })).error).toBe('CONFLICT yourself');
    expect((await owner.ask(reset, { userId })).error).toBeNull();
  });

  it('people of another business do not exist', async () => {
    const owner = await member('ana');
    const other = await world.addTenant(`${tenant}-other`);
    const userId = await world.addPerson(other, `x@${other}.test`, 'VIEWER');
    for (const [query, more] of [
      [roleOf, { role: 'ADMIN' }],
      [enabled, { enabled: false }],
      [reset, {}],
      [remove, {}],
    ] as const)
      expect((await owner.ask(query, { userId, ...more })).error).toBe('NOT_FOUND person');
    expect(await world.admin.find(other, userId)).toMatchObject({ role: 'VIEWER', status: 'ACTIVE' });
    expect(await world.audit(tenant)).toEqual([]);
  });

  it('an administrator and a viewer neither see nor change the team', async () => {
    const owner = await member('ana');
    for (const role of ['ADMIN', 'VIEWER'] as const) {
      const one = await member(role.toLowerCase(), role);
      expect((await one.ask(list)).error).toBe('FORBIDDEN role');
      expect((await one.ask(remove, { userId: owner.userId })).error).toBe('FORBIDDEN role');
    }
  });

  it('who was an owner until a moment ago changes the team no more, whatever the token says', async () => {
    const [ana, bea] = [await member('ana'), await member('bea')];
    expect((await ana.ask(roleOf, { userId: bea.userId, role: 'VIEWER' })).error).toBeNull();
    const input = { email: address('friend'), role: 'OWNER' };
    expect((await bea.ask(invite, { input })).error).toBe('FORBIDDEN role');
  });

  it('the last owner stays: of twenty who demote, disable or remove each other at once, one is left', async () => {
    const owners = await Promise.all(Array.from({ length: 6 }, (_, at) => member(`owner${at}`)));
    const attempts = owners.flatMap((from, at) =>
      owners
        .filter((to) => to !== from)
        .map((to, index) => {
          const { userId } = to;
          if ((at + index) % 3 === 0) return from.ask(roleOf, { userId, role: 'ADMIN' });
          return (at + index) % 3 === 1
            ? from.ask(enabled, { userId, enabled: false })
            : from.ask(remove, { userId });
        }),
    );
    const errors = new Set((await Promise.all(attempts)).map(({ error }) => error));
    const { people } = await world.admin.list(tenant, { limit: 50, nextToken: null });
    expect(people.filter(({ role, status }) => role === 'OWNER' && status === 'ACTIVE')).toHaveLength(1);
    expect(
      [...errors].filter(
        (error) =>
          error !== null &&
          !/^(FORBIDDEN role|CONFLICT last-owner|CONFLICT changed|NOT_FOUND person|AUTH_FAILED)/.test(error),
      ),
    ).toEqual([]);
  });

  it('an operator cannot take the last owner away either', async () => {
    const { changeRole, remove, setEnabled } = await import('@booking-chat/server/api/team');
    const { operatorCredential } = await import('@booking-chat/server/api/credential');
    const owner = await member('ana');
    const team = {
      db: world.store.db,
      admin: world.admin,
      clock: world.facts.businessClock,
      tenantId: operatorCredential(tenant).tenantId,
      actor: { kind: 'OPERATOR', command: 'user' } as const,
    };
    const refused = { ok: false, why: 'last-owner' };
    expect(await changeRole(team, owner.userId, 'VIEWER')).toEqual(refused);
    expect(await setEnabled(team, owner.userId, false)).toEqual(refused);
    expect(await remove(team, owner.userId)).toEqual(refused);
    const { userId } = await member('bea');
    expect(await remove(team, owner.userId)).toMatchObject({ ok: true });
    expect(await changeRole(team, userId, 'VIEWER')).toEqual(refused);
    expect((await world.audit(tenant)).map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ['person.remove', 'OPERATOR'],
    ]);
  });
});

describe('what is done to a person holds for their session', () => {
  it('another role from the next refresh on', async () => {
    const owner = await member('ana');
    const userId = await world.addPerson(tenant, address('bea'), 'VIEWER');
    const bea = visitor(world);
    const tokens = await bea.signIn(address('bea'), goodPassword);
    await owner.ask(roleOf, { userId, role: 'ADMIN' });
    const { body } = await bea.refresh(tokens.refresh_token);
    expect(await world.identity.verify(body.access_token)).toMatchObject({ userId, role: 'ADMIN' });
  });

  it.each([
    ['disabled', enabled, { enabled: false }],
    ['removed', remove, {}],
    ['reset', reset, {}],
  ])('%s: no refresh, and no way in by the browser’s session', async (_, query, more) => {
    const owner = await member('ana');
    const userId = await world.addPerson(tenant, address('bea'), 'VIEWER');
    const bea = visitor(world);
    const tokens = await bea.signIn(address('bea'), goodPassword);
    expect((await owner.ask(query, { userId, ...more })).error).toBeNull();
    expect((await bea.refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
    await bea.open();
    expect((await bea.enter(address('bea'), goodPassword)).status).toBe(401);
  });

  it('enabled again: signs in again', async () => {
    const owner = await member('ana');
    const userId = await world.addPerson(tenant, address('bea'), 'VIEWER');
    await owner.ask(enabled, { userId, enabled: false });
    expect((await owner.ask(enabled, { userId, enabled: true })).data.setPersonEnabled.status).toBe('ACTIVE');
    expect(await visitor(world).signIn(address('bea'), goodPassword)).toBeTruthy();
  });
});

it('when the provider fails half-way, the entry says that nobody knows', async () => {
  const { invite } = await import('@booking-chat/server/api/team');
  const { operatorCredential } = await import('@booking-chat/server/api/credential');
  const broken = { ...world.admin, invite: async () => Promise.reject(new Error('no answer')) };
  const team = {
    db: world.store.db,
    admin: broken,
    clock: world.facts.businessClock,
    tenantId: operatorCredential(tenant).tenantId,
    actor: { kind: 'OPERATOR', command: 'user invite' } as const,
  };
  const invitation = {
    userId: 'usr_x',
    email: address('x'),
    name: null,
    role: 'OWNER',
    language: 'en',
  } as const;
  await expect(invite(team, invitation)).rejects.toThrow('no answer');
  const [entry] = await world.audit(tenant);
  expect(entry?.changes).toContainEqual({ field: 'outcome', before: null, after: '"unknown"' });
  expect(await invite({ ...team, admin: world.admin }, invitation)).toMatchObject({ ok: true });
});
