import { findByEmail } from '@booking-chat/server/identity/local/accounts';
import { limits, takeTry, triesKey } from '@booking-chat/server/identity/local/tries';
import { getItem } from '@booking-chat/server/store/db';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goodPassword, type IdWorld, openIdWorld } from './id-world.ts';
import { codeIn, visitor } from './visitor.ts';

let world: IdWorld;
let email: string;
let tenant: string;
let count = 0;

beforeAll(async () => {
  world = await openIdWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.addTenant(`guessing-${++count}`);
  email = `ana@${tenant}.test`;
  await world.addPerson(tenant, email);
  world.mails.length = 0;
});

const guess = async (address: string, password = 'Wrong-Horse-7-Battery') =>
  (await visitor(world).enter(address, password)).status;

async function guessTenTimes(address: string) {
  for (let each = 0; each < 10; each++) expect(await guess(address)).toBe(401);
}

describe('ten wrong passwords', () => {
  it('lock: the right one is refused too, until the time is over', async () => {
    await guessTenTimes(email);
    const refused = await visitor(world).enter(email, goodPassword);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Too many attempts');

    world.wait(limits.password.minutes - 1);
    expect(await guess(email, goodPassword)).toBe(429);
    world.wait(1.1);
    expect(codeIn(await visitor(world).enter(email, goodPassword))).toBeTruthy();
  });

  it('tell the owner once, by mail and in the trail', async () => {
    await guessTenTimes(email);
    for (let each = 0; each < 5; each++) expect(await guess(email)).toBe(429);
    await world.settled();
    expect(world.mails.map(({ to, subject }) => [to.email, subject])).toEqual([
      [email, 'Sign-in to your account is locked for a while'],
    ]);
    expect((await world.audit(tenant)).map(({ action }) => action)).toEqual(['session.locked']);
  });

  it('lock for longer each time', async () => {
    for (const minutes of [15, 30, 60]) {
      await guessTenTimes(email);
      world.wait(minutes - 1);
      expect(await guess(email, goodPassword)).toBe(429);
      world.wait(1.1);
    }
    expect(codeIn(await visitor(world).enter(email, goodPassword))).toBeTruthy();
    await guessTenTimes(email);
    world.wait(15.1);
    expect(codeIn(await visitor(world).enter(email, goodPassword))).toBeTruthy();
  });

  it('nine are forgiven by the right one', async () => {
    for (let round = 0; round < 2; round++) {
      for (let each = 0; each < 9; each++) expect(await guess(email)).toBe(401);
      expect(codeIn(await visitor(world).enter(email, goodPassword))).toBeTruthy();
    }
  });

  it('fifty at the same moment count exactly: ten are looked at, forty are not', async () => {
    const statuses = await Promise.all(Array.from({ length: 50 }, () => guess(email)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
    const counted = await getItem(world.store.db, 'LocalIdentity', triesKey(world.facts, 'password', email));
    expect(counted?.failed).toBe(10);
    expect(await guess(email, goodPassword)).toBe(429);
  });

  it('fifty at the same moment after a lock has ended are ten again', async () => {
    await guessTenTimes(email);
    world.wait(15.1);
    const statuses = await Promise.all(Array.from({ length: 50 }, () => guess(email)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  });
});

describe('whether an address has an account cannot be told', () => {
  it('by what a wrong password is answered, nor by the lock', async () => {
    const pages = async (address: string) => {
      const texts: string[] = [];
      for (let each = 0; each < 8; each++) await takeTry(world.facts, 'password', address);
      for (let each = 9; each <= 11; each++) {
        const { status, text } = await visitor(world).enter(address, 'Wrong-Horse-7-Battery');
        texts.push(`${status} ${text.replaceAll(address, '<address>').replace(/interaction\/[\w-]+/g, '')}`);
      }
      return texts;
    };
    const [known, unknown] = [await pages(email), await pages(`nobody@${tenant}.test`)];
    expect(known).toEqual(unknown);
    expect(known.map((text) => text.slice(0, 3))).toEqual(['401', '401', '429']);
  });

  it('by asking for a new password', async () => {
    const ask = async (address: string) => {
      const { status, text } = await visitor(world).post('/id/forgot', { email: address });
      return `${status} ${text}`;
    };
    const [known, unknown] = [await ask(email), await ask(`nobody@${tenant}.test`)];
    expect(known).toBe(unknown);
    await world.settled();
    expect(world.mails.map(({ to }) => to.email)).toEqual([email]);
  });

  it('disabled or not yet activated: the same answer as a wrong password', async () => {
    const account = await findByEmail(world.store.db, email);
    await world.admin.setEnabled(tenant, account?.userId ?? '', false);
    const off = await visitor(world).enter(email, goodPassword);
    const wrong = await visitor(world).enter(`nobody@${tenant}.test`, goodPassword);
    expect([off.status, wrong.status]).toEqual([401, 401]);
  });
});

it('nobody is flooded with links: five an hour', async () => {
  for (let each = 0; each < 8; each++) await visitor(world).post('/id/forgot', { email });
  await world.settled();
  expect(world.mails).toHaveLength(5);
});

it('who keeps asking for links keeps nobody without one: the next hour brings five again', async () => {
  for (const hour of [1, 2, 3]) {
    for (let each = 0; each < 8; each++) await visitor(world).post('/id/forgot', { email });
    await world.settled();
    expect(world.mails).toHaveLength(5 * hour);
    world.wait(61);
  }
});

describe('the second factor', () => {
  const totp = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  const now = () => ({ timestamp: world.facts.clock() });

  /** Signs in to the account page and turns it on; gives what the phone and the drawer then hold. */
  async function turnOn() {
    const ana = visitor(world);
    const page = await ana.get('/id/account');
    await ana.post(new URL(page.url).pathname, { step: 'password', email, password: goodPassword });
    for (const typed of ['', 'not the password']) {
      const refused = await ana.post('/id/account', { do: 'factor-begin', 'factor-password': typed });
      expect([refused.status, refused.text.includes('class="key"')]).toEqual([400, false]);
    }
    const shown = await ana.post('/id/account', { do: 'factor-begin', 'factor-password': goodPassword });
    const secret = (/<code class="key">([^<]+)</.exec(shown.text)?.[1] ?? '').replaceAll(' ', '');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const wrong = await ana.post('/id/account', { do: 'factor-confirm', code: '000000' });
    expect(wrong.status).toBe(400);
    const done = await ana.post('/id/account', {
      do: 'factor-confirm',
      code: totp(secret).generate(now()),
    });
    const recovery = [...done.text.matchAll(/<li>([0-9a-z-]{19})<\/li>/g)].map((match) => match[1] ?? '');
    expect(recovery).toHaveLength(10);
    world.wait(1.5);
    return { secret, recovery };
  }

  async function toCodePage() {
    const ana = visitor(world);
    const page = await ana.enter(email, goodPassword);
    expect(page.text).toContain('six digits');
    return { ana, path: new URL(page.url).pathname };
  }

  it('is asked for, and each code works once', async () => {
    const { secret } = await turnOn();
    const { ana, path } = await toCodePage();
    const code = totp(secret).generate(now());
    expect((await ana.post(path, { step: 'code', code: '123' })).status).toBe(401);
    const done = await ana.post(path, { step: 'code', code });
    expect((await ana.exchange(codeIn(done))).status).toBe(200);

    const again = await toCodePage();
    expect((await again.ana.post(again.path, { step: 'code', code })).status).toBe(401);
  });

  it('a code presented by four at once lets one in', async () => {
    const { secret } = await turnOn();
    const pages = [await toCodePage(), await toCodePage(), await toCodePage(), await toCodePage()];
    const code = totp(secret).generate(now());
    const answers = await Promise.all(pages.map(({ ana, path }) => ana.post(path, { step: 'code', code })));
    expect(answers.filter(({ url }) => url.includes('/admin/signed-in?code='))).toHaveLength(1);
  });

  it('cannot be passed by: the right password alone gives no code', async () => {
    await turnOn();
    const { ana, path } = await toCodePage();
    const uid = path.split('/').pop();
    const around = await ana.get(`/id/oauth2/authorize/${uid}`);
    expect(around.url).not.toContain('/admin/signed-in');
  });

  it('is guessed at ten times at most', async () => {
    const { secret } = await turnOn();
    const { ana, path } = await toCodePage();
    for (let each = 0; each < 10; each++)
      expect((await ana.post(path, { step: 'code', code: '000000' })).status).toBe(401);
    const right = totp(secret).generate(now());
    expect((await ana.post(path, { step: 'code', code: right })).status).toBe(429);
    await world.settled();
    expect(world.mails.at(-1)?.subject).toContain('locked');
  });

  it('a recovery code stands in for the phone, once', async () => {
    const { recovery } = await turnOn();
    const [code = ''] = recovery;
    const first = await toCodePage();
    expect((await first.ana.post(first.path, { step: 'code', code: code.toUpperCase() })).url).toContain(
      'code=',
    );
    const second = await toCodePage();
    expect((await second.ana.post(second.path, { step: 'code', code })).status).toBe(401);
  });

  it('is kept sealed, and its codes as hashes', async () => {
    const { secret, recovery } = await turnOn();
    const account = await findByEmail(world.store.db, email);
    const stored = JSON.stringify(account);
    expect(stored).not.toContain(secret);
    for (const code of recovery) expect(stored).not.toContain(code.replaceAll('-', ''));
    expect(await world.admin.find(tenant, account?.userId ?? '')).toMatchObject({ mfa: true });
  });

  it('is turned off with the password only', async () => {
    const { secret } = await turnOn();
    const { ana, path } = await toCodePage();
    await ana.post(path, { step: 'code', code: totp(secret).generate(now()) });
    const wrong = await ana.post('/id/account', { do: 'factor-off', 'factor-password': 'x' });
    expect(wrong.status).toBe(400);
    await ana.post('/id/account', { do: 'factor-off', 'factor-password': goodPassword });
    expect(codeIn(await visitor(world).enter(email, goodPassword))).toBeTruthy();
  });
});
