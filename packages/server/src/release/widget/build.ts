import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ReleaseFailure } from '../failure.ts';
import { integrityOf, type ManifestFile } from './manifest.ts';
import type { Version } from './version.ts';

/** A widget on this machine, ready to be published. */
export interface Build {
  readonly version: Version;
  readonly files: readonly BuiltFile[];
}

export interface BuiltFile extends ManifestFile {
  readonly body: Buffer;
}

/** The one file that a channel holds; the rest is fetched from the folder of the loader's own version. */
export const loaderName = 'chat-widget.js';
const needed = [loaderName, 'panel.js', 'manage/index.html'];

/** `folder` is what `npm run build` makes: `chat-widget/<version>/…` and `manage/…`. */
export function readBuild(folder: string, version: Version): Build {
  const widget = join(folder, 'chat-widget', version);
  if (!existsSync(widget))
    throw new ReleaseFailure(`${widget} is not there: build ${version} first (npm run build).`);
  const files = [...filesIn(widget), ...filesIn(join(folder, 'manage'), 'manage/')];
  const missing = needed.filter((name) => !files.some(({ path }) => path === name));
  if (missing.length > 0)
    throw new ReleaseFailure(`The build of ${version} has no ${missing.join(', no ')}.`);
  const loader = files.find(({ path }) => path === loaderName)?.body.toString('utf8') ?? '';
  // The loader fetches its panel by this name; under another one it would never find it.
  if (!loader.includes(version.slice(1)))
    throw new ReleaseFailure(`${join(widget, loaderName)} was built as another version than ${version}.`);
  return { version, files };
}

function filesIn(folder: string, prefix = ''): BuiltFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map(({ name }) => {
      const body = readFileSync(join(folder, name));
      return { path: `${prefix}${name}`, bytes: body.length, integrity: integrityOf(body), body };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

export const contentTypeOf = (path: string): string => types[extname(path)] ?? 'application/octet-stream';
