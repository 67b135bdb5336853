import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { alarmList } from '../../packages/infra/src/constructs/alarm-list.ts';
import { readSettings } from '../../packages/infra/src/settings.ts';
import { functions, queues } from '../../packages/server/src/lambda/functions.ts';
import { costCommand } from '../../packages/server/src/local/commands/cost.ts';
import { keyCommand } from '../../packages/server/src/local/commands/key.ts';
import { seedCommand } from '../../packages/server/src/local/commands/seed.ts';
import { tenantCommand } from '../../packages/server/src/local/commands/tenant.ts';
import { userCommand } from '../../packages/server/src/local/commands/user.ts';
import { releaseCommand } from '../../packages/server/src/release/release-command.ts';
import { cloudTables } from '../../packages/server/src/store/tables.ts';

const root = resolve(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const runbook = textOf('docs/runbook.md');

describe('the runbook', () => {
  const settings = readSettings(
    { STAGE: 'prod', DOMAIN_NAME: 'example.com', AWS_REGION: 'us-east-1' },
    new Date('2026-11-22T00:00:00Z'),
  );
  const alarms = alarmList({
    settings,
    apiId: 'api',
    functions: Object.fromEntries(Object.keys(functions).map((name) => [name, name])),
    tables: Object.keys(cloudTables),
    deadLetterQueues: Object.fromEntries(
      Object.keys(queues)
        .filter((name) => name.endsWith('dead-letters'))
        .map((name) => [name, name]),
    ),
    distributionId: 'cdn',
  });

  it('has a place for each alarm, where its description links to', () => {
    const places = new Set([
      ...[...runbook.matchAll(/^#{2,3} ([a-z-]+)$/gm)].map(([, heading]) => heading),
      ...[...runbook.matchAll(/<a id="([a-z-]+)">/g)].map(([, anchor]) => anchor),
    ]);
    expect(alarms.map(({ name }) => name).filter((name) => !places.has(name))).toEqual([]);
  });

  it('has none for alarms that no longer exist', () => {
    const names = new Set(alarms.map(({ name }) => name));
    const anchors = [...runbook.matchAll(/<a id="([a-z-]+)">/g)].map(([, anchor]) => String(anchor));
    expect(anchors.filter((anchor) => !names.has(anchor))).toEqual([]);
  });

  it('links to places that are there', () => {
    const slugs = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
    expect(links.filter((link) => !slugs.includes(String(link)))).toEqual([]);
  });

  it.each(['leaked-key', 'bad-release', 'tenants-data'])('knows what to do about %s', (place) => {
    const headings = runbook.toLowerCase().replace(/[^\w\n# -]/g, '');
    expect(headings).toMatch(new RegExp(`^## (a )?${place.replace('-', '[ -]')}$`, 'm'));
  });
});

describe.each(['docs/runbook.md', 'docs/releasing.md', 'docs/cost.md'])('%s', (file) => {
  const commands = new Map<string, Command>(
    [releaseCommand(), tenantCommand(), userCommand(), keyCommand(), seedCommand(), costCommand()].map(
      (one) => [one.name(), one],
    ),
  );
  const said = [...textOf(file).matchAll(/(?<![/.\w-])booking-chat ([a-z][^`|\n]*)/g)]
    .map(([, line = '']) => line.replace(/ +#.*$/, '').trim())
    .filter((line) => !/^<|^in CloudWatch/.test(line));

  it('names commands and options that exist', () => {
    expect(said.length).toBeGreaterThan(0);
    for (const line of said) {
      const words = line.split(/\s+/);
      let command = commands.get(String(words.shift()));
      expect(command, line).toBeDefined();
      while (command && command.commands.length > 0 && words.length > 0) {
        const name = words.shift();
        command = command.commands.find((one) => one.name() === name);
        expect(command, `${name} in “${line}”`).toBeDefined();
      }
      const known = command?.options.map(({ long }) => long) ?? [];
      for (const option of words.filter((word) => word.startsWith('--')))
        expect(known, `${option} in “${line}”`).toContain(option);
    }
  });
});
