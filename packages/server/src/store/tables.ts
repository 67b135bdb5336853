/**
 * The one definition of the tables: CDK, the local engine and the store read it.
 * Every key is led by the tenant. `ttl` is an attribute in epoch seconds; code treats an expired item as absent.
 */
export interface TableDefinition {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly ttl?: string;
  readonly stream?: 'NEW_AND_OLD_IMAGES';
  readonly indexes?: Readonly<Record<string, IndexDefinition>>;
  /** Only on one machine: there, this process is also what Cognito is on AWS. */
  readonly localOnly?: true;
}

export interface IndexDefinition {
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** A list: these attributes besides the keys. */
  readonly projection: 'ALL' | 'KEYS_ONLY' | readonly string[];
}

const conversationSummary = [
  'status',
  'language',
  'createdAt',
  'expiresAt',
  'customerName',
  'lastText',
  'lastSender',
  'messageCount',
] as const;

export const tables = {
  Tenants: {
    partitionKey: 'tenantId',
    indexes: { GSI1: { partitionKey: 'ownerUserId', sortKey: 'createdAt', projection: 'ALL' } },
  },
  /** GSI1 finds a presented key by its public prefix; the record itself is then read consistently. */
  TenantApiKeys: {
    partitionKey: 'tenantId',
    sortKey: 'keyId',
    indexes: { GSI1: { partitionKey: 'prefix', projection: 'KEYS_ONLY' } },
  },
  Services: { partitionKey: 'tenantId', sortKey: 'serviceId' },
  Providers: { partitionKey: 'tenantId', sortKey: 'providerId' },
  /** Hours (`HOURS#<owner>`) and holds (`HOLD#<owner>`) under the tenant; agendas (`AGENDA#…`) under tenant#provider. */
  ProviderAvailability: { partitionKey: 'ownerKey', sortKey: 'itemKey', ttl: 'expiresAt' },
  /** Bookings (`BOOKING#<id>`). Whatever is written here reaches the notifier by the stream. */
  Bookings: {
    partitionKey: 'tenantId',
    sortKey: 'itemKey',
    ttl: 'expiresAt',
    stream: 'NEW_AND_OLD_IMAGES',
    indexes: {
      /** All bookings of a tenant by start. */
      GSI1: { partitionKey: 'tenantKey', sortKey: 'startKey', projection: 'ALL' },
      /** A provider's bookings by start. */
      GSI2: { partitionKey: 'providerKey', sortKey: 'startKey', projection: 'ALL' },
      /** A customer's bookings (tenant and hash of the e-mail or phone) by start. */
      GSI3: { partitionKey: 'customerKey', sortKey: 'startKey', projection: 'ALL' },
    },
  },
  /** GSI1 lists them by their latest change, GSI2 only those that wait for a person or have one: what the inbox shows. */
  Conversations: {
    partitionKey: 'tenantId',
    sortKey: 'conversationId',
    ttl: 'expiresAt',
    indexes: {
      GSI1: { partitionKey: 'tenantId', sortKey: 'updatedAt', projection: conversationSummary },
      GSI2: { partitionKey: 'inboxKey', sortKey: 'updatedAt', projection: conversationSummary },
    },
  },
  /** Who has booked or was entered by the team. GSI1 lists them by name. */
  Customers: {
    partitionKey: 'tenantId',
    sortKey: 'customerId',
    indexes: { GSI1: { partitionKey: 'tenantId', sortKey: 'nameKey', projection: 'ALL' } },
  },
  /** Who changed what, newest last (`entryKey` begins with the moment). */
  AuditTrail: { partitionKey: 'tenantId', sortKey: 'entryKey', ttl: 'expiresAt' },
  /**
   * Month counters (`MONTH#2026-11`); expiring: rate windows (`RATE#<keyId>#<minute>`), idempotency records
   * (`ONCE#<operation>#<key>`), starts of a customer's bookings (`CUSTOMER#<fingerprint>`), mails sent (`MAIL#<id>`).
   */
  TenantUsage: { partitionKey: 'tenantId', sortKey: 'itemKey', ttl: 'expiresAt' },
  /** The embedded identity provider's accounts, sessions, grants and signing keys. */
  LocalIdentity: {
    partitionKey: 'partKey',
    sortKey: 'itemKey',
    ttl: 'expiresAt',
    indexes: { GSI1: { partitionKey: 'lookupKey', sortKey: 'itemKey', projection: 'ALL' } },
    localOnly: true,
  },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

/** What AWS has: everything but what is local only. */
export const cloudTables: Readonly<Record<string, TableDefinition>> = Object.fromEntries(
  Object.entries<TableDefinition>(tables).filter(([, { localOnly }]) => !localOnly),
);
