import { isDeepStrictEqual } from 'node:util';
import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { Lang } from '@booking-chat/core/language/lang';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { type ProviderInput, providerInput } from '../catalog-inputs.ts';
import { parseInput } from '../parse-input.ts';
import { checkProviderLimit, checkRoom, providerFrom } from '../provider-edit.ts';
import { presentRules } from '../rule-overrides.ts';
import { NameIndex, sameName } from '../search-words.ts';
import { readableId } from '../slug.ts';
import {
  type Cells,
  listText,
  RowProblem,
  readRules,
  rowProblem,
  ruleHeader,
  rulesText,
  yesNoText,
} from './csv-cells.ts';
import { type ImportPlan, planRows, type RowOutcome, tableOf } from './csv-plan.ts';

/** Providers as rows of a table. */

export const providerColumns = [
  'provider_id',
  'name',
  'title',
  'aliases',
  'services',
  'email',
  'bio',
  'photo_url',
  'timezone',
  'active',
  ...ruleHeader,
];

/** `services`: what `serviceTexts` says. */
export const providerRow = (provider: Provider, services: ReadonlyMap<string, string>): string[] => [
  provider.providerId,
  provider.name,
  provider.title ?? '',
  listText(provider.aliases),
  listText(provider.serviceIds.map((id) => services.get(id) ?? id)),
  provider.email ?? '',
  provider.bio ?? '',
  provider.photoUrl ?? '',
  provider.timezone,
  yesNoText(provider.active),
  ...rulesText(presentRules(provider.rules)),
];

/** Services by their names, as people know them; by id where a name could not be told from two. */
export function serviceTexts(services: readonly Service[]): ReadonlyMap<string, string> {
  const names = new NameIndex(services, (one) => one.serviceId);
  return new Map(
    services.map(({ serviceId, name }) => {
      const alone = names.called(name).length === 1 && !name.includes('|');
      return [serviceId, alone ? name : serviceId];
    }),
  );
}

/** Found by id, else by name; a column that the file lacks stays as it is. */
export function planProviders(
  csv: string,
  tenant: Pick<Tenant, 'plan' | 'timezone'>,
  catalog: Catalog,
  lang: Lang,
): Promise<ImportPlan<Provider>> {
  const providers = new Map(catalog.providers.map((one) => [one.providerId, one]));
  const services = new Map(catalog.services.map((one) => [one.serviceId, one]));
  const names = new NameIndex(catalog.services, (one) => one.serviceId);
  const serviceId: ServiceId = (said) => (services.get(said) ?? names.called(said)[0])?.serviceId ?? null;
  const table = tableOf(csv, providerColumns, ['provider_id', 'name']);
  return planRows(table, providerColumns, lang, (cells): RowOutcome<Provider> => {
    try {
      const known = [...providers.values()];
      const before = find(known, cells);
      if (!before) checkRoom(known.length);
      const after = read(cells, before, serviceId, tenant);
      checkProviderLimit(tenant.plan, known, after);
      return {
        id: after.providerId,
        same: before !== null && isDeepStrictEqual(before, after),
        change: { before, after },
        accept: () => void providers.set(after.providerId, after),
      };
    } catch (error) {
      throw rowProblem(error, (field) => columnsOf[field] ?? null);
    }
  });
}

function find(providers: readonly Provider[], cells: Cells): Provider | null {
  const [id, name] = [cells.words('provider_id'), cells.words('name')];
  const byId = id ? providers.find((one) => one.providerId === id) : undefined;
  if (byId || !name) return byId ?? null;
  const named = providers.filter((one) => sameName(one.name, name));
  if (named.length > 1) throw new RowProblem('several-of-name', 'name', name);
  return named[0] ?? null;
}

function read(
  cells: Cells,
  before: Provider | null,
  serviceId: ServiceId,
  tenant: Pick<Tenant, 'timezone'>,
): Provider {
  const said: Record<keyof Omit<ProviderInput, 'providerId' | 'version'>, unknown> = {
    name: cells.text('name') ?? before?.name,
    title: cells.text('title') ?? before?.title,
    aliases: cells.list('aliases'),
    bio: cells.text('bio') ?? before?.bio,
    photoUrl: cells.text('photo_url') ?? before?.photoUrl,
    email: cells.text('email') ?? before?.email,
    serviceIds: cells.list('services')?.map((one) => known(serviceId, one)) ?? before?.serviceIds ?? [],
    timezone: cells.text('timezone') ?? before?.timezone,
    active: cells.yesNo('active'),
    rules: readRules(cells, presentRules(before?.rules ?? {})),
  };
  const input = parseInput(providerInput, said);
  return providerFrom(input, before, readableId(input.name, 'provider'), tenant);
}

/** The id of a service that a cell names by id or name. */
type ServiceId = (said: string) => string | null;

function known(serviceId: ServiceId, said: string): string {
  const found = serviceId(said);
  if (found === null) throw new RowProblem('service-unknown', 'services', said);
  return found;
}

const columnsOf: Readonly<Record<string, string>> = {
  name: 'name',
  title: 'title',
  aliases: 'aliases',
  bio: 'bio',
  photoUrl: 'photo_url',
  email: 'email',
  serviceIds: 'services',
  timezone: 'timezone',
  active: 'active',
};
