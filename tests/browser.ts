import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/**
 * A real Chromium: `CHROMIUM_PATH` when set, else the one that comes with `@sparticuz/chromium` (Linux x64).
 * Web security, process isolation and CSP stay on, as in a customer's browser.
 *
 *     const { browser, skip } = await openBrowser()
 *     describe.skipIf(skip)('…', …)        // close the browser in afterAll
 *
 * Where no Chromium can run, `browser` is null and `skip` says why: tests count as skipped, not as passed.
 */
export async function openBrowser(): Promise<OpenedBrowser> {
  try {
    const { executablePath, env } = await findChromium();
    const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] });
    return { browser, skip: null };
  } catch (cause) {
    const skip = `no Chromium can run here: ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`;
    console.warn(skip);
    return { browser: null, skip };
  }
}

export type OpenedBrowser = { browser: Browser; skip: null } | { browser: null; skip: string };

async function findChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const given = process.env.CHROMIUM_PATH;
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
  if (given) return { executablePath: given, env: env as Record<string, string> };
  const directory = await unpack();
  // The fonts that come with the package: the same text widths on every machine.
  return {
    executablePath: join(directory, 'chromium'),
    env: { ...env, FONTCONFIG_PATH: join(directory, 'fonts') } as Record<string, string>,
  };
}

/** Unpacks once per version. Several test processes may do it at a time, so each unpacks aside and renames. */
async function unpack(): Promise<string> {
  const require = createRequire(import.meta.url);
  const manifest = join(dirname(require.resolve('@sparticuz/chromium')), '../../package.json');
  const { version } = require(manifest) as { version: string };
  const directory = join(tmpdir(), `chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(directory)) return directory;

  const aside = mkdtempSync(`${directory}-`);
  const former = process.env.TMPDIR;
  process.env.TMPDIR = aside;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    if (former === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = former;
  }
  writeFileSync(join(aside, 'fonts', 'fonts.conf'), fontsConf(directory));
  try {
    renameSync(aside, directory);
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(directory)) throw cause;
  }
  return directory;
}

/** The packed font first, the machine's for the glyphs it lacks. */
const fontsConf = (directory: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${directory}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${directory}/fonts-cache</cachedir>
  ${['system-ui', 'sans-serif'].map((family) => `<alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`).join('')}
</fontconfig>
`;
