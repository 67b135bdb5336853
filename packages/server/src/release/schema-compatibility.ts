import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql';
import { productRoot } from '../local/product-root.ts';
import { compareVersions, readVersion, type Version } from './widget/version.ts';

const schemaFolder = join(productRoot, 'packages/schema');
export const releasesFolder = join(schemaFolder, 'releases');
export const schemaFile = join(schemaFolder, 'src/schema.graphql');

export interface Compatibility {
  readonly since: Version;
  /** Each breaking change that CHANGELOG does not announce. */
  readonly unannounced: readonly SchemaChange[];
  readonly announced: readonly SchemaChange[];
  /** Clients may be surprised, but what they send still works (an added enum value, an added optional argument). */
  readonly dangerous: readonly string[];
}

export interface SchemaChange {
  /** What CHANGELOG must name, such as `Query.health` or `BookingStatus.PENDING`. */
  readonly coordinate: string;
  readonly description: string;
}

/** Compares a schema with a released one. `changelog` is the text of CHANGELOG.md. */
export function compareSchemas(
  { since, released, current }: { since: Version; released: string; current: string },
  changelog: string,
): Compatibility {
  const [before, after] = [build(released), build(current)];
  const changes = findBreakingChanges(before, after).map(({ description }) => ({
    coordinate: coordinateOf(description),
    description,
  }));
  const announcements = announcementsAfter(changelog, since);
  const isAnnounced = ({ coordinate }: SchemaChange) => announcements.includes(`\`${coordinate}\``);
  return {
    since,
    unannounced: changes.filter((change) => !isAnnounced(change)),
    announced: changes.filter(isAnnounced),
    dangerous: findDangerousChanges(before, after).map(({ description }) => description),
  };
}

/** The newest release whose schema is kept; null: there is none. */
export function lastRelease(folder = releasesFolder): { version: Version; text: string } | null {
  const [newest] = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .flatMap((name) => readVersion(name.replace(/\.graphql$/, '')) ?? [])
    .sort((a, b) => compareVersions(b, a));
  if (!newest) return null;
  return { version: newest, text: readFileSync(join(folder, `${newest.slice(1)}.graphql`), 'utf8') };
}

/**
 * The lines of CHANGELOG under "Breaking" headings of releases after `since`, and of `since` itself while it is unreleased.
 * A change is announced by naming its coordinate in backquotes there.
 */
export function announcementsAfter(changelog: string, since: Version): string {
  const sections = changelog.split(/^## /m).slice(1);
  return sections
    .filter((section) => {
      const version = readVersion(section.split(/\s/, 1)[0] ?? '');
      if (!version) return true;
      const order = compareVersions(version, since);
      return order > 0 || (order === 0 && isUnreleased(section));
    })
    .flatMap((section) => section.split(/^### /m).slice(1))
    .filter((part) => /^breaking/i.test(part))
    .join('\n');
}

const isUnreleased = (section: string) => /unreleased/i.test(section.split('\n', 1)[0] ?? '');

/** Whether CHANGELOG still calls this version unreleased (or does not know it): its kept schema may be written anew. */
export function mayBeRecorded(changelog: string, version: Version): boolean {
  const section = changelog
    .split(/^## /m)
    .find((text) => readVersion(text.split(/\s/, 1)[0] ?? '') === version);
  return section === undefined || isUnreleased(section);
}

export const schemaPath = (version: Version): string => join(releasesFolder, `${version.slice(1)}.graphql`);
export const isRecorded = (version: Version): boolean => existsSync(schemaPath(version));

/** AppSync knows its scalars and directives by itself; here they are declared so that the text can be read. */
function build(text: string): GraphQLSchema {
  const aws = readFileSync(join(schemaFolder, 'src/aws.graphql'), 'utf8');
  return buildSchema(`${aws}\n${text}`, { assumeValidSDL: true });
}

/** graphql-js says what changed in words only; the names in them have their places. */
function coordinateOf(description: string): string {
  const removedValue = /^(\w+) was removed from (?:enum|union) type (\w+)/.exec(description);
  if (removedValue) return `${removedValue[2]}.${removedValue[1]}`;
  const addedField = /required field (\w+) on input type (\w+)/.exec(description);
  if (addedField) return `${addedField[2]}.${addedField[1]}`;
  return /\w+\.\w+/.exec(description)?.[0] ?? /^\w+/.exec(description)?.[0] ?? description;
}
