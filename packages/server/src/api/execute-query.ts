import type { Lang } from '@booking-chat/core/language/lang';
import {
  coerceInputValue,
  execute,
  GraphQLError,
  getOperationAST,
  isInputType,
  type OperationDefinitionNode,
  OperationTypeNode,
  typeFromAST,
} from 'graphql';
import type { App } from '../context.ts';
import { documentReader } from './documents.ts';
import { ApiError, type ErrorDetails } from './errors.ts';
import { languageOf } from './language.ts';
import { logCause } from './log-cause.ts';
import { type Caller, header } from './request.ts';
import { operationOf } from './resolvers/resolvers.ts';
import { runOperation } from './run-operation.ts';
import { executableSchema } from './schema.ts';
import { type GraphqlError, toGraphqlError } from './to-graphql-error.ts';

export interface QueryAnswer {
  /** 200; or, when nothing was executed, 400 for what the client sent and 500 for what failed here. */
  readonly status: 200 | 400 | 500;
  readonly body: { readonly data?: unknown; readonly errors?: readonly GraphqlError[] };
}

export type ExecuteQuery = (body: unknown, caller: Caller) => Promise<QueryAnswer>;

/** What a host answers to the parsed JSON body of a GraphQL request. Parsed and validated queries are kept. */
export function createExecuteQuery(app: App, options: { readonly introspection: boolean }): ExecuteQuery {
  const schema = executableSchema((typeName, fieldName) => {
    const operation = operationOf(typeName, fieldName);
    return async (_parent, args, caller: Caller) => {
      const answer = await runOperation(app, { name: fieldName, operation, args }, caller);
      if (answer.ok) return answer.value;
      throw new GraphQLError(answer.error.message, { extensions: { answered: answer.error } });
    };
  });
  const readDocument = documentReader(schema, options);

  return async (body, caller) => {
    const language = languageOf(header(caller, 'x-language'), header(caller, 'accept-language')) ?? 'es';
    try {
      const { query, variables, operationName } = readBody(body);
      const document = readDocument(query);
      const operation = getOperationAST(document, operationName);
      if (!operation)
        throw new ApiError('INVALID_INPUT', { reason: 'query-invalid', field: 'operationName' });
      // Events arrive by the WebSocket beside this address.
      if (operation.operation === OperationTypeNode.SUBSCRIPTION)
        throw new ApiError('INVALID_INPUT', { reason: 'query-invalid', field: 'query' });
      const result = await execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: caller,
      });
      const executed = result.data !== undefined;
      if (!executed) throw variableProblem(operation, variables);
      const errors = result.errors?.map((error) => present(error, language, caller));
      return { status: 200, body: errors ? { data: result.data, errors } : { data: result.data } };
    } catch (thrown) {
      const error = toGraphqlError(thrown, language, caller.requestId);
      const fields = {
        requestId: caller.requestId,
        errorType: error.errorType,
        reason: error.errorInfo.reason,
      };
      if (error.errorType === 'INTERNAL')
        app.log.error({ ...fields, cause: logCause(thrown) }, 'query failed');
      else app.log.info({ operation: null, ...fields }, 'query refused');
      return { status: error.errorType === 'INTERNAL' ? 500 : 400, body: { errors: [error] } };
    }
  };

  /** The first variable that does not fit its declared type, by GraphQL's own rules. */
  function variableProblem(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>) {
    for (const { variable, type: node, defaultValue } of operation.variableDefinitions ?? []) {
      const type = typeFromAST(schema, node);
      const name = variable.name.value;
      if (!isInputType(type)) continue;
      const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (given === undefined && (defaultValue || node.kind !== 'NonNullType')) continue;
      let problem: ErrorDetails<'INVALID_INPUT'> | null = null;
      coerceInputValue(given ?? null, type, (path, value, error) => {
        const missing = /was not provided/.test(error.message);
        const absent = /"(\w+)" of required/.exec(error.message)?.[1];
        problem ??= {
          reason: value === null || missing ? 'required' : 'type',
          field: [name, ...path, ...(missing && absent ? [absent] : [])].join('.'),
        };
      });
      if (problem) return new ApiError('INVALID_INPUT', problem);
    }
    return new ApiError('INVALID_INPUT', { reason: 'query-invalid', field: 'variables' });
  }

  function present(error: GraphQLError, language: Lang, caller: Caller): GraphqlError {
    const answered = error.extensions.answered as GraphqlError | undefined;
    if (answered) return { ...answered, path: error.path };
    app.log.error({ requestId: caller.requestId, cause: logCause(error) }, 'answer does not fit the schema');
    return { ...toGraphqlError(error, language, caller.requestId), path: error.path };
  }
}

function readBody(body: unknown) {
  if (Array.isArray(body)) throw new ApiError('INVALID_INPUT', { reason: 'request-batch' });
  const { query, variables, operationName } = isRecord(body) ? body : {};
  const badlyTyped =
    typeof query !== 'string' ||
    (variables !== undefined && variables !== null && !isRecord(variables)) ||
    (operationName !== undefined && operationName !== null && typeof operationName !== 'string');
  if (badlyTyped) throw new ApiError('INVALID_INPUT', { reason: 'request-body' });
  return {
    query,
    variables: (variables ?? {}) as Readonly<Record<string, unknown>>,
    operationName: operationName as string | null | undefined,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
