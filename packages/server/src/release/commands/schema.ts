import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { CommandFailure, jsonOption, print, printJson } from '../../local/commands/command.ts';
import { productRoot, productVersion } from '../../local/product-root.ts';
import {
  type Compatibility,
  compareSchemas,
  lastRelease,
  mayBeRecorded,
  releasesFolder,
  schemaFile,
  schemaPath,
} from '../schema-compatibility.ts';
import { versionOf } from './options.ts';

export function schemaCommand(): Command {
  const schema = new Command('schema').description(
    'is the API still what released widgets and panels ask for',
  );
  schema.addCommand(check());
  schema.addCommand(record());
  return schema;
}

const check = () =>
  new Command('check')
    .description('compare with the last release; a breaking change must be announced in CHANGELOG.md')
    .addOption(jsonOption())
    .action(({ json }: { json?: boolean }) => {
      const result = compareWithLastRelease();
      if (!result) throw new CommandFailure('No release has its schema kept yet: "release schema record".');
      if (json) printJson(result);
      else {
        for (const { description } of result.announced) print(`announced  ${description}`);
        for (const description of result.dangerous) print(`note       ${description}`);
        if (result.unannounced.length === 0) print(`Compatible with ${result.since}.`);
      }
      if (result.unannounced.length > 0) throw new CommandFailure(complaint(result));
    });

const record = () =>
  new Command('record')
    .description('keep the schema of this version as the one to compare with; part of every release')
    .argument('[version]', 'default: the version of this product')
    .action((text: string | undefined) => {
      const version = versionOf(text ?? productVersion);
      if (!mayBeRecorded(changelog(), version))
        throw new CommandFailure(`${version} is released: its schema stays as it was.`);
      const result = compareWithLastRelease();
      if (result && result.unannounced.length > 0) throw new CommandFailure(complaint(result));
      mkdirSync(releasesFolder, { recursive: true });
      writeFileSync(schemaPath(version), readFileSync(schemaFile, 'utf8'));
      print(`Kept ${schemaPath(version).slice(productRoot.length + 1)}.`);
    });

/** null: nothing was released yet. */
export function compareWithLastRelease(): Compatibility | null {
  mkdirSync(releasesFolder, { recursive: true });
  const last = lastRelease();
  return (
    last &&
    compareSchemas(
      { since: last.version, released: last.text, current: readFileSync(schemaFile, 'utf8') },
      changelog(),
    )
  );
}

const changelog = () => readFileSync(join(productRoot, 'CHANGELOG.md'), 'utf8');

/** What to do about it, for who broke it. */
export const complaint = ({ since, unannounced }: Compatibility): string =>
  `These changes break clients of ${since}:\n${unannounced
    .map(({ description }) => `- ${description}`)
    .join(
      '\n',
    )}\nKeep what was there beside the new, or announce each in CHANGELOG.md under "### Breaking", naming ${unannounced
    .map(({ coordinate }) => `\`${coordinate}\``)
    .join(', ')}.`;
