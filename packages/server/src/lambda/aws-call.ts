import { setTimeout as sleep } from 'node:timers/promises';
import { environmentCredentials } from '../store/aws-credentials.ts';
import { signRequest } from '../store/signature.ts';

/** An AWS service's own answer that is not a success. `name` is its exception, e.g. ResourceNotFoundException. */
export class AwsError extends Error {
  override readonly name: string;
  constructor(
    name: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = name;
  }
}

/** Calls one AWS service. Throws AwsError for its refusal; network faults, throttling and 5xx are tried three times. */
export type AwsCall = (operation: string, input: object) => Promise<Record<string, unknown>>;

/** How each service wants to be spoken to; all of them take JSON. */
const services = {
  secretsmanager: { variable: 'SECRETS_MANAGER', prefix: 'secretsmanager.', type: '1.1' },
  ssm: { variable: 'SSM', prefix: 'AmazonSSM.', type: '1.1' },
  sqs: { variable: 'SQS', prefix: 'AmazonSQS.', type: '1.0' },
  'cognito-idp': {
    variable: 'COGNITO_IDENTITY_PROVIDER',
    prefix: 'AWSCognitoIdentityProviderService.',
    type: '1.1',
  },
  ses: { variable: 'SESV2', host: 'email', paths: { SendEmail: '/v2/email/outbound-emails' } },
} as const;
export type AwsService = keyof typeof services;

/**
 * A service of this region, or what AWS_ENDPOINT_URL_<SERVICE> names (the SDKs' own variable). Spoken to directly, as the
 * store speaks to DynamoDB: the SDK's clients would be most of a function's size and start (decisions/100).
 */
export function awsService(
  service: AwsService,
  region: string,
  env: NodeJS.ProcessEnv = process.env,
): AwsCall {
  const how: {
    variable: string;
    host?: string;
    prefix?: string;
    type?: string;
    paths?: Record<string, string>;
  } = services[service];
  const suffix = region.startsWith('cn-') ? '.cn' : '';
  const endpoint =
    env[`AWS_ENDPOINT_URL_${how.variable}`] ??
    `https://${how.host ?? service}.${region}.amazonaws.com${suffix}`;
  const { host } = new URL(endpoint);
  return async (operation, input) => {
    const path = how.paths?.[operation] ?? '/';
    const body = JSON.stringify(input);
    const send = () => {
      const { host: _, ...headers } = signRequest(
        {
          host,
          'content-type': how.type ? `application/x-amz-json-${how.type}` : 'application/json',
          ...(how.prefix ? { 'x-amz-target': how.prefix + operation } : {}),
        },
        body,
        { region, service, path },
        environmentCredentials(env),
        new Date(),
      );
      return fetch(endpoint + (path === '/' ? '/' : path), {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
    };
    for (let attempt = 1; ; attempt++) {
      try {
        return await answerOf(await send());
      } catch (error) {
        if (attempt === attempts || !mayPass(error)) throw error;
        await sleep(Math.random() * 100 * 2 ** attempt);
      }
    }
  };
}

const attempts = 3;
const timeoutMs = 5_000;

async function answerOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  const body = parsed(text);
  if (response.ok) return body;
  const type = response.headers.get('x-amzn-errortype') ?? body.__type ?? 'UnknownError';
  const name = String(type).replace(/^.*#/, '').replace(/:.*$/, '');
  throw new AwsError(name, response.status, String(body.message ?? body.Message ?? text.slice(0, 200)));
}

const mayPass = (error: unknown): boolean =>
  error instanceof AwsError ? error.status >= 500 || /Throttl|TooManyRequests/.test(error.name) : true;

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
