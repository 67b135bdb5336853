import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLang, langs } from '@booking-chat/core/language/lang';
import { defaultRules } from '@booking-chat/core/scheduling/rules';
import { whyNotPlan } from '@booking-chat/core/tenancy/plan-change';
import { plans } from '@booking-chat/core/tenancy/plans';
import { defaultColor, type Plan, type Tenant, type Trade, trades } from '@booking-chat/core/tenancy/tenant';
import { isZone } from '@booking-chat/core/time/zone';
import { Argument, Command, Option } from 'commander';
import { operatorCredential } from '../../api/credential.ts';
import type { App } from '../../context.ts';
import type { IdentityAdmin } from '../../identity/identity.ts';
import { openOutbox, writeWhole } from '../../notify/outbox.ts';
import { loadCatalog } from '../../store/catalog.ts';
import { transact, write } from '../../store/db.ts';
import { randomId } from '../../store/random-id.ts';
import { getTenant, listTenants } from '../../store/tenants.ts';
import { findTenant } from '../operator.ts';
import { changeAsOperator, operatorEntry } from '../operator-change.ts';
import { eraseTenant, exportTenant, importTenant, keyOfAnother, readArchive } from '../tenant-archive.ts';
import { withPeople } from '../with-people.ts';
import {
  CommandFailure,
  type DataOptions,
  dataOption,
  jsonOption,
  print,
  printJson,
  table,
  UsageFailure,
  withData,
} from './command.ts';
import { emailMustBeOne, inviteTo, operatorTeam, personIn } from './user.ts';

export function tenantCommand(): Command {
  const tenant = new Command('tenant').description('the businesses of this installation');
  tenant.addCommand(create());
  tenant.addCommand(list());
  tenant.addCommand(plan());
  tenant.addCommand(exporting());
  tenant.addCommand(importing());
  tenant.addCommand(
    status('suspend', 'SUSPENDED', 'turn a tenant off: its chat and API refuse; its data stay'),
  );
  tenant.addCommand(status('resume', 'ACTIVE', 'turn a suspended tenant on again'));
  tenant.addCommand(erase());
  return tenant;
}

interface CreateArguments extends DataOptions {
  readonly name: string;
  readonly plan: Plan;
  readonly language: string;
  readonly timezone: string;
  readonly country: string;
  readonly currency: string;
  readonly trade: Trade;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly color: string;
  readonly owner?: string;
  readonly ownerName?: string;
}

const create = () =>
  new Command('create')
    .description('add a business, without services or providers yet')
    .argument('<slug>', 'short name for addresses: letters, digits and hyphens')
    .requiredOption('--name <name>', 'name that customers see')
    .addOption(new Option('--plan <plan>', 'plan').choices(Object.keys(plans)).default('LITE'))
    .addOption(new Option('--language <code>', 'main language').choices(langs).default('es'))
    .option('--timezone <zone>', 'IANA time zone', 'America/Santiago')
    .option('--country <code>', 'ISO 3166-1 alpha-2', 'CL')
    .option('--currency <code>', 'ISO 4217', 'CLP')
    .addOption(new Option('--trade <trade>', 'kind of business').choices(trades).default('other'))
    .option('--email <address>', 'address of the business')
    .option('--phone <number>', 'telephone of the business')
    .option('--address <text>', 'where it is')
    .option('--color <hex>', 'brand colour', defaultColor)
    .option('--owner <email>', 'who owns it: is mailed the way into the panel')
    .option('--owner-name <name>', 'the owner’s name')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((slug: string, options: CreateArguments) => {
      const problems = createProblems(slug, options);
      if (problems.length > 0) throw new UsageFailure(problems.join('\n'));
      if (options.owner) emailMustBeOne(options.owner);
      return withData(options, async (connection, settings) => {
        const { app } = connection;
        await slugIsFree(app, slug);
        const tenant = newTenant(slug, options, app.clock());
        const outcome = await transact(app.db, [
          {
            type: 'put',
            table: 'Tenants',
            item: tenant,
            condition: { text: 'attribute_not_exists(tenantId)' },
          },
          operatorEntry(app, tenant, 'tenant.create'),
        ]);
        if (!outcome.ok) throw new CommandFailure('Please try again.');
        if (options.owner)
          await withPeople(connection, settings, (admin) => inviteOwner(app, admin, tenant, options));
        if (options.json) return printJson(tenant);
        print(
          `Created ${tenant.name} as ${tenant.tenantId}. Next: booking-chat key create ${slug} --origin https://…`,
        );
        if (options.owner) print(`${options.owner} is mailed the way into the panel.`);
      });
    });

/** A business whose owner cannot be invited is not made. */
async function inviteOwner(
  app: App,
  admin: IdentityAdmin,
  tenant: Tenant,
  { owner = '', ownerName }: CreateArguments,
): Promise<void> {
  const team = operatorTeam(app, admin, tenant, 'booking-chat tenant create');
  const wanted = { email: owner, name: ownerName, role: 'OWNER', userId: tenant.ownerUserId } as const;
  try {
    personIn(await inviteTo(team, tenant, wanted));
  } catch (error) {
    await eraseTenant(app.db, tenant.tenantId, admin);
    throw error;
  }
}

function createProblems(slug: string, options: CreateArguments): string[] {
  const problems: string[] = [];
  if (!/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(slug))
    problems.push('The slug may hold lower-case letters, digits and hyphens: my-clinic');
  if (!options.name.trim()) problems.push('--name must not be empty');
  if (!isZone(options.timezone)) problems.push(`--timezone: “${options.timezone}” is not an IANA time zone`);
  if (!/^[A-Z]{2}$/.test(options.country)) problems.push('--country takes two capital letters: CL');
  if (!/^[A-Z]{3}$/.test(options.currency)) problems.push('--currency takes three capital letters: CLP');
  if (!/^#[0-9a-fA-F]{6}$/.test(options.color))
    problems.push('--color takes six hexadecimal digits: #2a49c9');
  if (options.email && !/^[^\s@]+@[^\s@]+$/.test(options.email))
    problems.push('--email is not an e-mail address');
  if (options.ownerName && !options.owner) problems.push('--owner-name needs --owner');
  return problems;
}

function newTenant(slug: string, options: CreateArguments, now: number): Tenant {
  const { tenantId } = operatorCredential(`t_${randomUUID().replaceAll('-', '').slice(0, 16)}`);
  return {
    tenantId,
    slug,
    name: options.name.trim(),
    plan: options.plan,
    status: 'ACTIVE',
    ownerUserId: options.owner ? `usr_${randomId()}` : 'operator',
    createdAt: new Date(now).toISOString(),
    language: isLang(options.language) ? options.language : 'es',
    timezone: options.timezone,
    country: options.country,
    currency: options.currency,
    trade: options.trade,
    business: {
      address: options.address ?? null,
      directions: null,
      phone: options.phone ?? null,
      email: options.email ?? null,
      website: null,
    },
    branding: {
      primaryColor: options.color.toLowerCase(),
      logoUrl: null,
      agentName: options.name.trim(),
      position: 'right',
      theme: 'auto',
    },
    agent: {
      mode: 'FSM',
      style: 'neutral',
      greeting: {},
      faq: [],
      contactFields: [
        { field: 'email', required: true },
        { field: 'phone', required: false },
      ],
      conversationTtlMinutes: 120,
      holdMinutes: 10,
      handoffEmail: options.email ?? null,
    },
    rules: defaultRules,
    catalogVersion: 0,
    version: 1,
  };
}

const list = () =>
  new Command('list')
    .description('all tenants')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: DataOptions) =>
      withData(options, async ({ app }) => {
        const tenants = await listTenants(app.db);
        if (options.json) return printJson(tenants);
        print(
          table(
            ['ID', 'SLUG', 'NAME', 'PLAN', 'STATUS', 'LANGUAGE', 'TIME ZONE'],
            tenants.map((t) => [t.tenantId, t.slug, t.name, t.plan, t.status, t.language, t.timezone]),
          ),
        );
      }),
    );

const exporting = () =>
  new Command('export')
    .description('all data of a tenant as one JSON document')
    .argument('<tenant>', 'id or slug')
    .option('--file <path>', 'where to write it (default: standard output)')
    .addOption(dataOption())
    .action((idOrSlug: string, options: DataOptions & { file?: string }) =>
      withData(options, async (connection, settings) => {
        const { app } = connection;
        const tenant = await findTenant(app, idOrSlug);
        const archive = await withPeople(connection, settings, async (admin) =>
          JSON.stringify(await exportTenant(app.db, tenant.tenantId, admin), null, 1),
        );
        await write(app.db, operatorEntry(app, tenant, 'tenant.export'));
        if (!options.file) return print(archive);
        await writeWhole(options.file, `${archive}\n`);
        process.stderr.write(`Wrote ${options.file}. It holds personal data: keep it safe.\n`);
      }),
    );

const importing = () =>
  new Command('import')
    .description('bring a tenant back from an export; nobody is mailed about its bookings')
    .argument('<file>', 'the exported document')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string, options: DataOptions) => {
      const archive = readArchive(await readJson(file));
      if (typeof archive === 'string') throw new CommandFailure(`${file}: ${archive}.`);
      await withData(options, async (connection, settings) => {
        const { app } = connection;
        const { tenantId } = operatorCredential(archive.tenantId);
        if (await getTenant(app.db, tenantId))
          throw new CommandFailure(
            `Tenant ${tenantId} exists. Erase it first if the import is to replace it.`,
          );
        await slugIsFree(app, String(archive.tables.Tenants?.[0]?.slug));
        const taken = await keyOfAnother(app.db, archive);
        if (taken) throw new CommandFailure(`${file}: the key ${taken}… is another tenant’s by now.`);
        const { leftOut } = await withPeople(connection, settings, (admin) =>
          importTenant(app, tenantId, archive, admin),
        );
        const tenant = await findTenant(app, tenantId);
        await write(app.db, operatorEntry(app, tenant, 'tenant.import'));
        for (const email of leftOut)
          process.stderr.write(`${email} was left out: another account has that address by now.\n`);
        if (options.json) printJson(tenant);
        else
          print(
            `Imported ${tenantId}.${archive.people?.length ? ' Its people are mailed to choose a password.' : ''}`,
          );
      });
    });

const status = (verb: string, wanted: Tenant['status'], description: string) =>
  new Command(verb)
    .description(description)
    .argument('<tenant>', 'id or slug')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrSlug: string, options: DataOptions) =>
      withData(options, async ({ app }) => {
        const action = wanted === 'ACTIVE' ? 'tenant.resume' : 'tenant.suspend';
        const changed = await changeAsOperator(app, idOrSlug, action, () => ({ status: wanted }));
        if (options.json) printJson(changed);
        else print(`${changed.name} is ${changed.status}.`);
      }),
    );

const plan = () =>
  new Command('plan')
    .description('give a tenant another plan, from the next request on')
    .argument('<tenant>', 'id or slug')
    .addArgument(new Argument('<plan>').choices(Object.keys(plans)))
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrSlug: string, wanted: Plan, options: DataOptions) =>
      withData(options, async ({ app }) => {
        const changed = await changeAsOperator(app, idOrSlug, 'plan.change', async (tenant) => {
          const { providers } = await loadCatalog(app.db, tenant);
          const activeProviders = providers.filter(({ active }) => active).length;
          const refusal = whyNotPlan(wanted, { activeProviders, agentMode: tenant.agent.mode });
          if (refusal?.kind === 'providers')
            throw new CommandFailure(
              `${wanted} allows ${refusal.limit} providers and ${activeProviders} are active: make some inactive first.`,
            );
          if (refusal)
            throw new CommandFailure(`${wanted} does not include the agent's mode ${refusal.mode}.`);
          return { plan: wanted };
        });
        if (options.json) printJson(changed);
        else print(`${changed.name} has the plan ${changed.plan}.`);
      }),
    );

const erase = () =>
  new Command('erase')
    .description('delete a tenant and everything it has, for good')
    .argument('<tenant>', 'id or slug')
    .option('--yes', 'yes, really: there is no way back but an export')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrSlug: string, options: DataOptions & { yes?: boolean }) => {
      if (!options.yes)
        throw new UsageFailure('This cannot be undone. Export first if in doubt, then add --yes.');
      return withData(options, async (connection, settings) => {
        const { app } = connection;
        const { tenantId, name } = await findTenant(app, idOrSlug);
        const erased = await withPeople(connection, settings, (admin) =>
          eraseTenant(app.db, tenantId, admin),
        );
        await openOutbox(join(settings.dataDir, 'outbox')).erase(tenantId);
        if (options.json) printJson({ tenantId, erasedItems: erased });
        else print(`Erased ${name} (${tenantId}): ${erased} items and its mails.`);
      });
    });

async function slugIsFree(app: App, slug: string): Promise<void> {
  const taken = (await listTenants(app.db)).some(
    (tenant) => tenant.slug === slug || tenant.tenantId === slug,
  );
  if (taken) throw new CommandFailure(`The slug “${slug}” is taken.`);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${(error as Error).message}`);
  }
}
