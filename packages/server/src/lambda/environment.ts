import { type EnvironmentName, environmentNames } from './functions.ts';

/** What a function was told by its deployment, checked. Absent optional values are null. */
export type Environment<Name extends EnvironmentName> = { readonly [Each in Name]: Values[Each] } & {
  readonly AWS_REGION: string;
};

interface Values extends Record<EnvironmentName, string | null> {
  readonly STAGE: string;
  readonly TABLE_PREFIX: string;
  readonly PUBLIC_URL: string;
  readonly SIGNING_SECRET_ARN: string;
  readonly FLAGS_PARAMETER: string;
  readonly MAIL_QUEUE_URL: string;
  readonly MAIL_FROM: string;
  readonly USER_POOL_ID: string;
  readonly ADMIN_CLIENT_ID: string;
  readonly API_URL: string;
  readonly ADMIN_URL: string;
  readonly LOG_LEVEL: LogLevel;
}

export type LogLevel = 'info' | 'warn' | 'error';

/** Everything that is wrong with a function's environment, at once. */
export class BadEnvironment extends Error {
  override readonly name = 'BadEnvironment';
  constructor(readonly problems: readonly string[]) {
    super(`the function cannot start:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

/** Read once, at init. */
export function readEnvironment<Name extends EnvironmentName>(
  names: readonly Name[],
  env: NodeJS.ProcessEnv,
): Environment<Name> {
  const problems: string[] = [];
  const read = (name: EnvironmentName | 'AWS_REGION', meaning: string) => {
    const rule = rules[name] ?? required;
    const value = env[name]?.trim() || null;
    const given = value ?? rule.otherwise ?? null;
    if (given === null && !rule.optional) problems.push(`${name} is missing: ${meaning}`);
    if (value !== null && rule.accepts && !rule.accepts(value)) problems.push(`${name} ${rule.must}`);
    return given;
  };
  const values = Object.fromEntries(names.map((name) => [name, read(name, environmentNames[name])]));
  const AWS_REGION = read('AWS_REGION', 'set by Lambda itself');
  if (problems.length > 0) throw new BadEnvironment(problems);
  return { ...values, AWS_REGION } as Environment<Name>;
}

interface Rule {
  readonly optional?: boolean;
  readonly otherwise?: string;
  readonly accepts?: (value: string) => boolean;
  readonly must?: string;
}

const required: Rule = {};
const isUrl = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const url = { accepts: isUrl, must: 'must be a URL, https://…' };

const rules: Partial<Record<EnvironmentName | 'AWS_REGION', Rule>> = {
  STAGE: { accepts: (value) => /^[a-z][a-z0-9-]{0,19}$/.test(value), must: 'must be dev, qa or prod' },
  TABLE_PREFIX: {
    accepts: (value) => /^[A-Za-z0-9_.-]{1,200}$/.test(value),
    must: 'may hold letters, digits, "_", "." and "-" only',
  },
  PUBLIC_URL: {
    ...url,
    accepts: (value) => isUrl(value) && !value.endsWith('/'),
    must: 'must be a URL without a "/" at its end',
  },
  MAIL_QUEUE_URL: url,
  MAIL_FROM: {
    accepts: (value) => /^[^\s@<>]+@[^\s@<>]+$/.test(value),
    must: 'must be a plain e-mail address such as bookings@example.com',
  },
  SES_CONFIGURATION_SET: { optional: true },
  USER_POOL_ID: {
    accepts: (value) => /^[\w-]+_[0-9A-Za-z]+$/.test(value),
    must: 'must be the id of a user pool such as us-east-1_AbCd12345',
  },
  API_URL: url,
  ADMIN_URL: url,
  LOG_LEVEL: {
    otherwise: 'info',
    accepts: (value) => ['info', 'warn', 'error'].includes(value),
    must: 'must be info, warn or error',
  },
  SENTRY_DSN: {
    optional: true,
    accepts: (value) => /^https?:\/\/\w+@[^/]+\/(.+\/)?\d+$/.test(value),
    must: 'must be a Sentry DSN, https://<key>@<host>/<project>',
  },
};
