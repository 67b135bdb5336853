import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole product, found upwards from this file: the same from the sources and from the built bundle. */
export const productRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

export const productVersion: string = (
  JSON.parse(readFileSync(join(productRoot, 'package.json'), 'utf8')) as { version: string }
).version;

export const widgetFolder = join(productRoot, 'packages/widget/dist/chat-widget');
export const manageFolder = join(productRoot, 'packages/widget/dist/manage');
export const adminFolder = join(productRoot, 'packages/admin/dist');

function findRoot(from: string): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest)) {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
    if (name === 'agentic-booking-chat') return from;
  }
  const parent = dirname(from);
  if (parent === from) throw new Error('the product’s own folder was not found around this program');
  return findRoot(parent);
}
