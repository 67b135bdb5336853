import {
  type ExecutionResult,
  execute,
  GraphQLError,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import { admit, authorize } from '../api/authorize.ts';
import type { Credential } from '../api/credential.ts';
import { documentReader } from '../api/documents.ts';
import { ApiError } from '../api/errors.ts';
import type { Hearing } from '../api/hearing.ts';
import type { Operation } from '../api/operation.ts';
import { operationOf } from '../api/resolvers/resolvers.ts';
import { runOperation } from '../api/run-operation.ts';
import { executableSchema } from '../api/schema.ts';
import type { GraphqlError } from '../api/to-graphql-error.ts';
import type { App } from '../context.ts';
import type { Bus } from './bus.ts';

export interface Subscribing {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly token: string | null;
  readonly origin: string | undefined;
  readonly language: string | undefined;
  readonly requestId: string;
}

export interface Admitted {
  /** Epoch milliseconds by the server's machine; null: it does not end by itself. */
  readonly endsAt: number | null;
  /** Calls back with what the subscription selects of each event; ends when the function it gives back is called. */
  listen(onEvent: (result: ExecutionResult) => void): () => void;
  /** Looks again whether its caller may hear. Throws ApiError when not. */
  recheck(): Promise<void>;
}

export type Subscribe = (
  asked: Subscribing,
) => Promise<
  { readonly ok: true; readonly admitted: Admitted } | { readonly ok: false; readonly error: GraphqlError }
>;

/** Reads and admits subscriptions as the API does queries. Throws ApiError for what is none and for nobody's token. */
export function subscriber(app: App, bus: Bus): Subscribe {
  const schema = executableSchema(() => () => null);
  const readDocument = documentReader(schema, { introspection: false });

  return async ({ query, variables, token, origin, language, requestId }) => {
    const document = readDocument(query);
    const operation = getOperationAST(document);
    const fields = schema.getSubscriptionType()?.getFields() ?? {};
    const [selection] = operation?.selectionSet.selections ?? [];
    const field = selection?.kind === 'Field' ? fields[selection.name.value] : undefined;
    if (operation?.operation !== 'subscription' || selection?.kind !== 'Field' || !field)
      throw new ApiError('INVALID_INPUT', { reason: 'query-invalid', field: 'query' });
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (errors) throw new ApiError('INVALID_INPUT', { reason: 'type', field: 'variables' });
    const args = argumentsOf(() => getArgumentValues(field, selection, coerced));

    const credential = await authorize(app, token ?? undefined);
    const asked: Operation = operationOf('Subscription', field.name);
    const headers = { origin, 'accept-language': language };
    const answer = await runOperation(
      app,
      { name: field.name, operation: asked, args },
      { requestId, headers, credential },
    );
    if (!answer.ok) return answer;
    const hearing = answer.value as Hearing;
    const admitted: Admitted = {
      endsAt: endOf(credential, token, app.clock),
      listen: (onEvent) =>
        bus.hear(hearing, (event) =>
          onEvent(
            execute({
              schema,
              document,
              rootValue: { [field.name]: event },
              variableValues: coerced,
            }) as ExecutionResult,
          ),
        ),
      async recheck() {
        const now = app.clock();
        const access = asked.open ? {} : asked;
        try {
          await admit(app, credential, {
            access,
            origin,
            tenantHint: undefined,
            conversationId: undefined,
            now,
          });
        } catch (error) {
          if (!(error instanceof ApiError && error.code === 'RATE_LIMITED')) throw error;
        }
      },
    };
    return { ok: true, admitted };
  };
}

function argumentsOf(read: () => Record<string, unknown>): Record<string, unknown> {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new ApiError('INVALID_INPUT', { reason: 'type', field: 'variables' });
  }
}

/** A person's token has been verified: what it says of its end is true. */
function endOf(credential: Credential, token: string | null, clock: App['clock']): number | null {
  if (credential.kind === 'preview') return Date.now() + credential.expiresAt * 1000 - clock();
  if (credential.kind !== 'user') return null;
  const claims = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return (claims as { exp: number }).exp * 1000;
}
