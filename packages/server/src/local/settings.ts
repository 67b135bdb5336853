import { resolve } from 'node:path';

/** All that decides how a command runs; read once, at the start. */
export interface Settings {
  readonly dataDir: string;
  /** A DynamoDB that runs already; null: our own engine. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly tablePrefix: string;
  /** null: the keys of the data folder. The first signs, all verify. */
  readonly signingKeys: readonly string[] | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: (typeof logLevels)[number];
  readonly production: boolean;
  /** Where customers reach this server, without a trailing slash; null: the local address. */
  readonly publicUrl: string | null;
  /** Where people are on AWS, for commands on a deployed stage; null: in the data here. */
  readonly userPoolId: string | null;
}

/** Everything that is wrong with the environment and the options, each with its remedy. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export function readSettings(env: NodeJS.ProcessEnv, options: { readonly data?: string }): Settings {
  const problems: string[] = [];
  const given = (name: string) => env[name]?.trim() || null;
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };

  const endpoint = given('DYNAMODB_ENDPOINT');
  expect(
    !endpoint || isUrl(endpoint, ['http:', 'https:']),
    'DYNAMODB_ENDPOINT must be a URL such as http://127.0.0.1:8000',
  );
  const smtpUrl = given('SMTP_URL');
  expect(
    !smtpUrl || isUrl(smtpUrl, ['smtp:', 'smtps:']),
    'SMTP_URL must be a URL such as smtp://user:password@mail.example.com:587',
  );
  const publicUrl = given('PUBLIC_URL')?.replace(/\/+$/, '') ?? null;
  expect(
    !publicUrl || isUrl(publicUrl, ['http:', 'https:']),
    'PUBLIC_URL must be a URL such as https://book.example.com',
  );
  const mailFrom = given('MAIL_FROM') ?? 'no-reply@booking-chat.example';
  expect(
    /^[^\s@<>]+@[^\s@<>]+$/.test(mailFrom),
    'MAIL_FROM must be a plain e-mail address such as bookings@example.com',
  );
  const userPoolId = given('COGNITO_USER_POOL_ID');
  expect(
    !userPoolId || /^[\w-]+_[0-9A-Za-z]+$/.test(userPoolId),
    'COGNITO_USER_POOL_ID must be the id of a user pool such as us-east-1_AbCdEfGhI',
  );
  const tablePrefix = given('TABLE_PREFIX') ?? 'booking-chat-';
  expect(
    /^[A-Za-z0-9_.-]{1,200}$/.test(tablePrefix),
    'TABLE_PREFIX may hold letters, digits, "_", "." and "-" only',
  );
  const signingKeys =
    given('SIGNING_KEYS')
      ?.split(',')
      .map((key) => key.trim()) ?? null;
  expect(
    !signingKeys || signingKeys.every((key) => key.length >= 32),
    'SIGNING_KEYS must be keys of 32 characters or more, separated by commas',
  );
  const logLevel = given('LOG_LEVEL') ?? 'warn';
  expect(
    (logLevels as readonly string[]).includes(logLevel),
    `LOG_LEVEL must be one of ${logLevels.join(', ')}`,
  );

  if (problems.length > 0) throw new BadSettings(problems);
  return {
    dataDir: resolve(options.data ?? given('BOOKING_CHAT_DATA') ?? '.booking-chat'),
    endpoint,
    region: given('AWS_REGION') ?? 'local',
    tablePrefix,
    signingKeys,
    smtpUrl,
    mailFrom,
    logLevel: logLevel as Settings['logLevel'],
    production: given('NODE_ENV') === 'production',
    publicUrl,
    userPoolId,
  };
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}
