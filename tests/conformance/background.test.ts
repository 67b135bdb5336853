import { randomUUID } from 'node:crypto';
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { operatorCredential } from '@booking-chat/server/api/credential';
import { functions, type LambdaFunction } from '@booking-chat/server/lambda/functions';
import { loadFunction } from '@booking-chat/server/lambda/tools/deployed';
import { createSigner } from '@booking-chat/server/signer';
import { listCustomers } from '@booking-chat/server/store/customers';
import { monthOf, takeMessage } from '@booking-chat/server/store/usage';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTwoHosts, type TwoHosts } from './two-hosts.ts';

/** The functions nobody calls, from their bundles: real stream records, the queue's events, the clock's, the secret's. */
let hosts: TwoHosts;
let key: string;
let streams: DynamoDBStreamsClient;

beforeAll(async () => {
  hosts = await openTwoHosts();
  await hosts.world.addTenant('aurora', { plan: 'ENTERPRISE' });
  key = (await hosts.world.addKey('aurora')).text;
  streams = new DynamoDBStreamsClient({
    endpoint: hosts.world.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}, 120_000);
afterAll(async () => {
  streams.destroy();
  await hosts?.close();
});
beforeEach(() => {
  hosts.standIn.queue.length = 0;
  hosts.standIn.mails.length = 0;
  hosts.standIn.calls.length = 0;
  hosts.standIn.refusals.clear();
  hosts.logged.length = 0;
});

interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}
const allDone: BatchAnswer = { batchItemFailures: [] };

let seen = 0;
/** What the Bookings stream has that no test has had yet. */
async function newRecords(): Promise<readonly _Record[]> {
  const { Streams } = await streams.send(
    new ListStreamsCommand({ TableName: `${hosts.world.app.db.prefix}Bookings` }),
  );
  const StreamArn = Streams?.[0]?.StreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  );
  const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
  const fresh = Records.slice(seen);
  seen = Records.length;
  return fresh;
}

let at = Date.parse(`${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)}T13:00:00Z`);
async function book(name: string): Promise<string> {
  for (;;) {
    at += 1_800_000;
    const query = 'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId } }';
    const input = {
      serviceId: 'aurora-corte',
      providerId: 'aurora-ana',
      start: new Date(at).toISOString(),
      customer: { name, email: `${name.toLowerCase()}@mail.test` },
      idempotencyKey: randomUUID(),
    };
    const answer = await hosts.ask('lambda', query, { input }, { authorization: key });
    if (answer.data?.createBooking) return answer.data.createBooking.bookingId;
  }
}

const queueEvent = () => ({
  Records: hosts.standIn.queue.map(({ MessageBody, MessageGroupId, MessageDeduplicationId }) => ({
    messageId: MessageDeduplicationId,
    body: MessageBody,
    attributes: { MessageGroupId },
  })),
});

const notify = async (Records: readonly unknown[]) =>
  (await hosts.functions('notifier'))({ Records }) as Promise<BatchAnswer>;
const sendMails = async (event: unknown = queueEvent()) =>
  (await hosts.functions('mailSender'))(event) as Promise<BatchAnswer>;
const mailText = (index: number) =>
  Buffer.from(hosts.standIn.mails[index]?.Content.Raw.Data ?? '', 'base64').toString();

describe('from a change of the Bookings table to SES', () => {
  it('tells customer and provider, with a calendar entry, by way of the queue', async () => {
    const bookingId = await book('Berta');
    expect(await notify(await newRecords())).toEqual(allDone);
    const { queue, mails } = hosts.standIn;
    expect(queue).toHaveLength(2);
    expect(new Set(queue.map((one) => one.MessageGroupId))).toEqual(new Set([bookingId]));
    expect(await sendMails()).toEqual(allDone);
    expect(mails.map((one) => one.Destination.ToAddresses[0]).sort()).toEqual([
      'ana@aurora.test',
      'berta@mail.test',
    ]);
    expect(mails[0]?.FromEmailAddress).toBe('no-reply@booking-chat.example');
    expect(mailText(0)).toMatch(/^From: Aurora <no-reply@booking-chat\.example>$/m);
    expect(mailText(0)).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/i);
  });

  it('a batch that comes twice queues nothing twice, a message that comes twice is sent once', async () => {
    await book('Carla');
    const records = await newRecords();
    await notify(records);
    await notify(records);
    expect(hosts.standIn.queue).toHaveLength(2);
    const event = queueEvent();
    await sendMails(event);
    await sendMails(event);
    expect(hosts.standIn.mails).toHaveLength(2);
    expect(hosts.logged.filter((line) => line.includes('mail had been sent'))).toHaveLength(2);
  });

  it('two senders with the same message send it once', async () => {
    await book('Dora');
    await notify(await newRecords());
    const event = queueEvent();
    const answers = await Promise.all([sendMails(event), sendMails(event)]);
    for (let left = answers.flatMap((one) => one.batchItemFailures); left.length > 0; )
      left = [...(await sendMails(event)).batchItemFailures];
    expect(hosts.standIn.mails).toHaveLength(2);
  });

  it('while SES fails the messages of a group wait in their order; afterwards they go', async () => {
    await book('Elsa');
    await notify(await newRecords());
    const event = queueEvent();
    hosts.standIn.refusals.set('SendEmail', { status: 503, name: 'ServiceUnavailableException' });
    const { batchItemFailures } = await sendMails(event);
    expect(batchItemFailures.map((one) => one.itemIdentifier)).toEqual(
      event.Records.map((one) => one.messageId),
    );
    // The first three times, the second not at all.
    expect(hosts.standIn.calls.filter((one) => one === 'SendEmail')).toHaveLength(3);
    hosts.standIn.refusals.clear();
    expect(await sendMails(event)).toEqual(allDone);
    expect(hosts.standIn.mails).toHaveLength(2);
  });

  it('a mail that SES refuses for good is noted and does not come again', async () => {
    await book('Fina');
    await notify(await newRecords());
    hosts.standIn.refusals.set('SendEmail', { status: 400, name: 'MessageRejected' });
    expect(await sendMails()).toEqual(allDone);
    expect(hosts.logged.filter((line) => line.includes('"MailsRefused":1'))).toHaveLength(2);
    expect(hosts.logged.join('')).not.toContain('fina@mail.test');
  });

  it('when the queue fails the stream is read again from the first change that was not handed over', async () => {
    await book('Gala');
    await book('Hilda');
    const records = await newRecords();
    hosts.standIn.refusals.set('SendMessage', { status: 500, name: 'InternalFailure' });
    expect(await notify(records)).toEqual({
      batchItemFailures: [{ itemIdentifier: records[0]?.dynamodb?.SequenceNumber }],
    });
    hosts.standIn.refusals.clear();
    await notify(records);
    expect(hosts.standIn.queue).toHaveLength(4);
  });

  it('a hand-off is mailed to the business and then forgotten', async () => {
    const say = 'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { handedOff } }';
    await hosts.ask(
      'lambda',
      say,
      { input: { text: 'quiero hablar con una persona' } },
      { authorization: key },
    );
    expect(await notify(await newRecords())).toEqual(allDone);
    await sendMails();
    expect(hosts.standIn.mails[0]?.Destination.ToAddresses).toEqual(['hola@aurora.test']);
    const [forgotten] = await newRecords();
    expect(forgotten?.eventName).toBe('REMOVE');
    hosts.standIn.queue.length = 0;
    expect(await notify([forgotten])).toEqual(allDone);
    expect(hosts.standIn.queue).toEqual([]);
  });

  it('a transcript too long for the queue goes as shortened text', async () => {
    const { largestBody, queueTransport } = await import('@booking-chat/server/lambda/mail-queue');
    const sent: { MessageBody: string }[] = [];
    const transport = queueTransport(async (_, input) => {
      sent.push(input as { MessageBody: string });
      return {};
    }, 'http://queue');
    const message = { id: 'x', bookingId: null, text: 'ñ <b> '.repeat(60_000), html: '<p>'.repeat(200_000) };
    await transport.send(message as unknown as Parameters<typeof transport.send>[0]);
    const body = sent[0]?.MessageBody ?? '';
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(largestBody);
    expect(JSON.parse(body).html).toMatch(/^<pre>ñ &lt;b&gt;/);
  });
});

describe('jobs', () => {
  it('measure how far tenants are into their plans', async () => {
    const month = monthOf(Date.now());
    for (const [tenantId, messages] of [
      ['near', 420],
      ['over', 500],
      ['idle', 0],
    ] as const) {
      await hosts.world.addTenant(tenantId, { plan: 'LITE' });
      const { tenantId: id } = operatorCredential(tenantId);
      for (let count = 0; count < messages; count += 20)
        await Promise.all(Array.from({ length: 20 }, () => takeMessage(hosts.world.app.db, id, month, null)));
    }
    const jobs = await hosts.functions('jobs');
    expect(await jobs({ job: 'usage' })).toEqual({ tenants: 4 });
    const lines = hosts.logged.map((line) => JSON.parse(line));
    expect(lines.find((line) => line.message === 'plans measured')).toMatchObject({
      TenantsOverPlan: 1,
      TenantsNearPlan: 1,
    });
    const usage = lines.filter((line) => line.message === 'tenant usage');
    expect(usage.map((line) => [line.tenantId, line.share]).sort()).toEqual(
      expect.arrayContaining([
        ['near', 0.84],
        ['over', 1],
      ]),
    );
    expect(usage.some((line) => line.tenantId === 'idle')).toBe(false);
  });

  it('list the customers of bookings that were there before the list, once', async () => {
    await book('Zulema');
    const { tenantId } = operatorCredential('aurora');
    const signer = hosts.world.app.signer;
    const listed = async () => {
      const wanted = { tenantId, query: 'zulema', limit: 5, nextToken: null };
      const page = await listCustomers({ db: hosts.world.app.db, signer }, wanted);
      return page.ok ? page.items.map(({ name }) => name) : null;
    };
    expect(await listed()).toEqual([]);
    const jobs = await hosts.functions('jobs');
    expect(await jobs({ job: 'customers' })).toEqual({ tenants: 4 });
    expect(await listed()).toEqual(['Zulema']);
    await jobs({ job: 'customers' });
    const lines = hosts.logged
      .map((line) => JSON.parse(line))
      .filter(({ message }) => message === 'customers listed');
    expect(lines.map(({ bookings }) => bookings)).toEqual([expect.any(Number), 0]);
  });

  it('refuses a job it does not know', async () => {
    const jobs = await hosts.functions('jobs');
    await expect(jobs({ job: 'nothing' })).rejects.toThrow('no such job');
  });
});

describe('rotation of the signing key', () => {
  it('puts a new key in front that signs later; what was signed before goes on verifying', async () => {
    const rotate = await hosts.functions('keyRotation');
    const { secret } = hosts.standIn;
    const event = { SecretId: 'signing-keys', ClientRequestToken: randomUUID() };
    for (const Step of [
      'createSecret',
      'createSecret',
      'setSecret',
      'testSecret',
      'finishSecret',
      'finishSecret',
    ])
      await rotate({ ...event, Step });
    const current = [...secret].find(([, { stages }]) => stages.includes('AWSCURRENT'));
    expect(current?.[0]).toBe(event.ClientRequestToken);
    const { keys } = JSON.parse(current?.[1].text ?? '') as { keys: { key: string; signsFrom: string }[] };
    expect(keys).toHaveLength(2);
    expect(Date.parse(keys[0]?.signsFrom ?? '') - Date.now()).toBeGreaterThan(14 * 60_000);
    const link = hosts.world.app.signer.sign('manage', ['aurora', 'b']);
    expect(createSigner(keys.map((one) => one.key)).verify('manage', link)).toEqual(['aurora', 'b']);
  });
});

describe('flags', () => {
  it('DISABLE_IA leads every conversation to the deterministic mode', async () => {
    await hosts.world.addTenant('clever', {
      plan: 'BUSINESS',
      agent: { ...(await agentOf()), mode: 'FULL' },
    });
    const { text, key: made } = await hosts.world.addKey('clever');
    expect(text).toMatch(/^pk_/);
    const modes: unknown[] = [];
    for (const flags of ['{"DISABLE_IA": false}', '{"DISABLE_IA": true}']) {
      hosts.standIn.flags = flags;
      const chatAgent = await loadFunction('chatAgent', {
        standIn: hosts.standIn,
        tablePrefix: hosts.world.app.db.prefix,
        publicUrl: 'http://127.0.0.1',
        endpoint: () => hosts.world.endpoint,
        logLevel: 'info',
      });
      hosts.logged.length = 0;
      await chatAgent({
        arguments: { input: { text: 'hola' } },
        identity: { resolverContext: { kind: 'key', tenantId: 'clever', keyId: made.keyId } },
        request: { headers: { origin: 'https://www.aurora.test' } },
        info: { fieldName: 'sendChatMessage', parentTypeName: 'Mutation' },
      });
      modes.push(hosts.logged.map((line) => JSON.parse(line)).find((line) => line.message === 'turn')?.mode);
    }
    expect(modes).toEqual(['FULL', 'FSM']);
  });

  const agentOf = async () => {
    const { getTenant } = await import('@booking-chat/server/store/tenants');
    const tenant = await getTenant(hosts.world.app.db, operatorCredential('aurora').tenantId);
    if (!tenant) throw new Error('no tenant');
    return tenant.agent;
  };
});

describe('least privilege', () => {
  it.each(['notifier', 'mailSender', 'jobs', 'keyRotation'] as const)(
    '%s does what its row allows, all of it',
    (name) => {
      const { tables }: LambdaFunction = functions[name];
      const allowed = Object.entries(tables).flatMap(([target, actions]) =>
        actions.map((one) => `${target} ${one}`),
      );
      expect([...hosts.done(name)].sort()).toEqual(allowed.sort());
    },
  );
});
