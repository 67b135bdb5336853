import { isLang, langs } from '@booking-chat/core/language/lang';
import { type Role, roles } from '@booking-chat/core/tenancy/roles';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { Argument, Command, Option } from 'commander';
import {
  changeRole,
  invite,
  remove,
  reset,
  setEnabled,
  type Team,
  type TeamOutcome,
} from '../../api/team.ts';
import type { App } from '../../context.ts';
import type { IdentityAdmin, Person } from '../../identity/identity.ts';
import { randomId } from '../../store/random-id.ts';
import { findTenant } from '../operator.ts';
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

export function userCommand(): Command {
  const user = new Command('user').description('the people who sign in to a business’s panel');
  for (const command of [list(), inviting(), role(), disabling(), enabling(), resetting(), removing()])
    user.addCommand(command);
  return user;
}

const list = () =>
  named('list', 'the team of a tenant').action((idOrSlug: string, options: DataOptions) =>
    withTeam(options, idOrSlug, 'list', async ({ tenantId, admin }) => {
      const people = await everyone(admin, tenantId);
      if (options.json) return printJson(people);
      print(
        table(
          ['ID', 'E-MAIL', 'NAME', 'ROLE', 'STATUS', '2 STEPS'],
          people.map((each) => [
            each.userId,
            each.email,
            each.name ?? '',
            each.role,
            each.status,
            each.mfa ? 'yes' : 'no',
          ]),
        ),
      );
    }),
  );

interface InviteArguments extends DataOptions {
  readonly name?: string;
  readonly role: Role;
  readonly language?: string;
}

const inviting = () =>
  named('invite', 'mail somebody the way in')
    .argument('<email>', 'their address')
    .option('--name <name>', 'their name')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).default('ADMIN'))
    .addOption(new Option('--language <code>', 'of their mails (default: the business’s)').choices(langs))
    .action((idOrSlug: string, email: string, options: InviteArguments) => {
      emailMustBeOne(email);
      return withTeam(options, idOrSlug, 'invite', async (team, tenant) => {
        const person = personIn(await inviteTo(team, tenant, { ...options, email }));
        if (options.json) return printJson(person);
        print(`Invited ${person.email} as ${person.role} (${person.userId}); the way in is in their mail.`);
      });
    });

const role = () =>
  onPerson('role', 'another role, from the next refresh of their session on')
    .addArgument(new Argument('<role>').choices(roles))
    .action((idOrSlug: string, who: string, wanted: Role, options: DataOptions) =>
      change(options, idOrSlug, who, 'role', (team, { userId }) => changeRole(team, userId, wanted)),
    );

const disabling = () =>
  onPerson('disable', 'no new sign-in; open sessions end within five minutes').action(
    (idOrSlug: string, who: string, options: DataOptions) =>
      change(options, idOrSlug, who, 'disable', (team, { userId }) => setEnabled(team, userId, false)),
  );

const enabling = () =>
  onPerson('enable', 'let somebody sign in again').action(
    (idOrSlug: string, who: string, options: DataOptions) =>
      change(options, idOrSlug, who, 'enable', (team, { userId }) => setEnabled(team, userId, true)),
  );

const resetting = () =>
  onPerson('reset', 'the invitation again, or a mail to choose a new password; every session ends')
    .option('--second-factor', 'turn their second factor off too: phone and recovery codes are lost')
    .action((idOrSlug: string, who: string, options: DataOptions & { secondFactor?: boolean }) =>
      change(options, idOrSlug, who, 'reset', (team, { userId }) =>
        reset(team, userId, { endSecondFactor: options.secondFactor }),
      ),
    );

const removing = () =>
  onPerson('remove', 'delete somebody’s account')
    .option('--yes', 'yes, really')
    .action((idOrSlug: string, who: string, options: DataOptions & { yes?: boolean }) => {
      if (!options.yes)
        throw new UsageFailure('This cannot be undone: add --yes. To keep the account, disable it.');
      return change(options, idOrSlug, who, 'remove', (team, { userId }) => remove(team, userId));
    });

/** Makes the account and mails the way in; also of `tenant create --owner`. */
export function inviteTo(
  team: Team,
  tenant: Tenant,
  wanted: Pick<InviteArguments, 'name' | 'role' | 'language'> & {
    readonly email: string;
    readonly userId?: string;
  },
): Promise<TeamOutcome> {
  return invite(team, {
    userId: wanted.userId ?? `usr_${randomId()}`,
    email: wanted.email,
    name: wanted.name?.trim() || null,
    role: wanted.role,
    language: isLang(wanted.language) ? wanted.language : tenant.language,
  });
}

export const operatorTeam = (
  app: Pick<App, 'db' | 'clock'>,
  admin: IdentityAdmin,
  { tenantId }: Pick<Tenant, 'tenantId'>,
  command: string,
): Team => ({ db: app.db, clock: app.clock, admin, tenantId, actor: { kind: 'OPERATOR', command } });

export function emailMustBeOne(email: string): void {
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(email.trim()))
    throw new UsageFailure(`“${email}” is not an e-mail address such as owner@example.com.`);
}

/** The person, or the refusal as a sentence with its remedy. */
export function personIn(outcome: TeamOutcome): Person {
  if (outcome.ok) return outcome.person;
  throw new CommandFailure(refusals[outcome.why]);
}

const refusals: Readonly<Record<Extract<TeamOutcome, { ok: false }>['why'], string>> = {
  'not-found': 'There is no such person in that team. "booking-chat user list" shows them.',
  'email-taken': 'That address belongs to an account already: each address signs in to one business.',
  'last-owner': 'That is the last owner who can sign in: invite or enable another one first.',
  yourself: 'Nobody does that to themselves.',
  'no-owner': 'Only an owner may do that.',
  'too-many-mails': 'That team was sent as many mails as may be in an hour: try again later.',
  busy: 'Somebody else is changing that team at the moment: try again.',
};

const named = (verb: string, description: string) =>
  new Command(verb)
    .description(description)
    .argument('<tenant>', 'id or slug')
    .addOption(dataOption())
    .addOption(jsonOption());

const onPerson = (verb: string, description: string) =>
  named(verb, description).argument('<person>', 'e-mail or id');

function withTeam<T>(
  options: DataOptions,
  idOrSlug: string,
  verb: string,
  work: (team: Team, tenant: Tenant) => Promise<T>,
): Promise<T> {
  return withData(options, async (connection, settings) => {
    const tenant = await findTenant(connection.app, idOrSlug);
    return withPeople(connection, settings, (admin) =>
      work(operatorTeam(connection.app, admin, tenant, `booking-chat user ${verb}`), tenant),
    );
  });
}

function change(
  options: DataOptions,
  idOrSlug: string,
  who: string,
  verb: string,
  apply: (team: Team, person: Person) => Promise<TeamOutcome>,
): Promise<void> {
  return withTeam(options, idOrSlug, verb, async (team) => {
    const wanted = who.trim().toLowerCase();
    const person = (await everyone(team.admin, team.tenantId)).find(
      ({ userId, email }) => userId === who || email === wanted,
    );
    const after = personIn(person ? await apply(team, person) : { ok: false, why: 'not-found' });
    if (options.json) printJson(after);
    else print(`${after.email}: ${verb === 'remove' ? 'removed' : `${after.role}, ${after.status}`}.`);
  });
}

async function everyone(admin: IdentityAdmin, tenantId: string): Promise<Person[]> {
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
  return people;
}
