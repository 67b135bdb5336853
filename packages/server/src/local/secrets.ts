import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The signing keys of a data folder, newest first; made at first use, readable by their owner only. */
export function signingKeysOf(dataDir: string): readonly string[] {
  const path = join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      return (JSON.parse(readFileSync(path, 'utf8')) as { signingKeys: string[] }).signingKeys;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    create(path, JSON.stringify({ signingKeys: [randomBytes(32).toString('base64url')] }));
  }
}

/** Whole or not at all, and never over a file that another process made meanwhile. */
function create(path: string, content: string): void {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, content, { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
