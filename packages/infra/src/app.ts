import { readSettings, SettingsError } from './settings.ts';

/** What `cdk` runs (cdk.json): the environment in, the stacks of one stage out. */
try {
  const settings = readSettings(process.env, new Date());
  const { buildApp } = await import('./build.ts');
  buildApp(settings).synth();
} catch (problem) {
  if (!(problem instanceof SettingsError)) throw problem;
  console.error(problem.message);
  process.exitCode = 2;
}
