import type { TableName, tables } from '../store/tables.ts';

/**
 * The one table of Lambda functions: CDK and serverless make functions, triggers, roles and resolvers of it, the bundler
 * its entries, and the conformance test sends every field through the function that the table names.
 */
export interface LambdaFunction {
  /** One line, for the function's description. */
  readonly purpose: string;
  /** Under packages/server/src/lambda. Bundled to packages/server/dist/lambda/<name>/index.mjs, which exports `handler`. */
  readonly entry: string;
  readonly trigger: Trigger;
  /** What it does to each table or index; its role allows exactly this. A test records what it really does. */
  readonly tables: Partial<Record<TableTarget, readonly TableAction[]>>;
  /** What else its role allows. */
  readonly uses: readonly Grant[];
  /** Besides those that Lambda itself sets (AWS_REGION and the like). */
  readonly environment: readonly EnvironmentName[];
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}

export type Trigger =
  /** Direct resolvers: each `Type.field` goes to this function, with `appsync/answer.js` as its response mapping. */
  | { readonly type: 'appsync'; readonly fields: readonly SchemaField[] }
  | { readonly type: 'appsync-authorizer'; readonly ttlSeconds: number; readonly tokenPattern: string }
  | {
      readonly type: 'stream';
      readonly table: TableName;
      readonly batchSize: number;
      readonly batchingSeconds: number;
      readonly retries: number;
      readonly longestAgeSeconds: number;
      /** Batches that failed for good: the place in the stream lies here, not the records. */
      readonly deadLetters: QueueName;
    }
  | { readonly type: 'queue'; readonly queue: QueueName; readonly batchSize: number }
  | { readonly type: 'schedule'; readonly schedules: readonly Schedule[] }
  | { readonly type: 'secret-rotation'; readonly everyDays: number }
  /** Cognito asks it before each of its tokens (event version V2_0) or mails. */
  | { readonly type: 'cognito'; readonly asks: 'pre-token' | 'message' };

/** The event is `{ "job": <name> }`. */
export interface Schedule {
  readonly job: 'usage' | 'customers';
  /** EventBridge: rate(…) or cron(…), UTC. */
  readonly expression: string;
}

export type SchemaField = `${'Query' | 'Mutation' | 'Subscription'}.${string}`;

type IndexOf<Name extends TableName> = (typeof tables)[Name] extends { indexes: infer Indexes }
  ? `${Name}/${keyof Indexes & string}`
  : never;
/** A table, or one of its indexes: `Bookings/GSI3`. */
export type TableTarget = TableName | { [Name in TableName]: IndexOf<Name> }[TableName];

/** DynamoDB's IAM actions, without `dynamodb:`. Writes in transactions need those of their parts. */
export type TableAction =
  | 'BatchGetItem'
  | 'GetItem'
  | 'Query'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** Environment variables, each read once and checked at init (`environment.ts`). */
export const environmentNames = {
  STAGE: 'dev, qa or prod',
  TABLE_PREFIX: 'What precedes the names of the tables, such as booking-chat-dev-',
  PUBLIC_URL: "Base of the customer's own pages, such as https://book.example.com",
  SIGNING_SECRET_ARN: 'The secret that holds the signing keys',
  FLAGS_PARAMETER: 'Name of the SSM parameter that holds the runtime flags, such as /booking-chat/dev/flags',
  MAIL_QUEUE_URL: 'The queue of composed mails',
  MAIL_FROM: 'The address that mails come from; its domain is verified in SES',
  SES_CONFIGURATION_SET: 'Optional: the SES configuration set of our mails',
  LOG_LEVEL: 'Optional: info (default), warn or error',
  SENTRY_DSN: 'Optional: where unexpected errors are reported as well',
  USER_POOL_ID: 'The Cognito user pool of the people of the tenants',
  ADMIN_CLIENT_ID: "Its client for the admin panel: no other client's tokens are taken",
  API_URL:
    'Where events for subscribers are published: the live API, such as https://api.example.com/graphql',
  ADMIN_URL: 'The admin panel, such as https://admin.example.com/admin/',
} as const;
export type EnvironmentName = keyof typeof environmentNames;

/** Every other resource that a function touches, by the actions it needs on it. */
export const grants = {
  'signing-keys:read': { on: 'signing-secret', actions: ['secretsmanager:GetSecretValue'] },
  'signing-keys:rotate': {
    on: 'signing-secret',
    actions: [
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecretVersionStage',
    ],
  },
  'flags:read': { on: 'flags-parameter', actions: ['ssm:GetParameter'] },
  'mail-queue:send': { on: 'mail-queue', actions: ['sqs:SendMessage'] },
  'mail-queue:receive': {
    on: 'mail-queue',
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  },
  'mail:send': { on: 'mail-identity', actions: ['ses:SendEmail', 'ses:SendRawEmail'] },
  'bookings-stream:read': {
    on: 'bookings-stream',
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
  },
  'notifier-dead-letters:send': { on: 'notifier-dead-letters', actions: ['sqs:SendMessage'] },
  'booking-events:publish': { on: 'publish-booking-event', actions: ['appsync:GraphQL'] },
  'conversation-events:publish': { on: 'publish-conversation-event', actions: ['appsync:GraphQL'] },
  'people:manage': {
    on: 'user-pool',
    actions: [
      'cognito-idp:AdminAddUserToGroup',
      'cognito-idp:AdminCreateUser',
      'cognito-idp:AdminDeleteUser',
      'cognito-idp:AdminDisableUser',
      'cognito-idp:AdminEnableUser',
      'cognito-idp:AdminGetUser',
      'cognito-idp:AdminResetUserPassword',
      'cognito-idp:AdminUpdateUserAttributes',
      'cognito-idp:AdminUserGlobalSignOut',
      'cognito-idp:CreateGroup',
      'cognito-idp:ListUsersInGroup',
    ],
  },
} as const;
export type Grant = keyof typeof grants;

export interface QueueDefinition {
  /** Order and deduplication by group; its name then ends in `.fifo`, and so does its dead-letter queue's. */
  readonly fifo: boolean;
  readonly visibilitySeconds: number;
  readonly retentionDays: number;
  /** After so many receives a message goes to `deadLetters`. */
  readonly redrive?: { readonly receives: number; readonly deadLetters: string };
}

export const queues = {
  /** Composed mails, in order for each booking and recipient. Six times the sender's timeout. */
  mail: {
    fifo: true,
    visibilitySeconds: 180,
    retentionDays: 4,
    redrive: { receives: 5, deadLetters: 'mail-dead-letters' },
  },
  'mail-dead-letters': { fifo: true, visibilitySeconds: 30, retentionDays: 14 },
  'notifier-dead-letters': { fifo: false, visibilitySeconds: 30, retentionDays: 14 },
} as const satisfies Record<string, QueueDefinition>;
export type QueueName = keyof typeof queues;

/** Runtime and shape of every bundle. */
export const runtime = { node: 24, architecture: 'arm64', handler: 'index.handler' } as const;

const resolverEnvironment = [
  'STAGE',
  'TABLE_PREFIX',
  'PUBLIC_URL',
  'SIGNING_SECRET_ARN',
  'FLAGS_PARAMETER',
  'LOG_LEVEL',
  'SENTRY_DSN',
] as const;

/** Those of fields that people ask, with Cognito's word for who they are. */
const personEnvironment = [...resolverEnvironment, 'USER_POOL_ID', 'ADMIN_CLIENT_ID'] as const;

/** What `admit` reads and counts for every operation, whatever it is. */
const admission = {
  Tenants: ['BatchGetItem', 'GetItem'],
  TenantApiKeys: ['BatchGetItem', 'UpdateItem'],
} as const;

const readCatalog = { Services: ['Query'], Providers: ['Query'] } as const;

const resolver = { timeoutSeconds: 15, memoryMb: 1024, environment: resolverEnvironment } as const;

export const functions = {
  chatAgent: {
    ...resolver,
    purpose: 'The conversation: one turn after another',
    entry: 'chat-agent.ts',
    // One whole processor: the first message of a cold start reads three languages' words.
    memoryMb: 1769,
    trigger: {
      type: 'appsync',
      fields: ['Mutation.startConversation', 'Mutation.sendChatMessage', 'Query.getConversation'],
    },
    tables: {
      ...admission,
      ...readCatalog,
      ProviderAvailability: ['Query', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'],
      Bookings: ['BatchGetItem', 'GetItem', 'PutItem'],
      'Bookings/GSI3': ['Query'],
      Customers: ['BatchGetItem'],
      Conversations: ['BatchGetItem', 'GetItem', 'PutItem'],
      TenantUsage: ['BatchGetItem', 'PutItem', 'UpdateItem'],
    },
    uses: ['signing-keys:read', 'flags:read', 'conversation-events:publish'],
    environment: [...resolverEnvironment, 'API_URL'],
  },
  catalog: {
    ...resolver,
    purpose: 'Services, providers and what the widget needs to open',
    entry: 'catalog.ts',
    trigger: {
      type: 'appsync',
      fields: [
        'Query.health',
        'Query.widgetConfig',
        'Query.searchServices',
        'Query.getService',
        'Query.listProviders',
      ],
    },
    tables: {
      ...admission,
      ...readCatalog,
      ProviderAvailability: ['Query'],
      TenantUsage: ['UpdateItem'],
    },
    uses: ['signing-keys:read', 'flags:read'],
  },
  availability: {
    ...resolver,
    purpose: 'Open slots',
    entry: 'availability.ts',
    trigger: { type: 'appsync', fields: ['Query.getAvailableSlots'] },
    environment: personEnvironment,
    tables: {
      ...admission,
      ...readCatalog,
      ProviderAvailability: ['Query', 'BatchGetItem'],
      TenantUsage: ['UpdateItem'],
    },
    uses: ['signing-keys:read', 'flags:read'],
  },
  booking: {
    ...resolver,
    purpose: 'Appointments made, read, cancelled and moved without a conversation',
    entry: 'booking.ts',
    trigger: {
      type: 'appsync',
      fields: [
        'Query.getManagedBooking',
        'Mutation.createBooking',
        'Mutation.cancelBooking',
        'Mutation.rescheduleBooking',
      ],
    },
    tables: {
      ...admission,
      ...readCatalog,
      ProviderAvailability: ['Query', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'],
      Bookings: ['BatchGetItem', 'GetItem', 'PutItem'],
      Customers: ['BatchGetItem'],
      TenantUsage: ['BatchGetItem', 'PutItem', 'UpdateItem'],
    },
    uses: ['signing-keys:read', 'flags:read'],
  },
  admin: {
    ...resolver,
    purpose: "The business's side: what people see and change in the admin panel",
    entry: 'admin.ts',
    trigger: {
      type: 'appsync',
      fields: [
        'Query.me',
        'Query.settings',
        'Query.onboarding',
        'Query.dashboard',
        'Query.adminServices',
        'Query.adminService',
        'Query.categories',
        'Query.adminProviders',
        'Query.adminProvider',
        'Query.hours',
        'Query.previewHours',
        'Query.listBookings',
        'Query.getBooking',
        'Query.listCustomers',
        'Query.getCustomer',
        'Query.listConversations',
        'Query.adminConversation',
        'Query.listApiKeys',
        'Query.checkOrigin',
        'Query.listPeople',
        'Query.usageReport',
        'Query.listAudit',
        'Query.exportCsv',
        'Mutation.updateSettings',
        'Mutation.saveService',
        'Mutation.deleteService',
        'Mutation.renameCategory',
        'Mutation.saveProvider',
        'Mutation.deleteProvider',
        'Mutation.saveHours',
        'Mutation.bookForCustomer',
        'Mutation.changeBookingStatus',
        'Mutation.moveBooking',
        'Mutation.updateBooking',
        'Mutation.saveCustomer',
        'Mutation.replyToCustomer',
        'Mutation.returnToAgent',
        'Mutation.createPreviewToken',
        'Mutation.createApiKey',
        'Mutation.updateApiKey',
        'Mutation.rotateApiKey',
        'Mutation.revokeApiKey',
        'Mutation.invitePerson',
        'Mutation.changeRole',
        'Mutation.setPersonEnabled',
        'Mutation.resetPerson',
        'Mutation.removePerson',
        'Mutation.changePlan',
        'Mutation.importCsv',
      ],
    },
    tables: {
      Tenants: ['BatchGetItem', 'GetItem', 'UpdateItem'],
      TenantApiKeys: ['Query', 'GetItem', 'PutItem', 'UpdateItem'],
      Services: ['Query', 'PutItem', 'DeleteItem'],
      Providers: ['Query', 'PutItem', 'DeleteItem'],
      ProviderAvailability: [
        'Query',
        'BatchGetItem',
        'GetItem',
        'PutItem',
        'UpdateItem',
        'DeleteItem',
        'ConditionCheckItem',
      ],
      Bookings: ['BatchGetItem', 'GetItem', 'PutItem'],
      'Bookings/GSI1': ['Query'],
      'Bookings/GSI2': ['Query'],
      'Bookings/GSI3': ['Query'],
      Conversations: ['BatchGetItem', 'GetItem', 'PutItem'],
      'Conversations/GSI1': ['Query'],
      'Conversations/GSI2': ['Query'],
      Customers: ['GetItem', 'PutItem'],
      'Customers/GSI1': ['Query'],
      AuditTrail: ['Query', 'PutItem', 'DeleteItem'],
      TenantUsage: ['BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    },
    uses: ['signing-keys:read', 'flags:read', 'conversation-events:publish', 'people:manage'],
    environment: [...personEnvironment, 'API_URL'],
  },
  authorizer: {
    purpose: 'Whose widget key or manage link is this?',
    entry: 'authorizer.ts',
    trigger: {
      type: 'appsync-authorizer',
      ttlSeconds: 300,
      tokenPattern: '^(pk_(live|test)_[0-9A-Za-z_]{8,200}|[A-Za-z0-9_-]{8,1900}\\.[A-Za-z0-9_-]{20,100})$',
    },
    tables: { 'TenantApiKeys/GSI1': ['Query'], TenantApiKeys: ['GetItem'] },
    uses: ['signing-keys:read'],
    environment: ['STAGE', 'TABLE_PREFIX', 'SIGNING_SECRET_ARN', 'LOG_LEVEL', 'SENTRY_DSN'],
    timeoutSeconds: 10,
    memoryMb: 512,
  },
  notifier: {
    purpose: 'Turns changes of bookings into mails and queues them',
    entry: 'notifier.ts',
    trigger: {
      type: 'stream',
      table: 'Bookings',
      batchSize: 25,
      batchingSeconds: 1,
      retries: 10,
      longestAgeSeconds: 43_200,
      deadLetters: 'notifier-dead-letters',
    },
    tables: {
      Tenants: ['GetItem'],
      ...readCatalog,
      ProviderAvailability: ['Query'],
      Bookings: ['DeleteItem'],
      Customers: ['GetItem', 'PutItem'],
    },
    uses: [
      'bookings-stream:read',
      'notifier-dead-letters:send',
      'signing-keys:read',
      'mail-queue:send',
      'booking-events:publish',
    ],
    environment: [
      'STAGE',
      'TABLE_PREFIX',
      'PUBLIC_URL',
      'SIGNING_SECRET_ARN',
      'MAIL_QUEUE_URL',
      'MAIL_FROM',
      'API_URL',
      'LOG_LEVEL',
      'SENTRY_DSN',
    ],
    timeoutSeconds: 60,
    memoryMb: 512,
  },
  mailSender: {
    purpose: 'Sends queued mails by SES, each once',
    entry: 'mail-sender.ts',
    trigger: { type: 'queue', queue: 'mail', batchSize: 10 },
    tables: { TenantUsage: ['PutItem', 'DeleteItem'] },
    uses: ['mail-queue:receive', 'mail:send'],
    environment: ['STAGE', 'TABLE_PREFIX', 'MAIL_FROM', 'SES_CONFIGURATION_SET', 'LOG_LEVEL', 'SENTRY_DSN'],
    timeoutSeconds: 30,
    memoryMb: 256,
  },
  jobs: {
    purpose: 'What has to happen by the clock: how far tenants are into their plans, lists that are new',
    entry: 'jobs.ts',
    trigger: {
      type: 'schedule',
      schedules: [
        { job: 'usage', expression: 'rate(1 hour)' },
        { job: 'customers', expression: 'rate(1 day)' },
      ],
    },
    tables: {
      Tenants: ['Scan'],
      TenantUsage: ['BatchGetItem', 'GetItem', 'PutItem'],
      'Bookings/GSI1': ['Query'],
      Customers: ['GetItem', 'PutItem'],
    },
    uses: ['signing-keys:read'],
    environment: ['STAGE', 'TABLE_PREFIX', 'SIGNING_SECRET_ARN', 'LOG_LEVEL', 'SENTRY_DSN'],
    timeoutSeconds: 300,
    memoryMb: 256,
  },
  preToken: {
    purpose: 'Puts tenant and role into the tokens of people who sign in',
    entry: 'pre-token.ts',
    trigger: { type: 'cognito', asks: 'pre-token' },
    tables: {},
    uses: [],
    environment: ['STAGE', 'LOG_LEVEL', 'SENTRY_DSN'],
    // Cognito waits five seconds for it.
    timeoutSeconds: 5,
    memoryMb: 256,
  },
  signInMails: {
    purpose: 'Words of the mails that Cognito sends to people who sign in',
    entry: 'sign-in-mails.ts',
    trigger: { type: 'cognito', asks: 'message' },
    tables: {},
    uses: [],
    environment: ['STAGE', 'ADMIN_URL', 'LOG_LEVEL', 'SENTRY_DSN'],
    timeoutSeconds: 5,
    memoryMb: 256,
  },
  keyRotation: {
    purpose: 'A new signing key in front of the old ones, which go on verifying',
    entry: 'key-rotation.ts',
    trigger: { type: 'secret-rotation', everyDays: 90 },
    tables: {},
    uses: ['signing-keys:rotate'],
    environment: ['STAGE', 'LOG_LEVEL', 'SENTRY_DSN'],
    timeoutSeconds: 30,
    memoryMb: 256,
  },
} as const satisfies Record<string, LambdaFunction>;

export type FunctionName = keyof typeof functions;

/**
 * Fields that AppSync answers by itself, from a data source that is none: what the server publishes, and who may hear it.
 * By file of resolver code in `appsync/`.
 */
export const liveFields = {
  'publish.js': ['Mutation.publishBookingEvent', 'Mutation.publishConversationEvent'],
  'subscribe.js': [
    'Subscription.onBookingEvent',
    'Subscription.onConversationEvent',
    'Subscription.onPersonReply',
  ],
} as const satisfies Record<string, readonly SchemaField[]>;

/** The functions as rows of one type. */
export const functionRows = Object.entries(functions) as readonly (readonly [FunctionName, LambdaFunction])[];

/** Which function resolves a field of the schema; undefined: none does. */
export function functionOf(field: string): FunctionName | undefined {
  return functionRows.find(
    ([, { trigger }]) => trigger.type === 'appsync' && (trigger.fields as readonly string[]).includes(field),
  )?.[0];
}

/** chatAgent → chat-agent: how a function is called in physical names. */
export const kebab = (name: FunctionName): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
