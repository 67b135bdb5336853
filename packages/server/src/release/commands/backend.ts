import { Argument, Command, Option } from 'commander';
import { jsonOption, print, printJson, table, UsageFailure } from '../../local/commands/command.ts';
import { idleColor, otherColor, readColors, removeColor, switchTo } from '../backend/live.ts';
import {
  type Color,
  codeParts,
  colors,
  openStacks,
  type Stage,
  stackName,
  stages,
} from '../backend/stacks.ts';
import { keepTemplates, rollBackStack } from '../backend/templates.ts';
import { openBucket } from '../widget/bucket.ts';
import { dryRunOption, regionOption, saying } from './options.ts';

export interface StageOptions {
  readonly stage: Stage;
  readonly region: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

export function backendCommand(): Command {
  const backend = new Command('backend').description(
    'which colour of the API is live; templates to come back to',
  );
  for (const command of [status(), idle(), switching(), back(), remove(), keep(), rollback()])
    backend.addCommand(command);
  return backend;
}

const status = () =>
  forStage(new Command('status').description('the colours there are, and which is live')).action(
    (options: StageOptions) =>
      saying(async () => {
        const states = await readColors(openStacks(options.region), options.stage);
        const shown = states.map(({ healthKey: _, ...state }) => state);
        if (options.json) return printJson(shown);
        print(
          table(
            ['COLOUR', 'LIVE', 'STATUS', 'ADDRESS'],
            shown.map(({ color, live, status, url }) => [color, live ? 'live' : '-', status, url ?? '-']),
          ),
        );
      }),
  );

const idle = () =>
  forStage(new Command('idle').description('prints the colour that the next release goes to')).action(
    (options: StageOptions) =>
      saying(async () => {
        const color = idleColor(await readColors(openStacks(options.region), options.stage));
        if (options.json) printJson({ color });
        else print(color);
      }),
  );

const switching = () =>
  forStage(
    new Command('switch')
      .description('point api.<domain> at a colour, once it answers by its own address')
      .addArgument(new Argument('<colour>', 'main is the one without a suffix').choices(colors)),
  )
    .addOption(dryRunOption())
    .action((color: Color, options: StageOptions) => saying(() => point(color, options)));

const back = () =>
  forStage(new Command('back').description('point api.<domain> at the other colour again'))
    .addOption(dryRunOption())
    .action((options: StageOptions) =>
      saying(async () =>
        point(otherColor(await readColors(openStacks(options.region), options.stage)), options),
      ),
    );

async function point(color: Color, { region, stage, json, dryRun }: StageOptions): Promise<void> {
  const result = await switchTo(openStacks(region), stage, color, { dryRun: dryRun ?? false });
  if (json) return printJson(result);
  if (result.moved) print(`${stage}: ${result.from ?? 'nothing'} → ${result.to}`);
  else print(dryRun ? `${stage} would go to ${color}, which answers.` : `${stage} is at ${color} already.`);
}

const remove = () =>
  forStage(
    new Command('remove')
      .description('delete a colour that is not live, once the new one has proved itself')
      .addArgument(new Argument('<colour>').choices(colors))
      .option('--yes', 'yes, delete its stack'),
  ).action((color: Color, options: StageOptions & { yes?: boolean }) =>
    saying(async () => {
      if (!options.yes)
        throw new UsageFailure(`This deletes ${stackName(options.stage, 'API', color)}; add --yes.`);
      const stack = await removeColor(openStacks(options.region), options.stage, color);
      if (options.json) printJson({ removed: stack });
      else print(`CloudFormation deletes ${stack}.`);
    }),
  );

interface TemplateOptions extends StageOptions {
  readonly releases?: string;
  readonly color: Color;
  readonly part: readonly (typeof codeParts)[number][];
  readonly stack?: readonly string[];
}

const keep = () =>
  forTemplates(
    new Command('keep')
      .description('keep the templates that stand now under a name, before deploying others')
      .argument('<release>', 'such as v1.2.3: what is live now'),
  ).action((release: string, options: TemplateOptions) =>
    saying(async () => {
      const kept = await keepTemplates(openStacks(options.region), await releasesOf(options), {
        release: safe(release),
        names: namesOf(options),
      });
      if (options.json) printJson({ release, kept });
      else print(kept.length > 0 ? `Kept as ${release}: ${kept.join(', ')}` : 'Nothing is deployed yet.');
    }),
  );

const rollback = () =>
  forTemplates(
    new Command('rollback')
      .description('functions and API back to the templates kept under a name; data stay as they are')
      .argument('<release>', 'what to go back to'),
  )
    .addOption(dryRunOption())
    .action((release: string, options: TemplateOptions) =>
      saying(async () => {
        const [stacks, bucket] = [openStacks(options.region), await releasesOf(options)];
        const done = [];
        for (const name of namesOf(options).toReversed()) {
          const how = await rollBackStack(stacks, bucket, {
            name,
            release: safe(release),
            dryRun: options.dryRun ?? false,
          });
          done.push({ stack: name, how });
          if (!options.json) print(`${name}: ${options.dryRun ? 'would be ' : ''}${how}`);
        }
        if (options.json) printJson(done);
      }),
    );

const namesOf = ({ stage, color, part, stack }: TemplateOptions): string[] =>
  stack ? [...stack] : part.map((each) => stackName(stage, each, color));

const releasesOf = ({ releases, region }: TemplateOptions) => {
  if (!releases) throw new UsageFailure('Which bucket? Give --releases or set ARTIFACT_BUCKET.');
  return openBucket({ bucket: releases, region });
};

function safe(release: string): string {
  if (!/^[\w][\w.-]{0,80}$/.test(release)) throw new UsageFailure(`“${release}” is not a name of a release.`);
  return release;
}

export const forStage = (command: Command): Command =>
  command
    .addOption(
      new Option('--stage <stage>', 'which environment').choices(stages).env('STAGE').makeOptionMandatory(),
    )
    .addOption(regionOption())
    .addOption(jsonOption());

const forTemplates = (command: Command): Command =>
  forStage(command)
    .addOption(
      new Option('--releases <bucket>', 'the bucket of releases (output ReleaseBucket)').env(
        'ARTIFACT_BUCKET',
      ),
    )
    .addOption(
      new Option('--color <colour>', "which colour's API").choices(colors).env('API_COLOR').default('main'),
    )
    .addOption(
      new Option('--part <name...>', 'of these').choices(codeParts).default(codeParts, codeParts.join(' ')),
    )
    .option(
      '--stack <name...>',
      'of these stacks instead, such as ChatBookingSaaSStack-dev, the root of the CloudFormation route',
    );
