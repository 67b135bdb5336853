import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { CommandFailure, print } from '../../local/commands/command.ts';
import { productRoot, productVersion } from '../../local/product-root.ts';
import { schemaFile, schemaPath } from '../schema-compatibility.ts';
import { readVersion, type Version } from '../widget/version.ts';
import { versionOf } from './options.ts';
import { compareWithLastRelease } from './schema.ts';

export const checklistCommand = (): Command =>
  new Command('checklist')
    .description('Markdown for who approves a release to prod: what was checked, and what only a person can')
    .argument('[version]', 'default: the version of this product')
    .action((text: string | undefined) => {
      const version = versionOf(text ?? productVersion);
      const checks = machineChecks(version);
      print(`## ${version} to prod\n`);
      for (const { holds, what } of checks) print(`- [${holds ? 'x' : ' '}] ${what}`);
      for (const what of forPeople) print(`- [ ] ${what}`);
      print('\nApproving says that each line holds. How to go back: docs/runbook.md#bad-release');
      const failed = checks.filter(({ holds }) => !holds).length;
      if (failed > 0) throw new CommandFailure(`${failed} of the checked lines do not hold.`);
    });

/** A pre-release of a version is checked as that version, which is still unreleased then. */
export function machineChecks(version: Version): { holds: boolean; what: string }[] {
  const released = version.slice(1).split('-', 1)[0] ?? '';
  const isFinal = readVersion(released) === version;
  const heading = readFileSync(join(productRoot, 'CHANGELOG.md'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith('## ') && line.split(' ')[1] === released);
  const schema = schemaPath(`v${released}`);
  const unannounced = compareWithLastRelease()?.unannounced ?? [];
  return [
    { holds: released === productVersion, what: `package.json says ${released}` },
    {
      holds: heading !== undefined && !(isFinal && /unreleased/i.test(heading)),
      what: isFinal ? `CHANGELOG has ${released} with its date` : `CHANGELOG has a section for ${released}`,
    },
    {
      holds:
        existsSync(schema) && (!isFinal || readFileSync(schema, 'utf8') === readFileSync(schemaFile, 'utf8')),
      what: `the schema of ${released} is kept (release schema record)`,
    },
    { holds: unannounced.length === 0, what: 'no unannounced change of the schema breaks clients' },
  ];
}

const forPeople = [
  'in qa, somebody booked, moved and cancelled an appointment by chat, in the language of the next customer',
  'in qa, the mails of that appointment arrived and its calendar entry opened',
  'prod has no alarm, and no other change is on its way',
  'whoever is on call knows, and will for the next hour',
  'the version to go back to is known: `booking-chat release status`',
  'data written by this release can be read by the former one',
];
