import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import awsText from '@booking-chat/schema/aws.graphql';
import schemaText from '@booking-chat/schema/schema.graphql';
import {
  buildSchema,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { executableSchema } from '../../api/schema.ts';
import { productRoot } from '../../local/product-root.ts';
import type { AuthorizerAnswer } from '../appsync/event.ts';
import { type FunctionName, functionOf } from '../functions.ts';
import type { Invoke } from './deployed.ts';

export interface AppSyncRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface AppSyncError {
  readonly message: string;
  readonly errorType?: string;
  readonly errorInfo?: unknown;
  readonly path?: readonly (string | number)[];
}

export interface AppSyncAnswer {
  readonly status: number;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly AppSyncError[];
  };
}

export interface AppSyncOptions {
  readonly functions: (name: FunctionName) => Promise<Invoke>;
  /** Opens the fields marked @aws_api_key. */
  readonly apiKey: string;
  /** What the user pool verifies: the claims of an access token of the API's client, or null. Absent: it knows nobody. */
  readonly userPool?: (token: string) => Promise<Readonly<Record<string, unknown>> | null>;
}

/**
 * What AppSync does between a client and the functions: authorization (its answer kept by token), a call for each root
 * field, `answer.js` around it, and errors with type and info. Its own messages for invalid queries are graphql-js's here.
 */
export function createAppSync({ functions, apiKey, userPool }: AppSyncOptions) {
  const modes = buildSchema(`${awsText}\n${schemaText}`);
  const openToApiKey = fieldsOpenTo('aws_api_key', modes);
  const openToPeople = fieldsOpenTo('aws_cognito_user_pools', modes);
  const openToKeys = fieldsOpenTo('aws_lambda', modes);
  const authorizations = new Map<string, { readonly answer: AuthorizerAnswer; readonly until: number }>();

  async function authorize(token: string, headers: Headers): Promise<AuthorizerAnswer> {
    const kept = authorizations.get(token);
    if (kept && kept.until > Date.now()) return kept.answer;
    const authorizer = await functions('authorizer');
    const answer = (await authorizer({
      authorizationToken: token,
      requestContext: { apiId: 'local', accountId: '000000000000', requestId: 'local' },
      requestHeaders: headers,
    })) as AuthorizerAnswer;
    authorizations.set(token, { answer, until: Date.now() + answer.ttlOverride * 1000 });
    return answer;
  }

  const schema = executableSchema((typeName, fieldName) => {
    const field = `${typeName}.${fieldName}`;
    return async (source, args, call: Call, info) => {
      const denied = call.person
        ? !openToPeople.has(field)
        : call.authorized
          ? !openToKeys.has(field) || call.authorized.deniedFields?.includes(field)
          : !openToApiKey.has(field);
      if (denied) throw errorOf(`Not Authorized to access ${fieldName} on type ${typeName}`, 'Unauthorized');
      const name = functionOf(field);
      if (!name) throw errorOf(`no function resolves ${field}`, 'Configuration');
      return resolveField(await functions(name), { source, args, call, info });
    };
  });

  return async function post(request: AppSyncRequest, headers: Headers): Promise<AppSyncAnswer> {
    const { authorization } = headers;
    const isPersons = authorization !== undefined && looksLikeJwt.test(authorization);
    const person = isPersons ? ((await userPool?.(authorization)) ?? null) : null;
    const authorized = authorization && !isPersons ? await authorize(authorization, headers) : null;
    const hasApiKey = !authorization && headers['x-api-key'] === apiKey;
    if (!(person || authorized?.isAuthorized || hasApiKey)) return unauthorized;
    try {
      const document = parse(request.query);
      const errors = validate(schema, document);
      if (errors.length > 0)
        return { status: 200, body: { data: null, errors: errors.map(validationError) } };
      const result = await execute({
        schema,
        document,
        operationName: request.operationName,
        variableValues: request.variables,
        contextValue: { headers, authorized, person } satisfies Call,
      });
      const failed = result.errors?.map((error) => ({
        path: error.path,
        data: null,
        ...(error.extensions as object),
        locations: error.locations,
        message: error.message,
      }));
      return { status: 200, body: { data: result.data ?? null, ...(failed ? { errors: failed } : {}) } };
    } catch (error) {
      return {
        status: 400,
        body: { errors: [{ errorType: 'MalformedHttpRequestException', message: String(error) }] },
      };
    }
  };
}

type Headers = Readonly<Record<string, string>>;

interface Call {
  readonly headers: Headers;
  /** Null: a person, or an AppSync API key. */
  readonly authorized: AuthorizerAnswer | null;
  /** Claims of who signed in. */
  readonly person: Readonly<Record<string, unknown>> | null;
}

/** AppSync takes what looks like a user pool's token to the user pool. */
const looksLikeJwt = /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/;

/** As resolvers see who asks. */
function identityOf({ authorized, person }: Call): object | null {
  if (authorized) return { resolverContext: authorized.resolverContext };
  if (!person) return null;
  const { sub, iss: issuer, username } = person;
  return {
    sub,
    issuer,
    username,
    claims: person,
    groups: person['cognito:groups'] ?? null,
    sourceIp: ['127.0.0.1'],
    defaultAuthStrategy: 'ALLOW',
  };
}

const unauthorized: AppSyncAnswer = {
  status: 401,
  body: {
    errors: [{ errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.' }],
  },
};

interface FieldCall {
  readonly source: unknown;
  readonly args: Record<string, unknown>;
  readonly call: Call;
  readonly info: GraphQLResolveInfo;
}

async function resolveField(invoke: Invoke, { source, args, call, info }: FieldCall): Promise<unknown> {
  const code = loadResolverCode({
    error(message, type, _data, errorInfo) {
      throw errorOf(message, type, errorInfo);
    },
  });
  const context = {
    args,
    arguments: args,
    identity: identityOf(call),
    source: source ?? null,
    request: { headers: call.headers, domainName: null },
    info: {
      fieldName: info.fieldName,
      parentTypeName: info.parentType.name,
      variables: info.variableValues,
      selectionSetList: [],
    },
    prev: null,
    stash: {},
  };
  const { payload } = code.request(context);
  let result: unknown = null;
  let error: { message: string; type: string } | null = null;
  try {
    result = await invoke(payload);
  } catch (thrown) {
    error = { message: (thrown as Error).message, type: 'Lambda:Unhandled' };
  }
  return code.response({ ...context, result, error });
}

/** The part of AppSync's `util` that the resolver code uses. */
export interface ResolverUtil {
  error(message: string, type?: string, data?: unknown, errorInfo?: unknown): never;
}

export interface ResolverCode {
  request(context: object): { readonly operation: string; readonly payload: unknown };
  response(context: object): unknown;
}

/** `answer.js` as AppSync would run it, with this `util`. */
export function loadResolverCode(util: ResolverUtil): ResolverCode {
  const text = readFileSync(join(productRoot, 'packages/server/src/lambda/appsync/answer.js'), 'utf8')
    .replace(/^import \{ util \} from '@aws-appsync\/utils';$/m, '')
    .replace(/^export function/gm, 'function');
  return new Function('util', `${text}\nreturn { request, response };`)(util) as ResolverCode;
}

const errorOf = (message: string, errorType?: string, errorInfo?: unknown) =>
  new GraphQLError(message, { extensions: { errorType, errorInfo } });

const validationError = ({ message, locations }: GraphQLError) => ({
  path: undefined,
  locations,
  errorType: 'ValidationError',
  message: `Validation error: ${message}`,
});

function fieldsOpenTo(mode: string, schema: GraphQLSchema): ReadonlySet<string> {
  const types = [schema.getQueryType(), schema.getMutationType()];
  const fields = types.flatMap((type) =>
    Object.values(type?.getFields() ?? {})
      .filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === mode))
      .map(({ name }) => `${type?.name}.${name}`),
  );
  return new Set(fields);
}
