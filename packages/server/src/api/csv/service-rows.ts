import { isDeepStrictEqual } from 'node:util';
import type { Catalog, Money, Service } from '@booking-chat/core/catalog/catalog';
import { amountText, readAmount } from '@booking-chat/core/catalog/money-text';
import type { Lang } from '@booking-chat/core/language/lang';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { type ServiceInput, serviceInput } from '../catalog-inputs.ts';
import { parseInput } from '../parse-input.ts';
import { presentRules } from '../rule-overrides.ts';
import { NameIndex } from '../search-words.ts';
import { checkName, checkRoom, serviceFrom } from '../service-edit.ts';
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

/** Services as rows of a table. */

export const serviceColumns = [
  'service_id',
  'name',
  'aliases',
  'category',
  'description',
  'duration_minutes',
  'price',
  'currency',
  'capacity',
  'needs_approval',
  'active',
  ...ruleHeader,
];

export const serviceRow = (service: Service): string[] => [
  service.serviceId,
  service.name,
  listText(service.aliases),
  service.category ?? '',
  service.description ?? '',
  String(service.durationMinutes),
  service.price ? amountText(service.price) : '',
  service.price?.currency ?? '',
  String(service.capacity),
  yesNoText(service.needsApproval),
  yesNoText(service.active),
  ...rulesText(presentRules(service.rules)),
];

/** Found by id, else by name; a column that the file lacks stays as it is. */
export function planServices(
  csv: string,
  tenant: Pick<Tenant, 'currency'>,
  catalog: Catalog,
  lang: Lang,
): Promise<ImportPlan<Service>> {
  const services = new Map(catalog.services.map((one) => [one.serviceId, one]));
  const names = new NameIndex(catalog.services, (one) => one.serviceId);
  const table = tableOf(csv, serviceColumns, ['service_id', 'name']);
  return planRows(table, serviceColumns, lang, (cells): RowOutcome<Service> => {
    try {
      const [id, name] = [cells.words('service_id'), cells.words('name')];
      const before = (id && services.get(id)) || (name ? (names.called(name)[0] ?? null) : null);
      if (!before) checkRoom(services.size);
      const after = read(cells, before, tenant);
      checkName((one) => names.called(one), after, before);
      return {
        id: after.serviceId,
        same: before !== null && isDeepStrictEqual(before, after),
        change: { before, after },
        accept() {
          services.set(after.serviceId, after);
          names.put(after);
        },
      };
    } catch (error) {
      throw rowProblem(error, (field) => columnsOf[field] ?? null);
    }
  });
}

function read(cells: Cells, before: Service | null, tenant: Pick<Tenant, 'currency'>): Service {
  const said: Record<
    keyof Omit<ServiceInput, 'serviceId' | 'version' | 'providerIds' | 'priceAmount'>,
    unknown
  > = {
    name: cells.text('name') ?? before?.name,
    aliases: cells.list('aliases'),
    category: stays(cells.words('category'), before?.category),
    description: stays(cells.words('description'), before?.description),
    durationMinutes: stays(cells.whole('duration_minutes'), before?.durationMinutes),
    capacity: cells.whole('capacity'),
    needsApproval: cells.yesNo('needs_approval'),
    active: cells.yesNo('active'),
    rules: readRules(cells, presentRules(before?.rules ?? {})),
  };
  const input = parseInput(serviceInput, said);
  const service = serviceFrom(input, before, readableId(input.name, 'service'), tenant);
  return { ...service, price: price(cells, before?.price ?? null, tenant.currency) };
}

/** In the business's currency, or the one that the price has already. */
function price(cells: Cells, before: Money | null, own: string): Money | null {
  const said = cells.words('price');
  if (said === undefined) return before;
  if (said === null) return null;
  const written = cells.words('currency')?.toUpperCase() ?? before?.currency ?? own;
  if (written !== own && written !== before?.currency)
    throw new RowProblem('currency-other', 'currency', written);
  const amount = readAmount(said, written);
  if (amount === null || amount > 2_000_000_000) throw new RowProblem('amount', 'price', said);
  const isBefore = before?.amount === amount && before.currency === written;
  return isBefore ? before : { amount, currency: written };
}

const stays = <T>(said: T | null | undefined, before: T | null | undefined): T | null | undefined =>
  said === undefined ? before : said;

const columnsOf: Readonly<Record<string, string>> = {
  name: 'name',
  aliases: 'aliases',
  category: 'category',
  description: 'description',
  durationMinutes: 'duration_minutes',
  capacity: 'capacity',
  needsApproval: 'needs_approval',
  active: 'active',
};
