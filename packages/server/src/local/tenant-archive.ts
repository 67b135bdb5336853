import type { CustomerRecord } from '@booking-chat/core/booking/customer-record';
import { isLang } from '@booking-chat/core/language/lang';
import { isRole, type Role } from '@booking-chat/core/tenancy/roles';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import type { App } from '../context.ts';
import type { IdentityAdmin, Person } from '../identity/identity.ts';
import { findKeyByPrefix } from '../store/api-keys.ts';
import { customerIdOf, customerKeyOf, readBooking } from '../store/booking-item.ts';
import { withOpenContent, withPackedContent } from '../store/conversations.ts';
import type { Db, Key } from '../store/db.ts';
import { deleteItems, queryAll, scan, write } from '../store/db.ts';
import { fillCustomers } from '../store/fill-customers.ts';
import type { Item } from '../store/item.ts';
import { cloudTables, type TableDefinition, type TableName, tables } from '../store/tables.ts';

/** Everything one tenant has stored, in the open. What only lasts for minutes (rates, mails to be sent) is left out. */
export interface TenantArchive {
  readonly format: 'agentic-booking-chat/tenant';
  readonly formatVersion: 1;
  readonly tenantId: string;
  readonly tables: Readonly<Partial<Record<TableName, readonly Item[]>>>;
  /** The team, without passwords or anything that signs in; absent in exports from before there were people. */
  readonly people?: readonly ArchivedPerson[];
}

export interface ArchivedPerson {
  readonly userId: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly status: 'ENABLED' | 'DISABLED';
  /** null: the business's. */
  readonly language: string | null;
}

export async function exportTenant(
  db: Db,
  tenantId: TenantId,
  admin: Pick<IdentityAdmin, 'list'> | null = null,
): Promise<TenantArchive> {
  const contents = await Promise.all(
    tableNames.map(async (table) => {
      const items = (await itemsOf(db, table, tenantId))
        .filter((item) => !passing(item))
        .map((item) => forExport(table, item));
      return [table, items.sort((a, b) => compare(orderOf(table, a), orderOf(table, b)))] as const;
    }),
  );
  return {
    format: 'agentic-booking-chat/tenant',
    formatVersion: 1,
    tenantId,
    tables: Object.fromEntries(contents),
    ...(admin ? { people: (await everyone(admin, tenantId)).map(archived) } : {}),
  };
}

/** The archive in a parsed file, or what is wrong with it. Nothing in it may belong to another tenant. */
export function readArchive(value: unknown): TenantArchive | string {
  const archive = value as TenantArchive | null;
  if (archive?.format !== 'agentic-booking-chat/tenant') return 'this is not an export of a tenant';
  if (archive.formatVersion !== 1)
    return `format version ${archive.formatVersion} is newer than this program`;
  const { tenantId } = archive;
  if (typeof tenantId !== 'string' || !isId(tenantId)) return 'the tenant has no id';
  for (const [table, items] of Object.entries(archive.tables ?? {})) {
    if (!tableNames.includes(table as TableName)) return `there is no table “${table}”`;
    const definition: TableDefinition = tables[table as TableName];
    for (const item of items ?? []) {
      if (!belongsTo(tenantId, definition, item)) return `an item of ${table} belongs to someone else`;
      if (definition.sortKey && typeof item[definition.sortKey] !== 'string')
        return `an item of ${table} has no ${definition.sortKey}`;
    }
  }
  for (const { userId, email, role } of archive.people ?? [])
    if (!isText(userId) || !isId(userId) || !isText(email) || !isAddress(email) || !isRole(role))
      return 'a person has no userId, email or role';
  const [tenant, ...more] = archive.tables?.Tenants ?? [];
  if (!tenant || more.length > 0) return 'it must hold exactly one tenant';
  const { business, branding } = tenant as unknown as Partial<Pick<Tenant, 'business' | 'branding'>>;
  const photos = (archive.tables.Providers ?? []).map(({ photoUrl }) => photoUrl);
  if (![business?.website, branding?.logoUrl, ...photos].every(isLinkOrNone))
    return 'a link in it is not of the web';
  return archive;
}

/** Its own key, and those under which lists find it, are of this tenant. */
function belongsTo(tenantId: string, definition: TableDefinition, item: Item | null): item is Item {
  const owns = (key: unknown) => key === tenantId || (isText(key) && key.startsWith(`${tenantId}#`));
  const { partitionKey, indexes = {} } = definition;
  const owner = item?.[partitionKey];
  const lists = Object.values(indexes)
    .map((index) => index.partitionKey)
    .filter((name) => name.endsWith('Key'));
  return (
    (partitionKey === 'ownerKey' ? owns(owner) : owner === tenantId) &&
    lists.every((name) => item?.[name] === undefined || owns(item[name]))
  );
}

/**
 * Of the archive's public keys, the first that another tenant of this installation presents by now; null: none. Imported, it
 * would answer that one's visitors.
 */
export async function keyOfAnother(db: Db, { tenantId, tables }: TenantArchive): Promise<string | null> {
  for (const { prefix } of tables.TenantApiKeys ?? []) {
    const owner = isText(prefix) ? await findKeyByPrefix(db, prefix) : null;
    if (owner && owner.tenantId !== tenantId) return String(prefix);
  }
  return null;
}

/**
 * Stores an archive. The tenant's own record comes last, so that an import that was cut short is simply run again.
 * Customers are found by keys that only this installation can make, so those are made anew.
 */
export async function importTenant(
  { db, signer }: Pick<App, 'db' | 'signer'>,
  tenantId: TenantId,
  archive: TenantArchive,
  admin: IdentityAdmin | null = null,
): Promise<{ readonly leftOut: readonly string[] }> {
  const customerKeys = new Map<string, string>();
  for (const item of archive.tables.Bookings ?? []) {
    const stored = readBooking(item);
    const key = stored && customerKeyOf(signer, tenantId, stored.booking.customer);
    if (stored?.customerKey && key) customerKeys.set(stored.customerKey, key);
  }
  const people = admin ? (archive.people ?? []) : [];
  const placed = new Map<ArchivedPerson, boolean>();
  for (const person of people) placed.set(person, await place(admin, tenantId, person, archive));
  const last: TableName = 'Tenants';
  for (const table of [...tableNames.filter((name) => name !== last), last])
    for (const item of archive.tables[table] ?? []) {
      const known = table === 'Customers' ? recognised(signer, tenantId, item) : item;
      await write(db, { type: 'put', table, item: forImport(table, known, customerKeys) });
    }
  await fillCustomers({ db, signer }, tenantId);
  // Their mails are of the business, so it has to be there.
  for (const [{ userId, status }, done] of placed)
    if (done && status === 'ENABLED') await admin?.reset(tenantId, userId);
  return { leftOut: people.filter((person) => !placed.get(person)).map(({ email }) => email) };
}

/** With the id they had, and without a password. False: somebody else has the address by now. */
async function place(
  admin: IdentityAdmin | null,
  tenantId: TenantId,
  { userId, email, name, role, status, language }: ArchivedPerson,
  archive: TenantArchive,
): Promise<boolean> {
  const businesss = archive.tables.Tenants?.[0]?.language;
  const spoken = [language, businesss].find(isLang) ?? 'es';
  const outcome = await admin?.invite(tenantId, {
    userId,
    email,
    name,
    role,
    language: spoken,
    quietly: true,
  });
  if (!outcome?.ok) return false;
  if (status === 'DISABLED') await admin?.setEnabled(tenantId, userId, false);
  return true;
}

async function everyone(admin: Pick<IdentityAdmin, 'list'>, tenantId: string): Promise<Person[]> {
  const people: Person[] = [];
  let nextToken: string | null = null;
  do {
    const page: Awaited<ReturnType<IdentityAdmin['list']>> = await admin.list(tenantId, {
      limit: 60,
      nextToken,
    });
    people.push(...page.people);
    nextToken = page.nextToken;
  } while (nextToken);
  return people.sort((a, b) => compare(a.userId, b.userId));
}

const archived = ({ userId, email, name, role, status, language }: Person): ArchivedPerson => ({
  userId,
  email,
  name,
  role,
  status: status === 'DISABLED' ? 'DISABLED' : 'ENABLED',
  language: language ?? null,
});

/** Deletes all a tenant has, looking again until nothing is found: requests under way may still be writing. */
export async function eraseTenant(
  db: Db,
  tenantId: TenantId,
  admin: Pick<IdentityAdmin, 'removeAll'> | null = null,
): Promise<number> {
  await write(db, {
    type: 'update',
    table: 'Tenants',
    key: { tenantId },
    change: { text: 'SET #status = :off', names: { '#status': 'status' }, values: { ':off': 'SUSPENDED' } },
    condition: { text: 'attribute_exists(tenantId)' },
  });
  let erased = (await admin?.removeAll(tenantId)) ?? 0;
  for (let found = -1; found !== 0; ) {
    found = 0;
    for (const table of tableNames) {
      const items = await itemsOf(db, table, tenantId);
      await deleteItems(
        db,
        table,
        items.map((item) => keyOf(table, item)),
      );
      found += items.length;
    }
    erased += found;
  }
  return erased;
}

/** The operator's view: whole partitions, and one read through the agendas, which are kept per provider. */
async function itemsOf(db: Db, table: TableName, tenantId: TenantId): Promise<Item[]> {
  const { partitionKey } = tables[table];
  if (partitionKey === 'tenantId')
    return queryAll(db, { table, where: { text: 'tenantId = :tenant', values: { ':tenant': tenantId } } });
  const items: Item[] = [];
  const filter = {
    text: 'ownerKey = :tenant OR begins_with(ownerKey, :prefix)',
    values: { ':tenant': tenantId, ':prefix': `${tenantId}#` },
  };
  for await (const page of scan(db, table, filter)) items.push(...page.items);
  return items;
}

function forImport(table: TableName, item: Item, customerKeys: ReadonlyMap<string, string>): Item {
  if (table === 'Conversations') return withPackedContent(item);
  const { itemKey = '', customerKey } = item as { itemKey?: string; customerKey?: string };
  if (table === 'Bookings' && itemKey.startsWith('BOOKING#'))
    return {
      ...item,
      ...(customerKey ? { customerKey: customerKeys.get(customerKey) ?? customerKey } : {}),
      // Tells the notifier that this is not news.
      importedVersion: item.version,
    };
  if (table === 'TenantUsage' && itemKey.startsWith(customerPrefix)) {
    const owner = itemKey.slice(customerPrefix.length);
    return { ...item, itemKey: customerPrefix + (customerKeys.get(owner) ?? owner) };
  }
  return item;
}

/** A customer under the key that this installation makes of what they are known by. */
function recognised(signer: App['signer'], tenantId: TenantId, item: Item): Item {
  const { knownBy, customerId, nameKey, ...contact } = item as unknown as CustomerRecord & {
    nameKey: string;
  };
  const own = customerIdOf(signer, tenantId, {
    email: knownBy === 'email' ? contact.email : null,
    phone: knownBy === 'phone' ? contact.phone : null,
  });
  if (own === null || own === customerId) return item;
  return { ...item, customerId: own, nameKey: nameKey.replace(customerId, own) };
}

const customerPrefix = 'CUSTOMER#';

const forExport = (table: TableName, { importedVersion: _, ...item }: Item): Item =>
  inNameOrder(table === 'Conversations' ? withOpenContent(item) : item);

/** The engine gives attributes in any order; the same data are to make the same file. */
function inNameOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inNameOrder) as T;
  if (value === null || typeof value !== 'object') return value;
  const sorted = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(sorted.map(([name, each]) => [name, inNameOrder(each)])) as T;
}

/** What ends by itself, and what tells of exports and imports: that is about this installation, not about the business. */
const passing = ({ itemKey, entryKey, action }: Item) =>
  (typeof itemKey === 'string' && /^(RATE|NOTICE|DONE|LOCK)#/.test(itemKey)) ||
  (typeof entryKey === 'string' && (action === 'tenant.export' || action === 'tenant.import'));

function keyOf(table: TableName, item: Item): Key {
  const { partitionKey, sortKey }: TableDefinition = tables[table];
  return {
    [partitionKey]: item[partitionKey] as string,
    ...(sortKey ? { [sortKey]: item[sortKey] as string } : {}),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
/** No separator of the store's keys: another tenant's begin with it. */
const isId = (value: string): boolean => /^[A-Za-z0-9_-]{1,80}$/.test(value);
const isAddress = (value: string): boolean => value.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+$/.test(value);
const isLinkOrNone = (value: unknown): boolean =>
  value === null || value === undefined || (isText(value) && /^https?:\/\//i.test(value));

const orderOf = (table: TableName, item: Item) => Object.values(keyOf(table, item)).join('\n');
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** People are the identity provider's, wherever it keeps them. */
const tableNames = Object.keys(cloudTables) as TableName[];
