import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from './cases.ts';
import { openScene, type Scene } from './scene.ts';
import { type GraphqlAnswer, openWorld, type World } from './world.ts';

/**
 * Two tenants. Every operation of the schema is asked for what is the first one's: by itself, to see that the input really
 * names it (the answer shows the mark), and by the second one, to see that nothing of it comes back and nothing changes.
 * An operation without input in `scene.ts` fails here.
 */
const mark = 'Quillay';
const theirs = 'quillay';

/** What the owner's own answer shows where it shows no name. */
const shows: Readonly<Record<string, string>> = {
  health: 'ok',
  onboarding: 'SERVICES',
  categories: 'Peluquería',
  hours: 'America/Santiago',
  previewHours: '2026-11-25',
  checkOrigin: 'https://www.aurora.test',
  usageReport: 'ENTERPRISE',
  saveHours: 'America/Santiago',
  renameCategory: 'Rostro',
  createApiKey: 'Otra página',
  invitePerson: 'Nueva Persona',
  deleteService: 'service-quillay',
  deleteProvider: 'provider-quillay',
  removePerson: 'person-quillay',
  createPreviewToken: 'expiresAt',
  importCsv: '"created":1',
  exportCsv: 'Quillay Cliente',
  onBookingEvent: theirs,
  onConversationEvent: theirs,
  onPersonReply: theirs,
};
/** The server's own: refused to everyone (`authorization.test.ts`). */
const nobodys = ['publishBookingEvent', 'publishConversationEvent'];

let world: World;
let scene: Scene;
let ownKey: string;
let otherKey: string;

beforeAll(async () => {
  world = await openWorld();
  scene = await openScene(world, theirs, mark);
  const other = await openScene(world, 'other', 'Other');
  [ownKey, otherKey] = [scene.key, other.key];
}, 60_000);
afterAll(() => world.close());

/** By the credential that may: a key, or an owner's token. */
async function ask(
  name: string,
  tenantId: string,
  variables: Record<string, unknown>,
): Promise<GraphqlAnswer> {
  world.time.now += 200;
  const operation = operations.find((one) => one.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  const key = tenantId === theirs ? ownKey : otherKey;
  const person = world.asPerson(tenantId, 'OWNER');
  const asked = async (authorization: string) =>
    operation.kind === 'subscription'
      ? world.run(operation.field, variables, { authorization })
      : world.call(operation.document, variables, { authorization });
  const answer = await asked(person);
  return answer.errors?.[0]?.errorInfo.reason === 'role' ? asked(key) : answer;
}

it('has input for every operation of the schema, and no other', () =>
  expect([...scene.names].sort()).toEqual(operations.map((one) => one.name).sort()));

describe.each(operations.map((one) => one.name))('%s', (name) => {
  it('by the other tenant reaches nothing and changes nothing', async () => {
    const variables = await scene.variables(name);
    const before = await scene.stored();
    const answer = await ask(name, 'other', variables);
    // What the asker sent itself may be repeated to it; nothing else may name the tenant.
    let told = JSON.stringify(answer);
    for (const sent of textsOf(variables)) told = told.split(sent).join('');
    expect(told).not.toContain(mark);
    expect(told).not.toContain(theirs);
    expect(told).not.toContain(scene.booked.bookingId);
    expect(told).not.toContain(scene.customerId);
    expect(answer.errors?.map((one) => one.errorType) ?? []).not.toContain('INTERNAL');
    expect(await scene.changedSince(before)).toEqual([]);
  });

  const isSomebodys = !nobodys.includes(name);
  if (isSomebodys)
    it('by its own reaches it', async () => {
      const answer = await ask(name, theirs, await scene.variables(name));
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(answer.data)).toContain(shows[name] ?? mark);
    });
});

/** All texts in there, the longest first. */
function textsOf(value: unknown): string[] {
  const found =
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(textsOf)
        : [];
  return [...new Set(found)].sort((a, b) => b.length - a.length).filter((text) => text.length > 3);
}

it('an offer of the one confirms nothing at the other', async () => {
  const say = (authorization: string, input: object) =>
    world.call(
      'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId offer { offerId } booking { bookingId } } }',
      { input },
      { authorization },
    );
  const slot = { providerId: `${theirs}-ana`, start: '2026-11-26T14:00:00Z' };
  const first = await say(ownKey, { text: 'Un corte', choice: { serviceId: `${theirs}-corte` } });
  const conversationId = first.data.sendChatMessage.conversationId;
  await say(ownKey, { conversationId, text: 'A las 11', choice: { slot } });
  const offered = await say(ownKey, { conversationId, text: 'Soy Ana Soto, ana@soto.test' });
  const confirmOffer = offered.data.sendChatMessage.offer?.offerId;
  expect(confirmOffer).toBeTruthy();
  const stolen = await say(otherKey, { text: 'Sí', choice: { confirmOffer } });
  expect(stolen.data.sendChatMessage.booking).toBeNull();
  const kept = await say(ownKey, { conversationId, text: 'Sí', choice: { confirmOffer } });
  expect(kept.data.sendChatMessage.booking?.bookingId).toBeTruthy();
});
