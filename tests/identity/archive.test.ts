import { operatorCredential } from '@booking-chat/server/api/credential';
import { changeRole, invite } from '@booking-chat/server/api/team';
import {
  eraseTenant,
  exportTenant,
  importTenant,
  readArchive,
} from '@booking-chat/server/local/tenant-archive';
import { scan } from '@booking-chat/server/store/db';
import { type TableName, tables } from '@booking-chat/server/store/tables';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { goodPassword, type IdWorld, openIdWorld } from './id-world.ts';
import { visitor } from './visitor.ts';

let world: IdWorld;
const tenant = 'aurora-to-erase';
const { tenantId } = operatorCredential(tenant);
const address = (name: string) => `${name}@clinic-of-aurora.test`;
let owner: string;

beforeEach(async () => {
  world = await openIdWorld();
  for (const each of [tenant, 'another']) await world.addTenant(each);
  owner = await world.addPerson(tenant, address('ana'));
  await world.addPerson('another', 'zoe@elsewhere.test');
  await liveALittle();
});
afterEach(() => world.close());

/** Sessions, grants, tokens, a sign-in only begun, wrong passwords, an invitation, someone disabled, entries of the trail. */
async function liveALittle() {
  const ana = visitor(world);
  const { refresh_token } = await ana.signIn(address('ana'), goodPassword);
  await ana.refresh(refresh_token);
  await visitor(world).open({ login_hint: address('ana') });
  for (let each = 0; each < 11; each++) await visitor(world).enter(address('ana'), 'wrong');
  await visitor(world).post('/id/forgot', { email: address('ana') });
  await world.settled();
  const team = {
    db: world.store.db,
    admin: world.admin,
    clock: world.facts.businessClock,
    tenantId,
    actor: { kind: 'OPERATOR', command: 'test' } as const,
  };
  const bea = {
    userId: 'usr_bea',
    email: address('bea'),
    name: 'Bea Ríos',
    role: 'ADMIN',
    language: 'pt',
  } as const;
  await invite(team, bea);
  await invite(team, { ...bea, userId: 'usr_carla', email: address('carla'), name: null });
  await changeRole(team, 'usr_carla', 'VIEWER');
  await world.admin.setEnabled(tenant, 'usr_carla', false);
}

const exported = async () =>
  JSON.parse(JSON.stringify(await exportTenant(world.store.db, tenantId, world.admin)));

const everyItem = async () => {
  const items: string[] = [];
  for (const table of Object.keys(tables) as TableName[])
    for await (const page of scan(world.store.db, table))
      items.push(...page.items.map((item) => `${table} ${JSON.stringify(item)}`));
  return items;
};

it('an export has the team, and nothing that signs in', async () => {
  const archive = await exported();
  expect(archive.people).toEqual(
    [
      {
        userId: owner,
        email: address('ana'),
        name: 'Ana Pérez',
        role: 'OWNER',
        status: 'ENABLED',
        language: 'en',
      },
      {
        userId: 'usr_bea',
        email: address('bea'),
        name: 'Bea Ríos',
        role: 'ADMIN',
        status: 'ENABLED',
        language: 'pt',
      },
      {
        userId: 'usr_carla',
        email: address('carla'),
        name: null,
        role: 'VIEWER',
        status: 'DISABLED',
        language: 'pt',
      },
    ].sort((a, b) => (a.userId < b.userId ? -1 : 1)),
  );
  expect(archive.tables).not.toHaveProperty('LocalIdentity');
  expect(JSON.stringify(archive)).not.toMatch(/scrypt|passwordHash|secondFactor|"link"/);
});

it('erased, nothing of it is left in any table: not its id, its people, their addresses or names', async () => {
  const traces = [tenant, address(''), owner, 'usr_bea', 'usr_carla', 'Bea Ríos', 'Ana Pérez'];
  const findTraces = async () =>
    (await everyItem()).filter((item) =>
      traces.some((trace) => item.includes(trace) && !item.includes('zoe@')),
    );
  expect((await findTraces()).length).toBeGreaterThan(10);
  await eraseTenant(world.store.db, tenantId, world.admin);
  expect(await findTraces()).toEqual([]);
  expect((await world.admin.list('another', { limit: 10, nextToken: null })).people).toHaveLength(1);
  expect((await visitor(world).enter('zoe@elsewhere.test', goodPassword)).url).toContain('code=');
});

it('exported, erased and imported it is the same, and its people choose a password again', async () => {
  const before = await exported();
  const ana = visitor(world);
  await eraseTenant(world.store.db, tenantId, world.admin);
  expect((await ana.enter(address('ana'), goodPassword)).status).toBe(401);
  world.mails.length = 0;

  const archive = readArchive(before);
  if (typeof archive === 'string') throw new Error(archive);
  const { leftOut } = await importTenant(world.app, tenantId, archive, world.admin);
  expect(leftOut).toEqual([]);
  expect(await exported()).toEqual(before);
  expect(world.mails.map(({ to, language }) => [to.email, language]).sort()).toEqual([
    [address('ana'), 'en'],
    [address('bea'), 'pt'],
  ]);
  expect((await visitor(world).enter(address('ana'), goodPassword)).status).toBe(401);

  const link =
    /link=(\S+)/.exec(world.mails.find(({ to }) => to.email === address('ana'))?.text ?? '')?.[1] ?? '';
  const password = 'Another-Horse-8-Staple';
  expect((await visitor(world).post('/id/password', { link, password, again: password })).status).toBe(200);
  const { access_token } = await visitor(world).signIn(address('ana'), password);
  expect(await world.identity.verify(access_token)).toMatchObject({ userId: owner, tenantId: tenant });
});

it('whose address was given to somebody else meanwhile is left out, and said', async () => {
  const archive = readArchive(await exported());
  if (typeof archive === 'string') throw new Error(archive);
  await eraseTenant(world.store.db, tenantId, world.admin);
  await world.addPerson('another', address('bea'));
  expect(await importTenant(world.app, tenantId, archive, world.admin)).toEqual({
    leftOut: [address('bea')],
  });
});

it('a person without id, address or role is no export of ours', async () => {
  const archive = await exported();
  for (const change of [{ userId: 1 }, { email: null }, { role: 'ROOT' }])
    expect(readArchive({ ...archive, people: [{ ...archive.people[0], ...change }] })).toBe(
      'a person has no userId, email or role',
    );
});
