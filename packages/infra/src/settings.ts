/** What a deployment is made for. Read once, at the edge; everything below takes it as an argument. */
export interface Settings {
  readonly stage: Stage;
  /** The registered domain, such as example.com; host names are made of it (`hostsOf`). */
  readonly domainName: string;
  /** Where the data, the API and the functions live. */
  readonly region: string;
  /** Suffix of the API stack for a blue/green release; null: one API, replaced in place. */
  readonly color: Color | null;
  /** Route 53's zone of the domain; null: DNS is kept elsewhere and the outputs say what to enter there. */
  readonly hostedZoneId: string | null;
  /** `owner/name` of the repository whose workflows deploy; null: no deploy role is made. */
  readonly repository: string | null;
  /** An account has one provider of GitHub's identities; null: this deployment makes it. */
  readonly oidcProviderArn: string | null;
  /** Who gets the alarms; null: subscribe to the topic later. */
  readonly alarmEmail: string | null;
  /** Unexpected errors are reported there as well; null: only to the log. */
  readonly sentryDsn: string | null;
  /** Last moment of the API key of `health`, epoch seconds; a year at most. */
  readonly healthKeyExpires: number;
}

export const stages = ['dev', 'qa', 'prod'] as const;
export type Stage = (typeof stages)[number];
export const colors = ['blue', 'green'] as const;
export type Color = (typeof colors)[number];

/** Everything wrong with the environment, at once. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the environment is not fit to deploy:\n${problems.map((each) => `  - ${each}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Throws a SettingsError that names every problem. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, now: Date): Settings {
  const problems: string[] = [];
  const read = (name: string, pattern: RegExp, meaning: string, optional: boolean): string | null => {
    const value = env[name]?.trim();
    if (!value) {
      if (!optional) problems.push(`${name} is missing: ${meaning}`);
      return null;
    }
    if (pattern.test(value)) return value;
    problems.push(`${name} is "${value}": ${meaning}`);
    return null;
  };
  const required = (name: string, pattern: RegExp, meaning: string) =>
    read(name, pattern, meaning, false) ?? '';
  const optional = (name: string, pattern: RegExp, meaning: string) => read(name, pattern, meaning, true);

  const settings: Settings = {
    stage: required('STAGE', /^(dev|qa|prod)$/, 'dev, qa or prod') as Stage,
    domainName: required('DOMAIN_NAME', domainPattern, 'the registered domain, such as example.com'),
    region: required(
      'AWS_REGION',
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      'an AWS region, such as us-east-1 or sa-east-1',
    ),
    color: optional('API_COLOR', /^(blue|green)$/, 'blue or green, or nothing') as Color | null,
    hostedZoneId: optional('HOSTED_ZONE_ID', /^Z[A-Z0-9]{5,31}$/, "the id of the domain's Route 53 zone"),
    repository: optional('GITHUB_REPOSITORY', /^[\w-]+\/[\w.-]+$/, 'owner/name of the GitHub repository'),
    oidcProviderArn: optional(
      'GITHUB_OIDC_PROVIDER_ARN',
      /^arn:aws[\w-]*:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/,
      "the ARN of the account's provider for token.actions.githubusercontent.com",
    ),
    alarmEmail: optional('ALARM_EMAIL', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'the address that gets the alarms'),
    sentryDsn: optional('SENTRY_DSN', /^https:\/\/\S+$/, 'the DSN of a Sentry project'),
    healthKeyExpires: healthKeyExpires(now),
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

const domainPattern = /^(?=.{4,200}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** 360 days from the first of this month: AppSync allows 365, and a template is the same all month. */
function healthKeyExpires(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1) / 1000 + 360 * 86_400;
}
