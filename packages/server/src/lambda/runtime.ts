import { version } from '../../../../package.json';
import { logCause } from '../api/log-cause.ts';
import type { App, Log } from '../context.ts';
import type { Signer } from '../signer.ts';
import { type Db, openDb } from '../store/db.ts';
import { type AwsCall, type AwsService, awsService } from './aws-call.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { openFlags } from './flags.ts';
import { type EnvironmentName, type FunctionName, functions } from './functions.ts';
import { openLog } from './log.ts';
import { openReporter } from './sentry.ts';
import { openSigningKeys } from './signing-keys.ts';

type EnvironmentOf<Name extends FunctionName> = Environment<(typeof functions)[Name]['environment'][number]>;

/** A function's process, made once at its init: whatever the environment lacks is said then, all of it. */
export interface Runtime<Name extends FunctionName> {
  readonly environment: EnvironmentOf<Name>;
  readonly log: Log;
  readonly aws: (service: AwsService) => AwsCall;
  /** One invocation: what is kept with an expiry is made fresh before it, what was reported is sent after it. */
  invoke<Answer>(run: () => Promise<Answer>): Promise<Answer>;
  /** To be made ready before every invocation. */
  readonly fresh: (() => Promise<void>)[];
}

export function openRuntime<Name extends FunctionName>(
  name: Name,
  env: NodeJS.ProcessEnv = process.env,
): Runtime<Name> {
  const names: readonly EnvironmentName[] = functions[name].environment;
  const environment = readEnvironment(names, env);
  const origin = { stage: environment.STAGE as string, function: name, version };
  const reporter = environment.SENTRY_DSN ? openReporter(environment.SENTRY_DSN, origin) : null;
  const log = openLog({ ...origin, level: environment.LOG_LEVEL, report: reporter?.report });
  const fresh: (() => Promise<void>)[] = [];
  return {
    environment: environment as EnvironmentOf<Name>,
    log,
    aws: (service) => awsService(service, environment.AWS_REGION, env),
    fresh,
    async invoke(run) {
      try {
        await Promise.all(fresh.map((refresh) => refresh()));
        return await run();
      } catch (thrown) {
        log.error({ cause: logCause(thrown) }, 'invocation failed');
        throw thrown;
      } finally {
        await reporter?.flush();
      }
    },
  };
}

export function openTables(
  { AWS_REGION, TABLE_PREFIX }: { AWS_REGION: string; TABLE_PREFIX: string },
  env: NodeJS.ProcessEnv = process.env,
): Db {
  return openDb({ endpoint: env.AWS_ENDPOINT_URL_DYNAMODB, region: AWS_REGION, prefix: TABLE_PREFIX });
}

type WithEnvironment<Name extends EnvironmentName> = Pick<Runtime<FunctionName>, 'log' | 'aws' | 'fresh'> & {
  readonly environment: Environment<Name>;
};

export function openSigner(runtime: WithEnvironment<'SIGNING_SECRET_ARN'>): Signer {
  const keys = openSigningKeys(runtime.aws('secretsmanager'), runtime.environment.SIGNING_SECRET_ARN, {
    onFailure: (cause) => runtime.log.warn({ cause: logCause(cause) }, 'signing keys not read again'),
  });
  runtime.fresh.push(() => keys.refresh());
  return keys.signer;
}

/** What resolvers need of their process. */
export function openApp(
  runtime: WithEnvironment<'TABLE_PREFIX' | 'PUBLIC_URL' | 'SIGNING_SECRET_ARN' | 'FLAGS_PARAMETER'>,
): App {
  const { environment, log } = runtime;
  const flags = openFlags(runtime.aws('ssm'), environment.FLAGS_PARAMETER, {
    onFailure: (cause) => log.warn({ cause: logCause(cause) }, 'flags not read'),
  });
  runtime.fresh.push(() => flags.refresh());
  return {
    db: openTables(environment),
    clock: Date.now,
    signer: openSigner(runtime),
    log,
    publicUrl: environment.PUBLIC_URL,
    version,
    flags: flags.current,
  };
}
