import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Command } from 'commander';
import { CommandFailure, print, printJson } from '../../local/commands/command.ts';
import { productRoot, productVersion } from '../../local/product-root.ts';
import { panelPaths, publishPanel, readPanel, rollbackPanel } from '../admin/panel.ts';
import { readPanelBuild } from '../admin/panel-build.ts';
import { readSurroundings, type Surroundings } from '../admin/surroundings.ts';
import { openBucket } from '../widget/bucket.ts';
import { invalidate } from '../widget/invalidation.ts';
import { forStage, type StageOptions } from './backend.ts';
import { endpointOption, saying } from './options.ts';

interface PanelOptions extends StageOptions {
  readonly endpoint?: string;
  readonly wait?: boolean;
}

export function adminCommand(): Command {
  const admin = new Command('admin').description("the admin panel's files at the edge");
  for (const command of [publish(), rollback(), status()]) admin.addCommand(command);
  return admin;
}

const publish = () =>
  forPanel(
    new Command('publish')
      .description('upload a built panel: what never changes first, then its pages with what they are told')
      .option('--build <folder>', 'what "npm run build" made', join(productRoot, 'packages/admin/dist'))
      .option('--replace', 'even over a page that no release wrote'),
  ).action((options: PanelOptions & { build: string; replace?: boolean }) =>
    saying(async () => {
      const surroundings = await readSurroundings(options.region, options.stage, productVersion);
      const build = readPanelBuild(options.build, productVersion, surroundings.config);
      const report = (line: string) => void (options.json || print(line));
      const bucket = await openBucket({ ...options, bucket: surroundings.bucket });
      const replace = options.replace ?? false;
      await publishPanel(bucket, build, { now: new Date(), replace, report });
      await forget(surroundings, options);
      if (options.json) printJson({ release: build.release, config: surroundings.config });
      else print(`${options.stage}: ${build.release}`);
    }),
  );

const rollback = () =>
  forPanel(
    new Command('rollback')
      .description('back to the release before this one; again: further back')
      .option('--to <release>', 'to this one of the former releases'),
  ).action((options: PanelOptions & { to?: string }) =>
    saying(async () => {
      const surroundings = await readSurroundings(options.region, options.stage, productVersion);
      const bucket = await openBucket({ ...options, bucket: surroundings.bucket });
      const report = (line: string) => void (options.json || print(line));
      const moved = await rollbackPanel(bucket, { to: options.to ?? null, now: new Date(), report });
      await forget(surroundings, options);
      if (options.json) printJson(moved);
      else print(`${options.stage}: ${moved.from} → ${moved.to}`);
    }),
  );

const status = () =>
  forPanel(new Command('status').description('which release is served, and those before it')).action(
    (options: PanelOptions) =>
      saying(async () => {
        const { bucket: name } = await readSurroundings(options.region, options.stage, productVersion);
        const state = await readPanel(await openBucket({ ...options, bucket: name }));
        if (options.json) return printJson(state && { ...state, etag: undefined });
        if (!state) return print('No panel is published yet.');
        print(`${state.release}  since ${state.movedAt}`);
        for (const former of state.history) print(`${former}`);
      }),
  );

/** Said as a failure of its own: by then the panel has moved, and running the same command again only repeats this. */
async function forget({ distribution }: Surroundings, { region, wait, json }: PanelOptions): Promise<void> {
  if (!json) print(`forget    ${panelPaths.join(' ')}`);
  try {
    await invalidate({ distributionId: distribution, region }, panelPaths, {
      reference: randomUUID(),
      wait: wait ?? false,
    });
  } catch (error) {
    throw new CommandFailure(
      `The panel is in place; only the invalidation failed (${(error as Error).message}). It is seen everywhere within a minute.`,
    );
  }
}

const forPanel = (command: Command): Command =>
  forStage(command).addOption(endpointOption()).option('--wait', 'until CloudFront has forgotten everywhere');
