import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReleaseFailure } from '../failure.ts';

/** The admin panel on this machine, ready to be published. */
export interface PanelBuild {
  /** `v0.1.0-3f9c0a1b2c4d`: the product's version and what the pages hold. */
  readonly release: string;
  /** Files with their hash in their name: `assets/index-BmEZbZif.js`. They never change. */
  readonly assets: readonly PanelFile[];
  /** Everything else, the page itself last: what a release consists of. */
  readonly pages: readonly PanelFile[];
}

export interface PanelFile {
  /** Below `admin/`. */
  readonly path: string;
  readonly body: Buffer;
}

export const mainPage = 'index.html';
const assetFolder = 'assets/';

/** `folder` is what `npm run build` makes; `config` what the panel is told of its surroundings. */
export function readPanelBuild(folder: string, version: string, config: object): PanelBuild {
  if (!existsSync(join(folder, mainPage)))
    throw new ReleaseFailure(
      `${join(folder, mainPage)} is not there: build the panel first (npm run build).`,
    );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(folder.length).replace(/^\/+/, ''), body: readFileSync(path) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const assets = files.filter(({ path }) => path.startsWith(assetFolder));
  const others = files.filter(({ path }) => !path.startsWith(assetFolder) && path !== 'config.json');
  const pages = [
    ...others.filter(({ path }) => path !== mainPage),
    { path: 'config.json', body: Buffer.from(`${JSON.stringify(config, null, 2)}\n`) },
    ...others.filter(({ path }) => path === mainPage),
  ];
  return { release: `v${version}-${fingerprint(pages)}`, assets, pages };
}

function fingerprint(files: readonly PanelFile[]): string {
  const hash = createHash('sha256');
  for (const { path, body } of files) hash.update(`${path}\n${body.length}\n`).update(body);
  return hash.digest('hex').slice(0, 12);
}
