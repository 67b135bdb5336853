import type { Role } from '@booking-chat/core/tenancy/roles';
import { operatorCredential } from '@booking-chat/server/api/credential';
import { createKey } from '@booking-chat/server/api/keys';
import type { GuardedOperation, Operation } from '@booking-chat/server/api/operation';
import { signPreview } from '@booking-chat/server/api/preview-token';
import { operationOf } from '@booking-chat/server/api/resolvers/resolvers';
import { getConversation } from '@booking-chat/server/store/conversations';
import { getTenant } from '@booking-chat/server/store/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from './cases.ts';
import { openScene, type Scene } from './scene.ts';
import { errorOf, type GraphqlAnswer, openWorld, site, type World } from './world.ts';

/**
 * THE AUTHORIZATION MATRIX. Who may ask what, written by hand and independent of the areas and scopes in the code:
 * `OWNER` owners only, `ADMIN` and owners, `VIEWER` everyone of the team; a scope: keys that have it; `anyone`; `nobody`.
 *
 * The walk asks every field of Query, Mutation and Subscription as every caller below. It reports a refusal where the row
 * lets in, anything but the right refusal where it does not, and whatever another tenant's people see or change.
 *
 * Mutation check, in the same file: for every operation with a rule, the walk is repeated with that operation's own rule
 * taken away (any member of the team may; keys of any scope may; the tenant is not the credential's), and has to report
 * it. A walk that could not fail would fail here.
 */
const matrix: Readonly<Record<string, readonly string[]>> = {
  'Query.health': ['anyone'],
  'Query.widgetConfig': ['read'],
  'Query.searchServices': ['read'],
  'Query.getService': ['read'],
  'Query.listProviders': ['read'],
  'Query.getAvailableSlots': ['read', 'VIEWER'],
  'Query.getConversation': ['chat'],
  'Query.getManagedBooking': ['manage'],
  'Query.me': ['VIEWER'],
  'Query.settings': ['VIEWER'],
  'Query.onboarding': ['VIEWER'],
  'Query.dashboard': ['VIEWER'],
  'Query.adminServices': ['VIEWER'],
  'Query.adminService': ['VIEWER'],
  'Query.categories': ['VIEWER'],
  'Query.adminProviders': ['VIEWER'],
  'Query.adminProvider': ['VIEWER'],
  'Query.hours': ['VIEWER'],
  'Query.previewHours': ['VIEWER'],
  'Query.listBookings': ['VIEWER'],
  'Query.getBooking': ['VIEWER'],
  'Query.listCustomers': ['VIEWER'],
  'Query.getCustomer': ['VIEWER'],
  'Query.listConversations': ['VIEWER'],
  'Query.adminConversation': ['VIEWER'],
  'Query.listApiKeys': ['VIEWER'],
  'Query.checkOrigin': ['VIEWER'],
  'Query.listPeople': ['OWNER'],
  'Query.usageReport': ['VIEWER'],
  'Query.listAudit': ['ADMIN'],
  'Query.exportCsv': ['ADMIN'],
  'Mutation.startConversation': ['chat'],
  'Mutation.sendChatMessage': ['chat'],
  'Mutation.createBooking': ['book'],
  'Mutation.cancelBooking': ['manage'],
  'Mutation.rescheduleBooking': ['manage'],
  'Mutation.updateSettings': ['ADMIN'],
  'Mutation.saveService': ['ADMIN'],
  'Mutation.deleteService': ['ADMIN'],
  'Mutation.renameCategory': ['ADMIN'],
  'Mutation.saveProvider': ['ADMIN'],
  'Mutation.deleteProvider': ['ADMIN'],
  'Mutation.saveHours': ['ADMIN'],
  'Mutation.bookForCustomer': ['ADMIN'],
  'Mutation.changeBookingStatus': ['ADMIN'],
  'Mutation.moveBooking': ['ADMIN'],
  'Mutation.updateBooking': ['ADMIN'],
  'Mutation.saveCustomer': ['ADMIN'],
  'Mutation.replyToCustomer': ['ADMIN'],
  'Mutation.returnToAgent': ['ADMIN'],
  'Mutation.createPreviewToken': ['VIEWER'],
  'Mutation.createApiKey': ['OWNER'],
  'Mutation.updateApiKey': ['OWNER'],
  'Mutation.rotateApiKey': ['OWNER'],
  'Mutation.revokeApiKey': ['OWNER'],
  'Mutation.invitePerson': ['OWNER'],
  'Mutation.changeRole': ['OWNER'],
  'Mutation.setPersonEnabled': ['OWNER'],
  'Mutation.resetPerson': ['OWNER'],
  'Mutation.removePerson': ['OWNER'],
  'Mutation.changePlan': ['OWNER'],
  'Mutation.importCsv': ['ADMIN'],
  'Mutation.publishBookingEvent': ['nobody'],
  'Mutation.publishConversationEvent': ['nobody'],
  'Subscription.onBookingEvent': ['VIEWER'],
  'Subscription.onConversationEvent': ['VIEWER'],
  'Subscription.onPersonReply': ['chat'],
};

/** What a caller is let in by: any of these in the row. */
const ranks: Readonly<Record<Role, readonly string[]>> = {
  OWNER: ['OWNER', 'ADMIN', 'VIEWER'],
  ADMIN: ['ADMIN', 'VIEWER'],
  VIEWER: ['VIEWER'],
};
const allScopes = ['read', 'chat', 'book', 'manage'] as const;

interface Caller {
  readonly name: string;
  readonly authorization: string | undefined;
  readonly may: readonly string[];
  readonly refusal: string;
  /** Of another tenant, asking for what is this one's. */
  readonly stranger?: true;
}

let world: World;
let scene: Scene;
let other: Scene;
const keys: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld();
  scene = await openScene(world, 'quillay', 'Quillay', 42_424_242);
  other = await openScene(world, 'other', 'Other');
  const { tenantId } = operatorCredential('quillay');
  // The provider knows them as owners already, their tokens do not yet: what a token says is all that counts.
  for (const role of ['admin', 'viewer'])
    await world.people.identity.admin.changeRole(tenantId, `${role}-of-quillay`, 'OWNER');
  for (const scope of allScopes) {
    const scopes = allScopes.filter((one) => one !== scope);
    const made = await createKey(world.app, tenantId, {
      name: `no ${scope}`,
      allowedOrigins: [site],
      scopes,
    });
    if (made.ok) keys[scope] = made.text;
  }
}, 60_000);
afterAll(() => world.close());

/** Tokens are of this moment: they live for five minutes. */
function callers(): Caller[] {
  const person = (role: Role): Caller => ({
    name: role,
    authorization: world.asPerson('quillay', role),
    may: ranks[role],
    refusal: 'FORBIDDEN role',
  });
  const refused = (
    name: string,
    authorization: string | undefined,
    refusal = 'AUTH_FAILED token-invalid',
  ) => ({
    name,
    authorization,
    may: [],
    refusal,
  });
  const past = Math.floor(Date.now() / 1000) - 60;
  const preview = signPreview(world.app.signer, {
    tenantId: operatorCredential('quillay').tenantId,
    userId: 'owner-of-quillay',
    expiresAt: Math.floor(world.time.now / 1000) + 600,
  });
  return [
    person('OWNER'),
    person('ADMIN'),
    person('VIEWER'),
    {
      ...person('OWNER'),
      name: 'OWNER of another tenant',
      authorization: world.asPerson('other', 'OWNER'),
      stranger: true,
    },
    {
      name: 'key of another tenant',
      authorization: other.key,
      may: allScopes,
      refusal: 'FORBIDDEN scope',
      stranger: true,
    },
    { name: 'widget key', authorization: scene.key, may: allScopes, refusal: 'FORBIDDEN scope' },
    ...allScopes.map((scope) => ({
      name: `widget key without ${scope}`,
      authorization: keys[scope],
      may: allScopes.filter((one) => one !== scope),
      refusal: 'FORBIDDEN scope',
    })),
    {
      name: 'manage link',
      authorization: scene.booked.manageToken,
      may: ['read', 'manage'],
      refusal: 'FORBIDDEN scope',
    },
    { name: 'preview token', authorization: preview, may: ['read', 'chat'], refusal: 'FORBIDDEN scope' },
    refused('no token', undefined, 'AUTH_FAILED credential-missing'),
    refused('expired token', world.asPerson('quillay', 'OWNER', { exp: past })),
    refused('id token', world.asPerson('quillay', 'OWNER', { token_use: 'id' })),
    refused('another issuer', world.people.strangeToken('quillay', 'OWNER')),
    refused('another client', world.asPerson('quillay', 'OWNER', { client_id: 'another-app' })),
    refused('no tenant', world.asPerson('quillay', 'OWNER', { tenantId: undefined })),
    refused('no such role', world.asPerson('quillay', 'OWNER', { role: 'SUPERUSER' })),
  ];
}

/** What is wrong with who may ask this field; nothing, when the row holds. `who`: only callers of such names. */
async function walk(field: string, rule: Operation, who = /./): Promise<string[]> {
  const row = matrix[field];
  if (!row) return [`${field} has no row`];
  const name = field.split('.')[1] ?? '';
  const found: string[] = [];
  for (const caller of callers().filter((one) => who.test(one.name))) {
    const variables = await scene.variables(name);
    const before = caller.stranger ? await scene.stored() : null;
    // Slow enough for every rate.
    world.time.now += 250;
    const headers: Record<string, string> = caller.authorization
      ? { authorization: caller.authorization }
      : {};
    const answer = await world.run(field, variables, headers, rule);
    const said = errorOf(answer);
    const mayAsk = row.includes('anyone') || row.some((one) => caller.may.includes(one));
    const problem = mayAsk ? wrongAnswer(said) : said === caller.refusal ? null : (said ?? 'let in');
    if (problem) found.push(`${caller.name}: ${problem}`);
    if (!before) continue;
    const seen = leaks(answer, variables);
    if (seen.length > 0) found.push(`${caller.name} sees ${seen.join(', ')}`);
    if (said === null && namesTheirs(variables) && !answersAnyway[field] && !isEmpty(answer.data?.[name]))
      found.push(`${caller.name} sees an answer about what is not theirs`);
    const changed = await scene.changedSince(before);
    if (changed.length > 0) found.push(`${caller.name} changes ${changed.join(', ')}`);
  }
  return found;
}

/** Whoever is let in may still ask for what is not theirs, not there or taken by now; but is never turned away. */
const wrongAnswer = (said: string | null): string | null =>
  said !== null && /^(AUTH_FAILED (?!link)|FORBIDDEN (role|scope)|INTERNAL|RATE_LIMITED)/.test(said)
    ? said
    : null;

/** Strangers who name what is this tenant's are told that it is not there, or nothing; but for these. */
const answersAnyway: Readonly<Record<string, string>> = {
  'Mutation.sendChatMessage': 'a conversation that is not there is begun anew',
  'Subscription.onPersonReply': 'it hears events of its own tenant only',
};

const namesTheirs = (variables: object): boolean =>
  textsOf(variables).some((text) =>
    [scene.tenantId, scene.keyId, scene.booked.bookingId, scene.customerId, scene.conversationId].some(
      (one) => text.includes(one),
    ),
  );

const isEmpty = (value: unknown): boolean =>
  value === null ||
  (Array.isArray((value as { items?: unknown }).items) && (value as { items: unknown[] }).items.length === 0);

/** What of this tenant stands in an answer, tokens included, apart from what was asked for. */
function leaks(answer: GraphqlAnswer, variables: object): string[] {
  const opened = (text: string) =>
    text.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  let told = [JSON.stringify(answer), ...textsOf(answer.data).filter(isToken).flatMap(opened)].join('\n');
  for (const sent of textsOf(variables)) told = told.split(sent).join('');
  const { mark, tenantId, tokensIn, booked, customerId, conversationId } = scene;
  return [mark, tenantId, String(tokensIn), booked.bookingId, customerId, conversationId].filter((one) =>
    told.includes(one),
  );
}

const isToken = (text: string) => /^[\w-]{8,}\.[\w-]{20,}$/.test(text);

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 3 ? [value] : [];
  const inner = value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
  return [...new Set(inner)].sort((a, b) => b.length - a.length);
}

/** Yes and no, and the same for any business that is as far: nobody could tell whose it is. */
const tellsNothing = ['Query.onboarding'];

const fields = operations.map((one) => one.field);
const ruleOf = (field: string) => operationOf(...(field.split('.') as [string, string]));

it('has a row for every field of the schema, and no other', () =>
  expect(Object.keys(matrix).sort()).toEqual([...fields].sort()));

describe('every caller', () => {
  it.each(fields)('%s', async (field) => expect(await walk(field, ruleOf(field))).toEqual([]), 60_000);
});

describe('a suspended business', () => {
  it('answers its people who they are, and nothing else', async () => {
    await world.addTenant('asleep', { status: 'SUSPENDED' });
    const authorization = world.asPerson('asleep', 'OWNER');
    for (const { field, name } of operations) {
      const row = matrix[field] ?? [];
      if (!row.some((one) => ranks.OWNER.includes(one))) continue;
      world.time.now += 250;
      const said = errorOf(await world.run(field, await scene.variables(name), { authorization }));
      expect(said, field).toBe(name === 'me' ? null : 'FORBIDDEN tenant-suspended');
    }
  });
});

describe('mutation check: the walk reports an operation', () => {
  const guarded = (field: string): GuardedOperation | null => {
    const rule = ruleOf(field);
    return rule.open ? null : rule;
  };
  const weakened = (field: string, change: Partial<GuardedOperation>, who: RegExp) =>
    walk(field, { ...(guarded(field) as GuardedOperation), ...change }, who);

  const aboveViewer = fields.filter((field) => guarded(field)?.area && guarded(field)?.area !== 'read');
  it.each(aboveViewer)(
    'whose area is read: %s',
    async (field) => {
      expect((await weakened(field, { area: 'read' }, /^VIEWER$/)).join('\n')).toMatch(/^VIEWER: /m);
    },
    60_000,
  );

  const keysOnly = fields.filter((field) => guarded(field)?.scope && !guarded(field)?.area);
  it.each(keysOnly)(
    'that people may ask too: %s',
    async (field) => {
      expect((await weakened(field, { area: 'read' }, /^OWNER$/)).join('\n')).toMatch(/^OWNER: /m);
    },
    60_000,
  );

  const peopleOnly = fields.filter((field) => guarded(field)?.area && !guarded(field)?.scope);
  it.each(peopleOnly)(
    'that keys may ask too: %s',
    async (field) => {
      expect((await weakened(field, { scope: 'read' }, /^widget key$/)).join('\n')).toMatch(/^widget key: /m);
    },
    60_000,
  );

  const scoped = fields.filter((field) => guarded(field)?.scope);
  it.each(scoped)(
    'of another scope: %s',
    async (field) => {
      const scope = guarded(field)?.scope === 'chat' ? 'book' : 'chat';
      expect((await weakened(field, { scope }, /^widget key without/)).join('\n')).toMatch(
        /^widget key without (chat|book|read|manage): /m,
      );
    },
    60_000,
  );

  const nobodys = fields.filter((field) => guarded(field) && matrix[field]?.includes('nobody'));
  it.each(nobodys)('that is the server’s own: %s', async (field) => {
    const resolve = async () => 'published';
    expect((await weakened(field, { area: 'billing', resolve }, /^OWNER$/)).join('\n')).toMatch(
      /^OWNER: let in/m,
    );
  });

  /** As if the tenant were taken from what is asked for, and not from who asks. */
  const ofTenants = fields.filter(
    (field) => guarded(field) && !matrix[field]?.includes('nobody') && !tellsNothing.includes(field),
  );
  it.each(ofTenants)(
    'that forgets whose credential it is: %s',
    async (field) => {
      const rule = guarded(field) as GuardedOperation;
      const { tenantId } = operatorCredential('quillay');
      const resolve: GuardedOperation['resolve'] = async (app, request, args) => {
        const tenant = await getTenant(app.db, tenantId);
        const conversation = await getConversation(app.db, tenantId, scene.conversationId, request.now);
        return tenant && rule.resolve(app, { ...request, tenant, conversation }, args);
      };
      const reported = (await walk(field, { ...rule, resolve }, /another tenant$/)).join('\n');
      expect(reported).toMatch(/^(OWNER|key) of another tenant/m);
    },
    60_000,
  );
});
