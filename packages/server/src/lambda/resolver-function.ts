import { keyCredential, linkCredential } from '../api/credential.ts';
import type { Operation } from '../api/operation.ts';
import type { Caller } from '../api/request.ts';
import { runOperation } from '../api/run-operation.ts';
import type { GraphqlError } from '../api/to-graphql-error.ts';
import type { App } from '../context.ts';
import type { InvocationContext, LambdaIdentity, ResolverEvent } from './appsync/event.ts';
import type { functions } from './functions.ts';
import { openApp, openRuntime } from './runtime.ts';

type ResolverName = 'chatAgent' | 'catalog' | 'availability' | 'booking';
type Field<Name extends ResolverName> = (typeof functions)[Name]['trigger']['fields'][number];

/** What `appsync/answer.js` turns into a field's value or a GraphQL error with its type and info. */
export type ResolverAnswer = { readonly data: unknown } | { readonly error: GraphqlError };

/** One event, or the events of a batch, answered in their order. */
export type ResolverHandler = (
  event: ResolverEvent | readonly ResolverEvent[],
  context: InvocationContext,
) => Promise<ResolverAnswer | readonly ResolverAnswer[]>;

/** The handler of a function that resolves fields: exactly those that the table of functions gives it. */
export function resolverFunction<Name extends ResolverName>(
  name: Name,
  operations: Readonly<Record<Field<Name>, Operation>>,
): ResolverHandler {
  const runtime = openRuntime<ResolverName>(name);
  const app = openApp(runtime);
  return (event, context) => runtime.invoke(() => answerEvents(app, operations, event, context));
}

export async function answerEvents(
  app: App,
  operations: Readonly<Record<string, Operation>>,
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
    const answered = await runOperation(app, asked, callerOf(one, awsRequestId));
    return answered.ok ? { data: answered.value ?? null } : { error: answered.error };
  };
  return Array.isArray(event) ? Promise.all(event.map(answer)) : answer(event as ResolverEvent);
}

/** The authorizer has proved the token; without its word no token of the headers is looked at. */
function callerOf({ identity, request }: ResolverEvent, requestId: string): Caller {
  const { authorization: _, ...headers } = request.headers;
  return { requestId, headers, credential: credentialOf(identity) };
}

function credentialOf(identity: LambdaIdentity | null) {
  const proved = identity?.resolverContext;
  if (proved?.kind === 'key') return keyCredential(proved);
  if (proved?.kind === 'link') return linkCredential(proved);
  return undefined;
}
