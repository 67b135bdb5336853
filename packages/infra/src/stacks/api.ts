import { type FunctionName, functionRows } from '@booking-chat/server/lambda/functions';
import type { Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Api } from '../constructs/graphql-api.ts';
import { LiveResolvers, Resolvers } from '../constructs/resolvers.ts';
import { publishArns, ServerFunction } from '../constructs/server-function.ts';
import { apiUrlOf, hostsOf, pathed, tablePrefix } from '../names.ts';
import { output, parameter } from '../part.ts';
import type { Settings } from '../settings.ts';
import type { AuthPart } from './auth.ts';
import type { DatabasePart } from './database.ts';

export interface ApiPart {
  readonly api: Api;
  readonly functions: Partial<Record<FunctionName, ServerFunction>>;
}

/** One colour of the API: AppSync, the authorizer and a function per domain. Nothing here keeps data. */
export function apiPart(
  stack: Stack,
  settings: Settings,
  { tables, secrets, users }: DatabasePart & AuthPart,
): ApiPart {
  const suffix = settings.color ?? '';
  const logLevel = parameter(stack, 'LogLevel', {
    description: 'What the functions log at least',
    allowedValues: ['info', 'warn', 'error'],
    default: 'info',
  });
  const functions: Partial<Record<FunctionName, ServerFunction>> = {};
  const make = (name: FunctionName) => {
    const made = new ServerFunction(stack, name, {
      settings,
      name,
      suffix,
      tables: tables.all,
      resources: {
        'signing-secret': [secrets.signingSecret.secretArn],
        'flags-parameter': [secrets.flags.parameterArn],
        'user-pool': [users.pool.userPoolArn],
        ...publishArns(stack),
      },
      environment: {
        STAGE: settings.stage,
        TABLE_PREFIX: tablePrefix(settings.stage),
        PUBLIC_URL: `https://${hostsOf(settings).book}`,
        SIGNING_SECRET_ARN: secrets.signingSecret.secretArn,
        FLAGS_PARAMETER: secrets.flags.parameterName,
        USER_POOL_ID: users.pool.userPoolId,
        ADMIN_CLIENT_ID: users.client.userPoolClientId,
        API_URL: apiUrlOf(settings),
        LOG_LEVEL: logLevel.valueAsString,
        ...(settings.sentryDsn ? { SENTRY_DSN: settings.sentryDsn } : {}),
      },
    });
    functions[name] = made;
    return made;
  };

  const api = makeApi(stack, settings, suffix, users, make);
  for (const [name, { trigger }] of functionRows)
    if (trigger.type === 'appsync')
      new Resolvers(stack, `${name}Resolvers`, {
        api: api.graphql,
        name,
        target: make(name),
        fields: trigger.fields,
      });
  new LiveResolvers(stack, 'LiveResolvers', api.graphql);
  publish(stack, settings, api);
  return { api, functions };
}

function makeApi(
  stack: Stack,
  settings: Settings,
  suffix: string,
  { pool, client }: AuthPart['users'],
  make: (name: FunctionName) => ServerFunction,
): Api {
  for (const [name, { trigger }] of functionRows)
    if (trigger.type === 'appsync-authorizer')
      return new Api(stack, 'GraphQL', {
        settings,
        suffix,
        pool,
        clientId: client.userPoolClientId,
        authorizer: make(name).lambda,
        authorization: trigger,
      });
  throw new Error('lambda/functions.ts names no authorizer');
}

/** Where this colour answers, for the domain that points to it and for who tries it before that. */
function publish(stack: Stack, settings: Settings, { graphql }: Api): void {
  new StringParameter(stack, 'ApiId', {
    parameterName: apiIdParameter(settings),
    description: 'The API that api.<domain> may point to',
    stringValue: graphql.apiId,
  });
  output(stack, 'ApiId', 'The API', graphql.apiId);
  output(stack, 'ApiUrl', 'Its own address, whatever the domain points to', graphql.graphqlUrl);
  output(stack, 'RealtimeUrl', 'Its own address for subscriptions', realtimeUrl(graphql));
  output(stack, 'HealthKey', 'API key that opens health and nothing else', graphql.apiKey ?? '');
}

const realtimeUrl = ({ node }: Api['graphql']): string =>
  (node.findChild('Resource') as unknown as { attrRealtimeUrl: string }).attrRealtimeUrl;

/** `/booking-chat/prod/api/blue`; without colours, `…/api/main`. */
export const apiIdParameter = ({ stage, color }: Pick<Settings, 'stage' | 'color'>): string =>
  pathed(stage, `api/${color ?? 'main'}`);
