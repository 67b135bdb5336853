import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Role } from '@booking-chat/core/tenancy/roles';
import { openCognitoAdmin } from '@booking-chat/server/identity/cognito/cognito-admin';
import { issuerOf } from '@booking-chat/server/identity/cognito/issuer';
import { testIssuer } from '@booking-chat/server/identity/testing';
import { awsService } from '@booking-chat/server/lambda/aws-call';
import { type FunctionName, functionRows, type TableAction } from '@booking-chat/server/lambda/functions';
import { createAppSync } from '@booking-chat/server/lambda/tools/appsync';
import { standInEnvironment, startAwsStandIn } from '@booking-chat/server/lambda/tools/aws-stand-in';
import { type Invoke, loadFunction, localPool } from '@booking-chat/server/lambda/tools/deployed';
import { bundleFunctions } from '../../packages/server/src/lambda/bundle.mjs';
import { type GraphqlAnswer, openWorld, site } from '../api/world.ts';

export type Host = 'local' | 'lambda';

/** One store, served twice: by the local host over HTTP, and by the functions' bundles behind AppSync's stand-in. */
export async function openTwoHosts() {
  await bundleFunctions();
  const world = await openWorld();
  const standIn = await startAwsStandIn('a signing key for tests, 32 characters or more');
  standIn.flags = '{"DISABLE_IA": false, "OWNERS_CHANGE_PLANS": true}';
  // One user pool for both hosts: its tokens, and the people in it.
  const pool = testIssuer(issuerOf('local', localPool.userPoolId));
  const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  const cognito = awsService('cognito-idp', 'local', { ...credentials, ...standInEnvironment(standIn.url) });
  const admin = openCognitoAdmin(cognito, localPool.userPoolId);
  Object.assign(world.app, { identity: { verify: pool.verify, admin } });
  const output = collectOutput();
  const watched = new Map<FunctionName, Watch>();
  for (const [name] of functionRows) watched.set(name, await watch(world.endpoint));
  const loaded = new Map<FunctionName, Promise<Invoke>>();
  const functions = (name: FunctionName): Promise<Invoke> => {
    const known = loaded.get(name) ?? loadFunction(name, deployment);
    loaded.set(name, known);
    return known;
  };
  const deployment = {
    standIn,
    tablePrefix: world.app.db.prefix,
    publicUrl: 'http://127.0.0.1',
    logLevel: 'info' as const,
    endpoint: (name: FunctionName) => watched.get(name)?.url as string,
  };
  const post = createAppSync({
    functions,
    apiKey: 'da2-local',
    userPool: async (token) => ((await pool.verify(token)) ? payloadOf(token) : null),
  });

  async function ask(
    host: Host,
    query: string,
    variables: Record<string, unknown>,
    headers: Record<string, string>,
  ): Promise<GraphqlAnswer> {
    world.time.now = Date.now();
    if (host === 'local') return world.call(query, variables, headers);
    const { status, body } = await post({ query, variables }, { origin: site, ...headers });
    return { status, ...(body as object) };
  }

  return {
    world,
    standIn,
    /** The owner whose tokens `tokenOf` makes: who changes a team must be in it. */
    async addOwner(tenantId: string) {
      const userId = `usr_ownerof${tenantId}`;
      const email = `owner@${tenantId}.test`;
      await admin.invite(tenantId, { userId, email, name: null, role: 'OWNER', language: 'es' });
      standIn.cognito.confirm(userId);
    },
    /** Someone's access token; `changes` replaces claims. */
    tokenOf: (tenantId: string, role: Role, changes: Readonly<Record<string, unknown>> = {}) =>
      pool.token(
        {
          tenantId,
          role,
          userId: `usr_${role.toLowerCase()}of${tenantId}`,
          email: `${role.toLowerCase()}@${tenantId}.test`,
          name: null,
        },
        changes,
      ),
    functions,
    ask,
    /** What a function did to the tables so far: `Bookings/GSI3 Query`. */
    done: (name: FunctionName): ReadonlySet<string> => watched.get(name)?.done ?? new Set(),
    /** What the functions logged. */
    logged: output.lines,
    async close() {
      output.restore();
      await Promise.all([...watched.values()].map((one) => one.close()));
      await standIn.close();
      await world.close();
    },
  };
}

export type TwoHosts = Awaited<ReturnType<typeof openTwoHosts>>;

const payloadOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

/** Takes the functions' log lines off this process's standard output. */
function collectOutput() {
  const lines: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((text: string | Uint8Array, ...rest: never[]) => {
    const isLog = typeof text === 'string' && text.startsWith('{"timestamp"');
    return isLog ? lines.push(text) > 0 : write.call(process.stdout, text, ...rest);
  }) as typeof write;
  const restore = () => {
    process.stdout.write = write;
  };
  return { lines, restore };
}

interface Watch {
  readonly url: string;
  readonly done: Set<string>;
  close(): Promise<void>;
}

/** Passes DynamoDB's protocol on, noting which action touched which table or index, as IAM would name them. */
async function watch(endpoint: string): Promise<Watch> {
  const done = new Set<string>();
  const target = new URL(endpoint);
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const operation = String(incoming.headers['x-amz-target']).replace(/^.*\./, '');
      for (const one of actionsOf(operation, JSON.parse(body.toString()))) done.add(one);
      const { hostname, port } = target;
      const passed = forward(
        { hostname, port, path: '/', method: 'POST', headers: { ...incoming.headers, host: target.host } },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        },
      );
      passed.on('error', () => outgoing.destroy());
      passed.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    done,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface DynamoInput {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly RequestItems?: Record<string, unknown>;
  readonly TransactItems?: readonly Record<string, { readonly TableName: string }>[];
}

function actionsOf(operation: string, input: DynamoInput): string[] {
  const name = (table: string) => table.replace(/^t[0-9a-z]+_/, '');
  if (operation === 'TransactWriteItems')
    return (input.TransactItems ?? []).flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => `${name(TableName)} ${transactActions[kind]}`),
    );
  if (input.RequestItems)
    return Object.keys(input.RequestItems).map((table) => `${name(table)} ${operation}`);
  const target = name(input.TableName ?? '') + (input.IndexName ? `/${input.IndexName}` : '');
  return [`${target} ${operation}`];
}

const transactActions: Record<string, TableAction> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};
