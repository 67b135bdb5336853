import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { buildApp, buildNested } from './build.ts';
import { exportTemplates } from './export-templates.ts';
import { readSettings, type Settings, SettingsError, type Stage, stages } from './settings.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Both routes of one stage, with the rules of AWS Solutions checked on each. Throws what they object to. */
export function synthesize(settings: Settings, into: Folders): void {
  buildApp(settings, { outdir: into.cdk }).synth();
  const aside = mkdtempSync(join(tmpdir(), 'nested-'));
  try {
    buildNested(settings, { outdir: aside }).synth();
    exportTemplates(aside, into.templates, settings);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

export interface Folders {
  /** A cloud assembly, as `cdk synth` leaves it. */
  readonly cdk: string;
  /** What cloudformation/deploy.sh deploys. */
  readonly templates: string;
}

/** `npm run synth [-- dev qa prod]`: those stages, else STAGE, else all. Without a domain or region it makes templates to look at. */
function main(given: readonly string[]): void {
  const chosen = given.length > 0 ? given : process.env.STAGE ? [process.env.STAGE] : stages;
  const fallback = { DOMAIN_NAME: placeholderDomain, AWS_REGION: 'us-east-1' };
  const settings = chosen.map((stage) =>
    readSettings({ ...fallback, ...process.env, STAGE: stage as Stage }, new Date()),
  );
  for (const each of settings) {
    const started = performance.now();
    const into = {
      cdk: join(root, 'packages/infra/dist/cdk', each.stage),
      templates: join(root, 'cloudformation/dist', each.stage),
    };
    synthesize(each, into);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${each.stage}: ${Object.values(into)
        .map((path) => relative(root, path))
        .join(', ')} (${seconds} s)`,
    );
  }
}

/** Templates for it can be validated and never deployed: deploy.sh refuses it. */
export const placeholderDomain = 'example.com';

if (import.meta.filename === process.argv[1])
  try {
    main(process.argv.slice(2));
  } catch (problem) {
    if (!(problem instanceof SettingsError)) throw problem;
    console.error(problem.message);
    process.exitCode = 2;
  }
