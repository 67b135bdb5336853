import type { Lang } from '@booking-chat/core/language/lang';
import {
  coerceInputValue,
  type DocumentNode,
  execute,
  GraphQLError,
  getOperationAST,
  isInputType,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  typeFromAST,
  validate,
} from 'graphql';
import type { App } from '../context.ts';
import { ApiError, type ErrorDetails } from './errors.ts';
import { languageOf } from './language.ts';
import { limitPassed, queryLimits } from './limits.ts';
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
  const rules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const documents = new Map<string, DocumentNode>();

  return async (body, caller) => {
    const language = languageOf(header(caller, 'x-language'), header(caller, 'accept-language')) ?? 'es';
    try {
      const { query, variables, operationName } = readBody(body);
      const document = documents.get(query) ?? keep(query, readDocument(query));
      const operation = getOperationAST(document, operationName);
      if (!operation)
        throw new ApiError('INVALID_INPUT', { reason: 'query-invalid', field: 'operationName' });
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

  function readDocument(query: string): DocumentNode {
    const document = parsed(query);
    const [error] = validate(schema, document, rules, {
      maxErrors: 1,
      hideSuggestions: !options.introspection,
    });
    if (error) {
      const asksSchema = /introspection/i.test(error.message);
      throw refusedQuery(asksSchema ? 'query-introspection' : 'query-invalid', asksSchema ? null : error);
    }
    for (const one of document.definitions)
      if (one.kind === Kind.OPERATION_DEFINITION && !schema.getRootType(one.operation))
        throw refusedQuery('query-invalid', null);
    const passed = limitPassed(schema, document);
    if (passed === 'depth')
      throw new ApiError('INVALID_INPUT', { reason: 'query-deep', field: 'query', limit: queryLimits.depth });
    if (passed)
      throw new ApiError('INVALID_INPUT', { reason: 'query-costly', field: 'query', value: passed });
    return document;
  }

  /** The oldest leaves first. Queries come from programs: the same few texts, with variables. */
  function keep(query: string, document: DocumentNode): DocumentNode {
    if (documents.size >= keptDocuments) documents.delete(documents.keys().next().value as string);
    documents.set(query, document);
    return document;
  }

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

const keptDocuments = 200;

function readBody(body: unknown) {
  if (Array.isArray(body)) throw new ApiError('INVALID_INPUT', { reason: 'request-batch' });
  const { query, variables, operationName } = isRecord(body) ? body : {};
  const badlyTyped =
    typeof query !== 'string' ||
    (variables !== undefined && variables !== null && !isRecord(variables)) ||
    (operationName !== undefined && operationName !== null && typeof operationName !== 'string');
  if (badlyTyped) throw new ApiError('INVALID_INPUT', { reason: 'request-body' });
  if (query.length > queryLimits.length)
    throw new ApiError('INVALID_INPUT', { reason: 'too-long', field: 'query', limit: queryLimits.length });
  return {
    query,
    variables: (variables ?? {}) as Readonly<Record<string, unknown>>,
    operationName: operationName as string | null | undefined,
  };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: queryLimits.tokens, noLocation: false });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw refusedQuery(/tokens/.test(error.message) ? 'query-costly' : 'query-syntax', error);
  }
}

/** The value says what graphql-js found, for whoever writes the query; it repeats nothing but the query. */
const refusedQuery = (
  reason: 'query-syntax' | 'query-invalid' | 'query-introspection' | 'query-costly',
  error: GraphQLError | null,
) => new ApiError('INVALID_INPUT', { reason, field: 'query', value: error?.message ?? null });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
