import { Command, InvalidArgumentError, Option } from 'commander';
import {
  type CostMode,
  costModes,
  type Estimate,
  estimates,
  tokens,
  type Workload,
} from '../../cost/estimate.ts';
import { type ModelName, modelNames, models, priceTable } from '../../cost/prices.ts';
import { jsonOption, print, printJson, table } from './command.ts';

interface CostArguments {
  readonly tenants: number;
  readonly messages: number;
  readonly bookings?: number;
  readonly pageViews?: number;
  readonly users: number;
  readonly smallModel: ModelName;
  readonly largeModel: ModelName;
  readonly lines?: CostMode;
  readonly json?: boolean;
}

export const costCommand = (): Command =>
  new Command('cost')
    .description('what a month on AWS would cost, by service and by mode of the agent')
    .option('--tenants <number>', 'businesses', count, 100)
    .option('--messages <number>', "customers' messages a month, each tenant", count, 2_000)
    .option('--bookings <number>', 'appointments a month, each tenant (default: one in ten messages)', count)
    .option('--page-views <number>', 'pages with the script tag, each tenant (default: ten a message)', count)
    .option('--users <number>', 'people of each tenant in the admin panel', count, 2)
    .addOption(new Option('--small-model <name>', 'of ASSISTED').choices(modelNames).default('nova-lite'))
    .addOption(new Option('--large-model <name>', 'of FULL').choices(modelNames).default('claude-sonnet-4'))
    .addOption(new Option('--lines <mode>', 'every line of one mode').choices(costModes))
    .addOption(jsonOption())
    .action((options: CostArguments) => {
      const workload = workloadOf(options);
      const all = estimates(workload);
      if (options.json) return printJson({ prices: priceTable, workload, tokens, estimates: all });
      const detailed = all.find(({ mode }) => mode === options.lines);
      print(detailed ? linesOf(detailed) : summary(workload, all));
    });

export const workloadOf = ({
  tenants,
  messages,
  bookings,
  pageViews,
  users,
  smallModel,
  largeModel,
}: CostArguments): Workload => ({
  tenants,
  messages,
  bookings: bookings ?? messages / 10,
  pageViews: pageViews ?? messages * 10,
  users,
  smallModel,
  largeModel,
});

export function summary(workload: Workload, all: readonly Estimate[]): string {
  const services = [...new Set(all.flatMap((each) => Object.keys(each.services)))];
  const row = (title: string, value: (each: Estimate) => string) => [title, ...all.map(value)];
  const { tenants, messages, bookings } = workload;
  return [
    `${tenants} tenants, each ${messages} messages and ${bookings} bookings a month. US dollars.`,
    `List prices of ${priceTable.region} as of ${priceTable.asOf}, from memory: check them before you rely on them.`,
    '',
    table(
      ['SERVICE', 'FSM', 'ASSISTED', 'FULL', 'MODEL ALONE'],
      [
        ...services.map((service) => row(service, (each) => dollars(each.services[service] ?? 0))),
        row('total', (each) => dollars(each.total)),
        row('  of it fixed', (each) => dollars(each.fixed)),
        row('a tenant', (each) => dollars(each.perTenant)),
        row('1,000 messages', (each) => dollars(each.perThousandMessages)),
      ],
    ),
    '',
    `ASSISTED asks ${models[workload.smallModel].name}, FULL and MODEL ALONE ${models[workload.largeModel].name}.`,
  ].join('\n');
}

const linesOf = ({ lines, total }: Estimate): string =>
  table(
    ['SERVICE', 'WHAT', 'QUANTITY', 'UNIT', 'USD'],
    [
      ...lines.map(({ service, what, quantity, unit, usd }) => [
        service,
        what,
        quantity.toLocaleString('en', { maximumFractionDigits: 2 }),
        unit,
        dollars(usd),
      ]),
      ['total', '', '', '', dollars(total)],
    ],
  );

const dollars = (usd: number): string =>
  usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function count(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
