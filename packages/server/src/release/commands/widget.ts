import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { Argument, Command, Option } from 'commander';
import {
  CommandFailure,
  jsonOption,
  print,
  printJson,
  table,
  UsageFailure,
} from '../../local/commands/command.ts';
import { productVersion, widgetFolder } from '../../local/product-root.ts';
import type { Bucket } from '../widget/bucket.ts';
import { readBuild } from '../widget/build.ts';
import { moveChannel, readChannel, readChannels, rollbackTarget } from '../widget/channels.ts';
import { channelPaths, invalidate } from '../widget/invalidation.ts';
import { readManifest, verifyVersion } from '../widget/manifest.ts';
import { placePages } from '../widget/pages.ts';
import { type PublishStep, performPublish, planPublish } from '../widget/publish.ts';
import {
  type Channel,
  channels,
  compareVersions,
  isChannel,
  readVersion,
  usualChannel,
  type Version,
} from '../widget/version.ts';
import {
  type BucketOptions,
  bucketOf,
  bucketOption,
  distributionOption,
  dryRunOption,
  endpointOption,
  regionOption,
  saying,
  versionOf,
} from './options.ts';

interface MoveOptions extends BucketOptions {
  readonly distribution?: string;
  readonly wait?: boolean;
  readonly dryRun?: boolean;
}

export const widgetCommands = (): Command[] => [
  publish(),
  promote(),
  rollback(),
  status(),
  list(),
  verify(),
  pages(),
];

interface PublishArguments extends MoveOptions {
  readonly build: string;
  readonly channel: readonly (Channel | 'auto')[];
  readonly commit?: string;
  readonly replaceUnfinished?: boolean;
}

const publish = () =>
  forBucket(
    new Command('publish')
      .description(
        'upload a built widget as a version that never changes; then move channels to it, if asked',
      )
      .argument('[version]', 'which build (default: WIDGET_VERSION, else that of this product)')
      .option('--build <folder>', 'what "npm run build" made', dirname(widgetFolder))
      .addOption(
        new Option('--channel <name...>', 'move these as well; auto: the usual one for this kind of version')
          .choices([...channels, 'auto'])
          .default([], 'none'),
      )
      .addOption(new Option('--commit <sha>', 'what it was built from, for the manifest').env('GITHUB_SHA'))
      .option('--replace-unfinished', 'replace what an interrupted publication of another build left'),
  ).action((text: string | undefined, options: PublishArguments) =>
    saying(async () => {
      const bucket = await bucketOf(options);
      const version = versionOf(text ?? process.env.WIDGET_VERSION ?? productVersion);
      const moves = options.channel.map((name) => (name === 'auto' ? usualChannel(version) : name));
      const build = readBuild(options.build, version);
      const steps = await planPublish(bucket, build, {
        channels: moves,
        replaceUnfinished: options.replaceUnfinished ?? false,
      });
      const log: string[] = [];
      const report = (step: PublishStep) => {
        const line = describeStep(step, version);
        log.push(line);
        if (!options.json) print(line);
      };
      if (options.dryRun) steps.forEach(report);
      else
        await performPublish(bucket, build, steps, {
          now: new Date(),
          builtFrom: options.commit ?? null,
          report,
        });
      const invalidated = await forget(channelPaths(moves), options);
      if (options.json)
        printJson({
          version,
          channels: moves,
          dryRun: Boolean(options.dryRun),
          steps: log,
          ...invalidated,
          files: build.files.map(({ path, bytes, integrity }) => ({ path, bytes, integrity })),
        });
    }),
  );

const describeStep = (step: PublishStep, version: Version): string => {
  switch (step.do) {
    case 'keep':
      return `keep      ${version}/${step.path}`;
    case 'upload':
      return `upload    ${version}/${step.file.path}  ${step.file.bytes} bytes`;
    case 'verify':
      return `verify    ${version}, every file read back`;
    case 'write-manifest':
      return `manifest  ${version}/manifest.json`;
    case 'move':
      return `move      ${step.channel}: ${step.from ?? 'nowhere'} → ${version}`;
  }
};

const promote = () =>
  forBucket(
    new Command('promote')
      .description('move channels to a published version, or to where another channel stands')
      .argument('<from>', 'a version, or a channel such as canary')
      .argument('<channel...>', `of ${channels.join(', ')}`),
  ).action((from: string, to: string[], options: MoveOptions) =>
    saying(async () => {
      const bucket = await bucketOf(options);
      const version = isChannel(from) ? await standingAt(bucket, from) : versionOf(from);
      await move(
        bucket,
        channelsOf(to).map((channel) => ({ channel, version })),
        options,
        false,
      );
    }),
  );

const rollback = () =>
  forBucket(
    new Command('rollback')
      .description('take channels back to where they stood before')
      .addArgument(new Argument('[channel...]', 'default: latest').default(['latest']))
      .option('--to <version>', 'to this version instead'),
  ).action((names: string[], options: MoveOptions & { to?: string }) =>
    saying(async () => {
      const bucket = await bucketOf(options);
      const targets = await Promise.all(
        channelsOf(names).map(async (channel) => ({
          channel,
          version: options.to
            ? versionOf(options.to)
            : rollbackTarget(await readChannel(bucket, channel), channel),
        })),
      );
      await move(bucket, targets, options, true);
    }),
  );

async function move(
  bucket: Bucket,
  targets: readonly { channel: Channel; version: Version }[],
  options: MoveOptions,
  back: boolean,
): Promise<void> {
  // All of them are looked at before the first is moved.
  for (const version of new Set(targets.map((target) => target.version)))
    await verifyVersion(bucket, version);
  const moves = [];
  for (const { channel, version } of targets) {
    const from = (await readChannel(bucket, channel))?.version ?? null;
    if (!options.dryRun) await moveChannel(bucket, channel, version, { now: new Date(), back });
    moves.push({ channel, from, to: version });
    if (!options.json) print(`move      ${channel}: ${from ?? 'nowhere'} → ${version}`);
  }
  const invalidated = await forget(channelPaths(targets.map(({ channel }) => channel)), options);
  if (options.json) printJson({ moves, dryRun: Boolean(options.dryRun), ...invalidated });
}

const status = () =>
  forReading(new Command('status').description('where each channel stands, and whether it is sound')).action(
    (options: BucketOptions) =>
      saying(async () => {
        const bucket = await bucketOf(options);
        const states = await Promise.all(
          (await readChannels(bucket)).map(async ({ etag: _, ...state }) => ({
            ...state,
            problem: await problemOf(bucket, state.version),
          })),
        );
        if (options.json) printJson(states);
        else if (states.length === 0) print('No channel stands anywhere yet.');
        else
          print(
            table(
              ['CHANNEL', 'VERSION', 'SINCE', 'STATE', 'BEFORE'],
              states.map(({ channel, version, movedAt, problem, history }) => [
                channel,
                version,
                movedAt,
                problem ?? 'sound',
                history.join(' ') || '-',
              ]),
            ),
          );
        if (states.some(({ problem }) => problem)) process.exitCode = 1;
      }),
  );

const list = () =>
  forReading(new Command('list').description('the versions in the bucket, newest first')).action(
    (options: BucketOptions) =>
      saying(async () => {
        const bucket = await bucketOf(options);
        const [folders, states] = await Promise.all([bucket.folders(), readChannels(bucket)]);
        const versions = folders
          .filter((folder) => folder.startsWith('v'))
          .flatMap((folder) => readVersion(folder) ?? [])
          .sort((a, b) => compareVersions(b, a));
        const rows = await Promise.all(
          versions.map(async (version) => ({
            version,
            publishedAt: (await readManifest(bucket, version))?.publishedAt ?? null,
            channels: states.filter((state) => state.version === version).map(({ channel }) => channel),
          })),
        );
        if (options.json) return printJson(rows);
        print(
          table(
            ['VERSION', 'PUBLISHED', 'CHANNELS'],
            rows.map((row) => [
              row.version,
              row.publishedAt ?? 'not finished',
              row.channels.join(' ') || '-',
            ]),
          ),
        );
      }),
  );

const verify = () =>
  forReading(
    new Command('verify')
      .description('read a version back, compare every file with its manifest, print the script tag for it')
      .argument('<version>', 'such as v1.2.3'),
  ).action((text: string, options: BucketOptions) =>
    saying(async () => {
      const manifest = await verifyVersion(await bucketOf(options), versionOf(text));
      if (options.json) return printJson(manifest);
      print(
        table(
          ['FILE', 'BYTES', 'INTEGRITY'],
          manifest.files.map(({ path, bytes, integrity }) => [path, String(bytes), integrity]),
        ),
      );
      const loader = manifest.files.find(({ path }) => path === 'chat-widget.js');
      print(
        `\n<script src="https://cdn…/chat-widget/${manifest.version}/chat-widget.js" async crossorigin\n        integrity="${loader?.integrity}" …></script>`,
      );
    }),
  );

const pages = () =>
  forBucket(
    new Command('pages')
      .description("put the customer's own pages of a published version in place (also the way back)")
      .argument('<version>', 'such as v1.2.3'),
  ).action((text: string, options: MoveOptions) =>
    saying(async () => {
      const version = versionOf(text);
      const bucket = await bucketOf(options);
      const { files } = await verifyVersion(bucket, version);
      const placed = options.dryRun
        ? files.map(({ path }) => path).filter((path) => path.startsWith('manage/'))
        : await placePages(bucket, version);
      if (!options.json) for (const path of placed) print(`place     ${path}  from ${version}`);
      const invalidated = await forget(['/manage/*'], options);
      if (options.json) printJson({ version, placed, dryRun: Boolean(options.dryRun), ...invalidated });
    }),
  );

/** Said as a failure of its own: by then the channels have moved, and running the same command again only repeats this. */
async function forget(paths: readonly string[], { distribution, region, wait, dryRun, json }: MoveOptions) {
  if (paths.length === 0) return {};
  if (!distribution) {
    if (!json) print('No --distribution: caches learn of it by themselves, within five minutes.');
    return { invalidated: [] };
  }
  if (!json) print(`forget    ${paths.join(' ')}`);
  if (dryRun) return { invalidated: paths };
  try {
    const invalidation = await invalidate({ distributionId: distribution, region }, paths, {
      reference: randomUUID(),
      wait: wait ?? false,
    });
    return { invalidated: paths, invalidation };
  } catch (error) {
    throw new CommandFailure(
      `The files are in place; only the invalidation failed (${(error as Error).message}). Run the same command again.`,
    );
  }
}

const forReading = (command: Command) =>
  command
    .addOption(bucketOption())
    .addOption(endpointOption())
    .addOption(regionOption())
    .addOption(jsonOption());

const forBucket = (command: Command) =>
  forReading(command)
    .addOption(distributionOption())
    .option('--wait', 'until CloudFront has forgotten everywhere')
    .addOption(dryRunOption());

async function standingAt(bucket: Bucket, channel: Channel): Promise<Version> {
  const state = await readChannel(bucket, channel);
  if (!state) throw new CommandFailure(`${channel} stands nowhere yet.`);
  return state.version;
}

function channelsOf(names: readonly string[]): Channel[] {
  const unknown = names.filter((name) => !isChannel(name));
  if (unknown.length > 0)
    throw new UsageFailure(`Not a channel: ${unknown.join(', ')}. There are ${channels.join(', ')}.`);
  return [...new Set(names.filter(isChannel))];
}

async function problemOf(bucket: Bucket, version: Version): Promise<string | null> {
  try {
    await verifyVersion(bucket, version);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
