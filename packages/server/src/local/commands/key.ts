import { type KeyEnvironment, keyState, type Scope, scopes } from '@booking-chat/core/tenancy/api-key';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createKey, type KeyCreated, type KeyRefusal, rotateKey } from '../../api/keys.ts';
import { listKeys, revokeKey } from '../../store/api-keys.ts';
import { findTenant } from '../operator.ts';
import {
  CommandFailure,
  type DataOptions,
  dataOption,
  jsonOption,
  print,
  printJson,
  table,
  withData,
} from './command.ts';

export function keyCommand(): Command {
  const key = new Command('key').description('public keys: what a page shows to use the chat');
  key.addCommand(create());
  key.addCommand(list());
  key.addCommand(rotate());
  key.addCommand(revoke());
  return key;
}

interface CreateArguments extends DataOptions {
  readonly name: string;
  readonly origin: readonly string[];
  readonly test?: boolean;
  readonly scope?: readonly Scope[];
  readonly expires?: string;
}

const create = () =>
  new Command('create')
    .description('make a key; it is shown once')
    .argument('<tenant>', 'id or slug')
    .requiredOption('--origin <origin...>', 'pages it may be used from, e.g. https://www.example.com')
    .option('--name <name>', 'what it is for', 'Website')
    .option('--test', 'a test key (pk_test_…) instead of a live one')
    .addOption(new Option('--scope <scope...>', 'what it may do (default: all)').choices(scopes))
    .option('--expires <iso>', 'moment from which it is refused', isoMoment)
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrSlug: string, options: CreateArguments) =>
      withData(options, async ({ app }) => {
        const { tenantId } = await findTenant(app, idOrSlug);
        const environment: KeyEnvironment = options.test ? 'test' : 'live';
        show(
          await createKey(app, tenantId, {
            name: options.name,
            allowedOrigins: options.origin,
            environment,
            scopes: options.scope,
            expiresAt: options.expires ?? null,
          }),
          options,
        );
      }),
    );

const list = () =>
  new Command('list')
    .description('the keys of a tenant; never their secret half')
    .argument('<tenant>', 'id or slug')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrSlug: string, options: DataOptions) =>
      withData(options, async ({ app }) => {
        const { tenantId } = await findTenant(app, idOrSlug);
        const keys = (await listKeys(app.db, tenantId)).map(({ hash: _, ...key }) => ({
          ...key,
          state: keyState(key, app.clock()),
        }));
        if (options.json) return printJson(keys);
        print(
          table(
            ['ID', 'KEY', 'NAME', 'STATE', 'LAST USED', 'ORIGINS'],
            keys.map((key) => [
              key.keyId,
              `${key.prefix}_…`,
              key.name,
              key.state,
              key.lastUsedAt ?? 'never',
              key.allowedOrigins.join(' '),
            ]),
          ),
        );
      }),
    );

const rotate = () =>
  new Command('rotate')
    .description('make a successor; the old key works on for a while')
    .argument('<tenant>', 'id or slug')
    .argument('<key>', 'id of the key')
    .option('--overlap <minutes>', 'how long the old key still works', minutes, 7 * 24 * 60)
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrSlug: string, keyId: string, options: DataOptions & { overlap: number }) =>
      withData(options, async ({ app }) => {
        const { tenantId } = await findTenant(app, idOrSlug);
        show(await rotateKey(app, tenantId, keyId, options.overlap), options);
      }),
    );

const revoke = () =>
  new Command('revoke')
    .description('refuse a key from the next request on')
    .argument('<tenant>', 'id or slug')
    .argument('<key>', 'id of the key')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((idOrSlug: string, keyId: string, options: DataOptions) =>
      withData(options, async ({ app }) => {
        const { tenantId } = await findTenant(app, idOrSlug);
        const key = await revokeKey(app.db, tenantId, keyId, new Date(app.clock()).toISOString());
        if (!key) throw new CommandFailure(refusals['not-found']);
        if (options.json) printJson({ keyId, revokedAt: key.revokedAt });
        else print(`Revoked ${keyId}.`);
      }),
    );

function show(created: KeyCreated, { json }: DataOptions): void {
  if (!created.ok) {
    const { refusal } = created;
    throw new CommandFailure(
      refusal.kind === 'origin-invalid'
        ? `“${refusal.origin}” is not an origin such as https://www.example.com, https://*.example.com or http://localhost:*`
        : refusals[refusal.kind],
    );
  }
  const { hash: _, ...key } = created.key;
  if (json) printJson({ ...key, key: created.text });
  else print(`${created.text}\n\nThis key (${key.keyId}) is shown only now. Copy it to the page.`);
}

const refusals: Record<Exclude<KeyRefusal['kind'], 'origin-invalid'>, string> = {
  'origins-missing': 'A key needs at least one --origin.',
  'not-found': 'There is no such key. "booking-chat key list" shows them.',
  'not-active': 'That key has expired or was revoked: create a new one instead.',
  changed: 'Someone else changed that key at the same moment: look at it and try again.',
};

function isoMoment(text: string): string {
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw new InvalidArgumentError('Give a moment such as 2027-01-01T00:00:00Z.');
  return new Date(value).toISOString();
}

function minutes(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('Give a number of minutes.');
  return Number(text);
}
