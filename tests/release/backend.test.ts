import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appName, pathed, stackNameOf } from '../../packages/infra/src/names.ts';
import { readFlags } from '../../packages/server/src/lambda/flags.ts';
import {
  apiIdParameter,
  type Color,
  stackName,
  stages,
} from '../../packages/server/src/release/backend/stacks.ts';
import { flagsParameter } from '../../packages/server/src/release/flags.ts';
import { type Aws, startAws } from './aws.ts';
import { release } from './booking-chat.ts';
import { bucketName, listen, type S3, startS3 } from './s3.ts';

let aws: Aws;
let s3: S3;
let api: { server: Server; url: string; up: boolean; asked: string[] };

beforeAll(async () => {
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    AWS_MAX_ATTEMPTS: '1',
  });
  api = await fakeApi();
});
beforeEach(async () => {
  [aws, s3] = await Promise.all([startAws(), startS3()]);
  process.env.AWS_ENDPOINT_URL_S3 = s3.endpoint;
  api.up = true;
  aws.stacks.set('ChatBookingSaaSStack-Domain', {
    status: 'UPDATE_COMPLETE',
    parameters: { LiveApi: '/booking-chat/prod/api/blue', Other: 'x' },
    outputs: {},
    template: '{}',
  });
  for (const color of ['blue', 'green'])
    aws.stacks.set(`ChatBookingSaaSStack-API-${color}`, {
      status: 'CREATE_COMPLETE',
      parameters: { LogLevel: 'info' },
      outputs: { ApiUrl: api.url, HealthKey: `da2-${color}` },
      template: JSON.stringify({ Parameters: { LogLevel: {} }, Resources: { [color]: 'a < b & c' } }),
    });
});
afterEach(async () => {
  aws.stop();
  await s3.stop();
});
afterAll(() => {
  api.server.closeAllConnections();
  api.server.close();
  for (const name of ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'MAX_ATTEMPTS', 'ENDPOINT_URL_S3'])
    delete process.env[`AWS_${name}`];
});

const backend = (...args: string[]) =>
  release('backend', ...args, '--stage', 'prod', '--region', 'sa-east-1');
const live = () => aws.stacks.get('ChatBookingSaaSStack-Domain')?.parameters.LiveApi;

describe('names', () => {
  it.each(stages)('are those of the CDK app (%s)', (stage) => {
    for (const part of ['Domain', 'Background', 'API'])
      expect(stackName(stage, part)).toBe(stackNameOf(stage, `${appName}-${part}`));
    for (const color of ['blue', 'green'] as const)
      expect(stackName(stage, 'API', color)).toBe(stackNameOf(stage, `${appName}-API-${color}`));
    for (const color of ['blue', 'green', 'main'] as const)
      expect(apiIdParameter(stage, color)).toBe(pathed(stage, `api/${color}`));
    expect(flagsParameter(stage)).toBe(pathed(stage, 'flags'));
  });
});

describe('blue and green', () => {
  it('points the domain at the other colour by one parameter, and back', async () => {
    expect(await backend('switch', 'green')).toMatchObject({ code: 0, out: 'prod: blue → green\n' });
    expect(live()).toBe('/booking-chat/prod/api/green');
    expect(aws.changes).toEqual(['UpdateStack ChatBookingSaaSStack-Domain']);
    expect(Object.fromEntries(aws.lastUpdate ?? [])).toMatchObject({
      UsePreviousTemplate: 'true',
      'Parameters.member.1.ParameterKey': 'LiveApi',
      'Parameters.member.2.ParameterKey': 'Other',
      'Parameters.member.2.UsePreviousValue': 'true',
    });
    expect(api.asked.at(-1), 'health was asked of the colour itself, with its own key').toBe('da2-green');
    expect(await backend('back')).toMatchObject({ code: 0, out: 'prod: green → blue\n' });
    expect(live()).toBe('/booking-chat/prod/api/blue');
  });

  it('shows what is live', async () => {
    const { out } = await backend('status', '--json');
    expect(JSON.parse(out)).toMatchObject([
      { color: 'blue', live: true },
      { color: 'green', live: false },
    ]);
    expect(out).not.toContain('da2-');
  });

  it.each<[string, () => void, string]>([
    [
      'does not answer',
      () => {
        api.up = false;
      },
      'does not answer',
    ],
    ['is half deployed', () => (stack('green').status = 'UPDATE_IN_PROGRESS'), 'is UPDATE_IN_PROGRESS'],
    ['is not there', () => aws.stacks.delete('ChatBookingSaaSStack-API-green'), 'deploy it first'],
  ])('points at no colour that %s', async (_, make, said) => {
    make();
    expect(await backend('switch', 'green')).toMatchObject({ code: 1, err: expect.stringContaining(said) });
    expect([live(), aws.changes]).toEqual(['/booking-chat/prod/api/blue', []]);
  });

  it('says so when CloudFormation went back', async () => {
    aws.nextStatus = 'UPDATE_ROLLBACK_COMPLETE';
    expect(await backend('switch', 'green')).toMatchObject({
      code: 1,
      err: expect.stringContaining('ended in UPDATE_ROLLBACK_COMPLETE'),
    });
  });

  it('a dry run and a switch to where it is change nothing', async () => {
    expect((await backend('switch', 'green', '--dry-run')).out).toContain('would go to green');
    expect((await backend('switch', 'blue')).out).toContain('already');
    expect(aws.changes).toEqual([]);
  });

  it('removes a colour, never the live one, never unasked', async () => {
    expect(await backend('remove', 'green')).toMatchObject({ code: 2 });
    expect(await backend('remove', 'blue', '--yes')).toMatchObject({ code: 1 });
    expect(aws.changes).toEqual([]);
    expect(await backend('remove', 'green', '--yes')).toMatchObject({ code: 0 });
    expect(aws.changes).toEqual([
      'UpdateTerminationProtection ChatBookingSaaSStack-API-green',
      'DeleteStack ChatBookingSaaSStack-API-green',
    ]);
  });
});

describe('templates to come back to', () => {
  const kept = ['--releases', bucketName, '--color', 'blue'];
  beforeEach(() => {
    aws.stacks.set('ChatBookingSaaSStack-Background', {
      status: 'UPDATE_COMPLETE',
      parameters: { Added: 'later' },
      outputs: {},
      template: '{"Resources":{}}',
    });
  });

  it('are kept word for word, and put back with the parameters that both know', async () => {
    expect(await backend('keep', 'v1.0.0', ...kept)).toMatchObject({ code: 0 });
    const key = 'templates/v1.0.0/ChatBookingSaaSStack-API-blue.json';
    expect(await (await s3.get(key)).text()).toBe(stack('blue').template);

    expect(await backend('rollback', 'v1.0.0', ...kept)).toMatchObject({ code: 0 });
    expect(aws.changes).toEqual([
      'UpdateStack ChatBookingSaaSStack-API-blue',
      'UpdateStack ChatBookingSaaSStack-Background',
    ]);
    expect(aws.lastUpdate?.get('TemplateURL')).toBe(
      `https://${bucketName}.s3.sa-east-1.amazonaws.com/templates/v1.0.0/ChatBookingSaaSStack-Background.json`,
    );
    expect(
      aws.lastUpdate?.has('Parameters.member.1.ParameterKey'),
      'the former template knows no Added',
    ).toBe(false);
  });

  it.each([
    ['UPDATE_IN_PROGRESS', 'CancelUpdateStack'],
    ['UPDATE_ROLLBACK_FAILED', 'ContinueUpdateRollback'],
  ])('a stack in %s gets %s instead', async (status, action) => {
    await backend('keep', 'v1.0.0', ...kept);
    stack('blue').status = status;
    expect(await backend('rollback', 'v1.0.0', ...kept)).toMatchObject({ code: 0 });
    expect(aws.changes[0]).toBe(`${action} ChatBookingSaaSStack-API-blue`);
  });

  it('that were never kept are said to be missing', async () => {
    const ran = await backend('rollback', 'v0.9.0', ...kept);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('kept for v0.9.0') });
    expect(aws.changes).toEqual([]);
  });
});

describe('flags', () => {
  const flag = (...args: string[]) => release('flag', ...args, '--stage', 'qa');

  it('turns one and leaves the others, in the form that functions read', async () => {
    aws.parameters.set('/booking-chat/qa/flags', '{"DISABLE_IA":false,"OF_ANOTHER_RELEASE":"x"}');
    expect(await flag('DISABLE_IA', 'on')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^DISABLE_IA {2}on/),
    });
    const stored = String(aws.parameters.get('/booking-chat/qa/flags'));
    expect(readFlags(stored)).toEqual({ DISABLE_IA: true, OWNERS_CHANGE_PLANS: false });
    expect(JSON.parse(stored)).toMatchObject({ OF_ANOTHER_RELEASE: 'x' });
    await flag('DISABLE_IA', 'off');
    expect(readFlags(String(aws.parameters.get('/booking-chat/qa/flags')))).toEqual({
      DISABLE_IA: false,
      OWNERS_CHANGE_PLANS: false,
    });
    expect(JSON.parse((await flag('--json')).out)).toMatchObject({ DISABLE_IA: false });
  });

  it.each<[string[], number]>([
    [['DISABLE_AI', 'on'], 2],
    [['DISABLE_IA', 'maybe'], 2],
    [['DISABLE_IA', 'on'], 1],
  ])('%j without such a flag or stage ends with %i', async (args, code) => {
    expect(await flag(...args)).toMatchObject({ code });
    expect(aws.changes).toEqual([]);
  });
});

function stack(color: Color) {
  const found = aws.stacks.get(`ChatBookingSaaSStack-API-${color}`);
  if (!found) throw new Error(`no ${color}`);
  return found;
}

async function fakeApi() {
  const state = { url: '', up: true, asked: [] as string[], server: createServer() };
  state.server.on('request', (asked, answer) => {
    state.asked.push(String(asked.headers['x-api-key']));
    answer.writeHead(state.up ? 200 : 503, { 'content-type': 'application/json' });
    answer.end(state.up ? '{"data":{"health":{"status":"ok","version":"1.1.0"}}}' : '{}');
  });
  await listen(state.server);
  state.url = `http://127.0.0.1:${(state.server.address() as AddressInfo).port}/graphql`;
  return state;
}
