#!/usr/bin/env node
// What an operator runs after a deployment, against the real addresses: is the API up, do all channels of the widget load, can
// a customer of a test tenant get as far as an offer? Needs Node alone, not this repository's packages.
//
//   node scripts/smoke.mjs --api https://api.example.com/graphql --widget https://cdn.example.com --key pk_test_… \
//     --origin https://demo.example.com --channels latest,canary [--book] [--json]
//
// Every option may come from the environment: SMOKE_API, SMOKE_WIDGET, … Exit code 0: all held; 1: something did not; 2: wrong use.
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const options = {
  api: 'GraphQL address',
  widget: "base of the widget's files, such as https://cdn.example.com",
  key: 'public key of a test tenant',
  origin: 'an origin that the key allows',
  'health-key': 'AppSync API key of health (output HealthKey); without it the public key is used',
  pages: "base of the customer's own pages, such as https://book.example.com",
  admin: 'the admin panel, such as https://admin.example.com',
  channels: 'channels to load, separated by commas (default: latest)',
  'api-version': 'version that health must tell',
  'widget-version': 'version that the first channel must have',
  email: "the test customer's address (default: one that SES swallows)",
  patience: 'seconds to go on trying each step, for caches and names to follow (default: 0)',
};
const flags = {
  book: 'also book the offer, and cancel it again',
  'no-manifest': 'the widget is not a published release (a local build): hashes are not compared',
  json: 'JSON Lines',
  help: 'this text',
};

const wanted = readOptions();
const facts = {};
const results = [];

await step('health', async () => {
  const credential = wanted['health-key']
    ? { 'x-api-key': wanted['health-key'] }
    : { authorization: wanted.key, origin: wanted.origin };
  const { health } = await ask('{ health { status version now } }', {}, credential);
  must(health.status === 'ok', `status is ${health.status}`);
  must(
    !wanted['api-version'] || sameVersion(health.version, wanted['api-version']),
    `version is ${health.version}`,
  );
  return `version ${health.version}`;
});

if (wanted.widget)
  for (const [at, channel] of wanted.channels.split(',').entries())
    await step(`widget ${channel}`, () => loadChannel(channel, at === 0 ? wanted['widget-version'] : null));

if (wanted.pages)
  await step('pages', async () => {
    const page = await get(`${wanted.pages}/b/smoke`);
    must(/<script src="[^"]*manage\.js"/.test(page.text), 'it is not the page of a booking');
    const policy = page.headers.get('content-security-policy');
    must(policy?.includes("default-src 'none'") || policy?.includes("script-src 'self'"), 'it has no policy');
    return 'there, under its policy';
  });

if (wanted.admin) await step('admin panel', openPanel);

await step('widgetConfig', async () => {
  const { widgetConfig } = await ask('{ widgetConfig { tenantId language business { name } } }');
  return `${widgetConfig.business.name}, ${widgetConfig.language}`;
});

await step('catalog', async () => {
  const { searchServices } = await ask(
    '{ searchServices(limit: 50) { items { serviceId name durationMinutes } } }',
  );
  [facts.service] = searchServices.items;
  must(facts.service, 'the test tenant has no service');
  return `${searchServices.items.length} services`;
});

await step('open slots', async () => {
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const { getAvailableSlots } = await ask(
    `query ($input: AvailableSlotsInput!) { getAvailableSlots(input: $input) { items { start providerId } timezone } }`,
    { input: { serviceId: facts.service.serviceId, from: day(0), to: day(30), limit: 20 } },
  );
  must(getAvailableSlots.items.length > 0, 'no open slot in 30 days');
  return `${getAvailableSlots.items.length} in ${getAvailableSlots.timezone}`;
});

await step('conversation to an offer', converse);
if (wanted.book && facts.offer) await bookAndCancel();

finish();

/** Answers whatever the agent asks for, as a customer who taps buttons, until it offers an appointment. */
async function converse() {
  let reply = await say({ text: 'hola' });
  for (let turn = 1; turn <= 12; turn++) {
    if (reply.offer) {
      facts.offer = reply.offer;
      return `${turn} turns, ${reply.offer.serviceName} ${reply.offer.localDate} ${reply.offer.localTime}`;
    }
    const { expects, conversationId, suggestedServices, suggestedSlots } = reply;
    const [service = facts.service] = suggestedServices;
    const [slot] = suggestedSlots;
    const answers = {
      SERVICE: { text: service.name, choice: { serviceId: service.serviceId } },
      PROVIDER: { text: 'cualquiera', choice: { providerId: 'any' } },
      SLOT: slot
        ? {
            text: `${slot.localDate} ${slot.localTime}`,
            choice: { slot: { providerId: slot.providerId, start: slot.start } },
          }
        : { text: 'lo antes posible' },
      CONTACT: { text: `Prueba Automática, ${wanted.email}, +56 9 5555 0100` },
      CONFIRMATION: { text: 'sí' },
    };
    must(answers[expects], `the agent expects ${expects} and there is nothing to say to that`);
    reply = await say({ conversationId, ...answers[expects] });
  }
  throw new Error('no offer after 12 turns');
}

async function bookAndCancel() {
  await step('booking', async () => {
    const { conversationId, offer } = facts;
    const reply = await say({ conversationId, text: 'sí', choice: { confirmOffer: offer.offerId } });
    must(reply.booking, `no booking: ${reply.message.text}`);
    facts.manageToken = reply.booking.managePath?.replace('/b/', '');
    must(facts.manageToken, 'the booking has no manage link');
    return `${reply.booking.code}, ${reply.booking.status}`;
  });
  if (!facts.manageToken) return;
  await step('cancellation', async () => {
    const { cancelBooking } = await ask(
      'mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { status } }',
      { input: { manageToken: facts.manageToken, reason: 'smoke test' } },
      { authorization: facts.manageToken },
    );
    must(cancelBooking.status === 'CANCELLED', `status is ${cancelBooking.status}`);
    return 'the slot is free again';
  });
}

async function say({ text, choice, conversationId }) {
  const { sendChatMessage } = await ask(
    `mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId state expects
       message { text } suggestedServices { serviceId name } suggestedSlots { providerId start localDate localTime }
       offer { offerId serviceName localDate localTime } booking { code status managePath } } }`,
    { input: { text, choice, conversationId, clientMessageId: randomUUID(), language: 'es' } },
  );
  facts.conversationId = sendChatMessage.conversationId;
  return sendChatMessage;
}

/** A channel is one small file that names its version; that version's files must be what its manifest says. */
async function loadChannel(channel, version) {
  const loader = await get(`${wanted.widget}/chat-widget/${channel}/chat-widget.js`);
  must(/javascript/.test(loader.headers.get('content-type')), `it is ${loader.headers.get('content-type')}`);
  must(loader.headers.get('access-control-allow-origin') === '*', 'other sites may not load it (CORS)');
  const age = Number(/max-age=(\d+)/.exec(loader.headers.get('cache-control'))?.[1]);
  must(age <= 300, `a channel is kept for ${age} s`);
  const folder = /\.\.\/(v\d[\w.-]*)\/panel\.js/.exec(loader.text)?.[1];
  must(folder, 'it names no version');
  must(!version || sameVersion(folder, version), `it is ${folder}`);
  const panel = await get(`${wanted.widget}/chat-widget/${folder}/panel.js`);
  must(/immutable/.test(panel.headers.get('cache-control')), "a version's file may be kept for good");
  if (wanted['no-manifest']) return folder;
  const manifest = JSON.parse((await get(`${wanted.widget}/chat-widget/${folder}/manifest.json`)).text);
  for (const [path, { body }] of Object.entries({ 'chat-widget.js': loader, 'panel.js': panel })) {
    const listed = manifest.files.find((file) => file.path === path)?.integrity;
    must(
      listed === `sha384-${createHash('sha384').update(body).digest('base64')}`,
      `${path} is not what was published`,
    );
  }
  return `${folder}, as published`;
}

/** The page under its policy, for any of its screens; its files, which never change; and what it is told of the rest. */
async function openPanel() {
  const page = await get(`${wanted.admin}/admin/bookings`);
  const script = /<script[^>]* src="(\/admin\/assets\/[^"]+\.js)"/.exec(page.text)?.[1];
  must(script, 'it is not the page of the panel');
  const policy = page.headers.get('content-security-policy') ?? '';
  must(/default-src 'none'; script-src 'self';/.test(policy), 'it has no strict policy');
  must(!/unsafe|\*/.test(policy), `its policy lets too much in: ${policy}`);
  must(page.headers.get('x-content-type-options') === 'nosniff', 'types may be guessed');
  must(/no-store/.test(page.headers.get('cache-control')), 'the page may be kept');
  const file = await get(wanted.admin + script);
  must(/immutable/.test(file.headers.get('cache-control')), 'its files may not be kept');
  const { apiUrl, auth } = JSON.parse((await get(`${wanted.admin}/admin/config.json`)).text);
  must(apiUrl && auth?.clientId && auth.authorizeUrl, 'config.json says too little');
  must(policy.includes(new URL(apiUrl).origin), 'its policy keeps it from its own API');
  must(policy.includes(new URL(auth.tokenUrl).origin), 'its policy keeps it from its sign-in');
  const missing = await fetch(`${wanted.admin}/admin/assets/none.js`, {
    signal: AbortSignal.timeout(20_000),
  });
  must(missing.status >= 400, 'a file that is not there is answered with a page');
  return `there, under its policy; API ${new URL(apiUrl).host}`;
}

async function ask(query, variables = {}, credential = { authorization: wanted.key, origin: wanted.origin }) {
  const response = await fetch(wanted.api, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credential },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(20_000),
  });
  const { data, errors } = await response
    .json()
    .catch(() => ({ errors: [{ message: `HTTP ${response.status}` }] }));
  if (errors?.length)
    throw new Error(
      errors.map(({ errorType, message }) => [errorType, message].filter(Boolean).join(' ')).join('; '),
    );
  return data;
}

async function get(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
  must(response.ok, `${url}: HTTP ${response.status}`);
  const body = Buffer.from(await response.arrayBuffer());
  return { body, text: body.toString('utf8'), headers: response.headers };
}

async function step(name, work) {
  const until = Date.now() + Number(wanted.patience) * 1000;
  for (;;) {
    const started = performance.now();
    const outcome = await work().then(
      (said) => ({ ok: true, said }),
      (error) => ({ ok: false, said: `${error.message}${error.cause ? ` (${error.cause.message})` : ''}` }),
    );
    if (!outcome.ok && Date.now() < until) {
      await sleep(2_000);
      continue;
    }
    const result = { step: name, ...outcome, ms: Math.round(performance.now() - started) };
    results.push(result);
    if (wanted.json) console.log(JSON.stringify(result));
    else
      console.log(
        `${result.ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(26)} ${String(result.ms).padStart(6)} ms  ${result.said}`,
      );
    return;
  }
}

function finish() {
  const failed = results.filter(({ ok }) => !ok).length;
  if (!wanted.json)
    console.log(
      failed === 0 ? `\nAll ${results.length} steps hold.` : `\n${failed} of ${results.length} steps FAILED.`,
    );
  process.exit(failed === 0 ? 0 : 1);
}

function must(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

function sameVersion(a, b) {
  return a.replace(/^v/, '') === b.replace(/^v/, '');
}

function readOptions() {
  const kinds = {
    ...Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'string' }])),
    ...Object.fromEntries(Object.keys(flags).map((name) => [name, { type: 'boolean' }])),
  };
  const defaults = { channels: 'latest', email: 'success@simulator.amazonses.com', patience: '0' };
  try {
    const { values } = parseArgs({ options: kinds });
    if (values.help) {
      const line = ([name, meaning]) => `  --${name.padEnd(12)} ${meaning}`;
      console.log(
        ['Smoke test of a deployment.', ...Object.entries({ ...options, ...flags }).map(line)].join('\n'),
      );
      process.exit(0);
    }
    const fromEnvironment = Object.keys(options).flatMap((name) => {
      const value = process.env[`SMOKE_${name.replace('-', '_').toUpperCase()}`];
      return value ? [[name, value]] : [];
    });
    const all = { ...defaults, ...Object.fromEntries(fromEnvironment), ...values };
    const missing = ['api', 'key', 'origin'].filter((name) => !all[name]);
    if (missing.length > 0) throw new Error(`missing: ${missing.map((name) => `--${name}`).join(', ')}`);
    return {
      ...all,
      widget: all.widget?.replace(/\/+$/, ''),
      pages: all.pages?.replace(/\/+$/, ''),
      admin: all.admin?.replace(/(\/admin)?\/*$/, ''),
    };
  } catch (error) {
    console.error(`smoke: ${error.message}; --help lists the options`);
    process.exit(2);
  }
}
