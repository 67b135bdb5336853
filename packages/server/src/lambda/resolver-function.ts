import { keyCredential, linkCredential, previewCredential, userCredential } from '../api/credential.ts';
import type { Operation } from '../api/operation.ts';
import type { Caller } from '../api/request.ts';
import { runOperation } from '../api/run-operation.ts';
import type { GraphqlError } from '../api/to-graphql-error.ts';
import type { App } from '../context.ts';
import { claimsOf, type ExpectedToken } from '../identity/claims.ts';
import { issuerOf } from '../identity/cognito/issuer.ts';
import type { InvocationContext, ResolverEvent } from './appsync/event.ts';
import type { functions } from './functions.ts';
import { openApp, openRuntime, type Runtime } from './runtime.ts';

type ResolverName = 'chatAgent' | 'catalog' | 'availability' | 'booking' | 'admin';
type Field<Name extends ResolverName> = (typeof functions)[Name]['trigger']['fields'][number];

/** What `appsync/answer.js` turns into a field's value or a GraphQL error with its type and info. */
export type ResolverAnswer = { readonly data: unknown } | { readonly error: GraphqlError };

/** One event, or the events of a batch, answered in their order. */
export type ResolverHandler = (
  event: ResolverEvent | readonly ResolverEvent[],
  context: InvocationContext,
) => Promise<ResolverAnswer | readonly ResolverAnswer[]>;

/**
 * The handler of a function that resolves fields: exactly those that the table of functions gives it. `more` is what its
 * operations need besides what all do.
 */
export function resolverFunction<Name extends ResolverName>(
  name: Name,
  operations: Readonly<Record<Field<Name>, Operation>>,
  more: (runtime: Runtime<Name>) => Partial<App> = () => ({}),
): ResolverHandler {
  const runtime = openRuntime(name);
  const app = { ...openApp(runtime as Runtime<ResolverName>), ...more(runtime) };
  const people = peopleOf(runtime.environment);
  return (event, context) => runtime.invoke(() => answerEvents({ app, people, operations }, event, context));
}

interface Answering {
  readonly app: App;
  /** Whose tokens name a person; null: no field here is a person's to ask. */
  readonly people: ExpectedToken | null;
  readonly operations: Readonly<Record<string, Operation>>;
}

async function answerEvents(
  { app, people, operations }: Answering,
  event: ResolverEvent | readonly ResolverEvent[],
  { awsRequestId }: InvocationContext,
): Promise<ResolverAnswer | readonly ResolverAnswer[]> {
  const answer = async (one: ResolverEvent): Promise<ResolverAnswer> => {
    const { fieldName, parentTypeName } = one.info;
    const field = `${parentTypeName}.${fieldName}`;
    const operation = Object.hasOwn(operations, field) ? operations[field] : undefined;
    // A resolver attached to the wrong function: a mistake of the deployment, not of the caller.
    if (!operation) throw new Error(`this function does not resolve ${field}`);
    const asked = { name: fieldName, operation, args: one.arguments };
    const answered = await runOperation(app, asked, callerOf(one, people, awsRequestId));
    return answered.ok ? { data: answered.value ?? null } : { error: answered.error };
  };
  return Array.isArray(event) ? Promise.all(event.map(answer)) : answer(event as ResolverEvent);
}

/** Authorizer or user pool have proved the token; without their word no token of the headers is looked at. */
function callerOf(
  { identity, request }: ResolverEvent,
  people: ExpectedToken | null,
  requestId: string,
): Caller {
  const { authorization: _, ...headers } = request.headers;
  return { requestId, headers, credential: credentialOf(identity, people) };
}

function credentialOf(identity: ResolverEvent['identity'], people: ExpectedToken | null) {
  if (identity && 'claims' in identity) {
    const claims = people && claimsOf(identity.claims, people);
    return claims ? userCredential(claims) : undefined;
  }
  const proved = identity?.resolverContext;
  if (proved?.kind === 'key') return keyCredential(proved);
  if (proved?.kind === 'link') return linkCredential(proved);
  if (proved?.kind === 'preview')
    return previewCredential({ ...proved, expiresAt: Number(proved.expiresAt) });
  return undefined;
}

function peopleOf(environment: Readonly<Record<string, string | null>>): ExpectedToken | null {
  const { AWS_REGION, USER_POOL_ID, ADMIN_CLIENT_ID } = environment;
  return AWS_REGION && USER_POOL_ID && ADMIN_CLIENT_ID
    ? { issuer: issuerOf(AWS_REGION, USER_POOL_ID), clientId: ADMIN_CLIENT_ID }
    : null;
}
