import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { productRoot } from '../../local/product-root.ts';
import { type FunctionName, functions } from '../functions.ts';
import { type AwsStandIn, standInEnvironment } from './aws-stand-in.ts';

/** Calls a function as Lambda would: its event and its answer are JSON texts in between. */
export type Invoke = (event: unknown) => Promise<unknown>;

export interface Deployment {
  readonly standIn: AwsStandIn;
  readonly tablePrefix: string;
  readonly publicUrl: string;
  readonly mailFrom?: string;
  readonly logLevel?: 'info' | 'warn' | 'error';
  /** The tables' endpoint; may differ by function, so that a test can watch what each does. */
  readonly endpoint: (name: FunctionName) => string;
  /** Other values of environment variables. */
  readonly change?: Readonly<Record<string, string>>;
}

export const bundleFolder = join(productRoot, 'packages/server/dist/lambda');

/**
 * Loads a function's bundle into this process with the environment that a deployment would give it, a new instance each
 * time: that is its cold start.
 */
export async function loadFunction(name: FunctionName, deployment: Deployment): Promise<Invoke> {
  const wanted = environmentOf(name, deployment);
  const before = Object.fromEntries(Object.keys(wanted).map((key) => [key, process.env[key]]));
  Object.assign(process.env, localCredentials, wanted);
  try {
    const file = pathToFileURL(join(bundleFolder, name, 'index.mjs'));
    file.search = `?${randomUUID()}`;
    const { handler } = (await import(/* @vite-ignore */ file.href)) as {
      handler: (event: unknown, context: object) => Promise<unknown>;
    };
    return async (event) => {
      const context = {
        awsRequestId: randomUUID(),
        functionName: name,
        getRemainingTimeInMillis: () => 10_000,
      };
      const answer = await handler(JSON.parse(JSON.stringify(event)), context);
      return answer === undefined ? null : JSON.parse(JSON.stringify(answer));
    };
  } finally {
    for (const [key, value] of Object.entries(before))
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
  }
}

/** Everything the table of functions says this function is told, as this machine can tell it. */
export function environmentOf(name: FunctionName, deployment: Deployment): Record<string, string> {
  const known: Record<string, string> = {
    STAGE: 'dev',
    TABLE_PREFIX: deployment.tablePrefix,
    PUBLIC_URL: deployment.publicUrl,
    SIGNING_SECRET_ARN: 'arn:aws:secretsmanager:local:000000000000:secret:signing-keys',
    FLAGS_PARAMETER: '/booking-chat/dev/flags',
    MAIL_QUEUE_URL: `${deployment.standIn.url}/000000000000/mail.fifo`,
    MAIL_FROM: deployment.mailFrom ?? 'no-reply@booking-chat.example',
    USER_POOL_ID: localPool.userPoolId,
    ADMIN_CLIENT_ID: localPool.clientId,
    API_URL: `${deployment.standIn.url}/graphql`,
    ADMIN_URL: 'http://localhost:4300/admin/',
    LOG_LEVEL: deployment.logLevel ?? 'error',
    ...deployment.change,
  };
  const told = functions[name].environment.flatMap((variable) =>
    known[variable] === undefined ? [] : [[variable, known[variable]] as const],
  );
  return {
    AWS_REGION: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: deployment.endpoint(name),
    ...standInEnvironment(deployment.standIn.url),
    ...Object.fromEntries(told),
  };
}

/** What the stand-in's user pool is called, and the panel in it. */
export const localPool = { userPoolId: 'local_Stand1n', clientId: 'admin-panel' } as const;

const localCredentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
