import { ReleaseFailure } from '../failure.ts';
import type { Bucket } from './bucket.ts';
import { type Build, type BuiltFile, contentTypeOf } from './build.ts';
import { moveChannel, readChannel, versionCacheControl } from './channels.ts';
import {
  integrityOf,
  type Manifest,
  type ManifestFile,
  manifestKey,
  readManifest,
  verifyFiles,
} from './manifest.ts';
import type { Channel, Version } from './version.ts';

/** What publishing will do, in this order: files, then the manifest that makes them a version, then the channels. */
export type PublishStep =
  | { readonly do: 'keep'; readonly path: string }
  | { readonly do: 'upload'; readonly file: BuiltFile; readonly over: string | null }
  | { readonly do: 'verify' }
  | { readonly do: 'write-manifest' }
  | { readonly do: 'move'; readonly channel: Channel; readonly from: Version | null };

export interface PublishOptions {
  readonly channels: readonly Channel[];
  /** Files of an interrupted publication of another build may be replaced; a published version never is. */
  readonly replaceUnfinished?: boolean;
}

/** Reads only. Throws a ReleaseFailure where publishing would change a version that exists. */
export async function planPublish(
  bucket: Bucket,
  build: Build,
  { channels, replaceUnfinished = false }: PublishOptions,
): Promise<PublishStep[]> {
  const moves = await Promise.all(
    channels.map(async (channel): Promise<PublishStep> => {
      const state = await readChannel(bucket, channel);
      return { do: 'move', channel, from: state?.version ?? null };
    }),
  );
  const published = await readManifest(bucket, build.version);
  if (published) {
    refuseOtherFiles(build, published.files);
    return [
      ...build.files.map(({ path }): PublishStep => ({ do: 'keep', path })),
      { do: 'verify' },
      ...moves,
    ];
  }
  const files = await Promise.all(
    build.files.map((file) => planFile(bucket, build.version, file, replaceUnfinished)),
  );
  return [...files, { do: 'verify' }, { do: 'write-manifest' }, ...moves];
}

/** Does what was planned. Whenever it is interrupted, channels stand where they stood, and running it again finishes. */
export async function performPublish(
  bucket: Bucket,
  build: Build,
  steps: readonly PublishStep[],
  { now, builtFrom, report }: { now: Date; builtFrom: string | null; report: (step: PublishStep) => void },
): Promise<void> {
  const { version } = build;
  for (const step of steps) {
    if (step.do === 'upload') await upload(bucket, version, step);
    if (step.do === 'verify') await verifyFiles(bucket, version, build.files);
    if (step.do === 'write-manifest') await writeManifest(bucket, build, { now, builtFrom });
    if (step.do === 'move') await moveChannel(bucket, step.channel, version, { now });
    report(step);
  }
}

async function planFile(
  bucket: Bucket,
  version: Version,
  file: BuiltFile,
  replaceUnfinished: boolean,
): Promise<PublishStep> {
  const stored = await bucket.read(`${version}/${file.path}`);
  if (!stored) return { do: 'upload', file, over: null };
  if (integrityOf(stored.body) === file.integrity) return { do: 'keep', path: file.path };
  if (replaceUnfinished) return { do: 'upload', file, over: stored.etag };
  throw new ReleaseFailure(
    `${version}/${file.path} holds something else, left by an interrupted publication of another build. ` +
      'Publish that build, take another version, or add --replace-unfinished.',
  );
}

function refuseOtherFiles(build: Build, published: readonly ManifestFile[]): void {
  const known = new Map(published.map(({ path, integrity }) => [path, integrity]));
  const others = build.files.filter(({ path, integrity }) => known.get(path) !== integrity);
  const lost = published.filter(({ path }) => !build.files.some((file) => file.path === path));
  const different = [...others, ...lost].map(({ path }) => path);
  if (different.length > 0)
    throw new ReleaseFailure(
      `${build.version} is published already and never changes; this build differs in ${different.join(', ')}. Take another version.`,
    );
}

async function upload(
  bucket: Bucket,
  version: Version,
  { file, over }: Extract<PublishStep, { do: 'upload' }>,
): Promise<void> {
  const object = {
    body: file.body,
    contentType: contentTypeOf(file.path),
    cacheControl: versionCacheControl,
    metadata: { integrity: file.integrity },
  };
  // Refused because somebody wrote it since the plan was made: the verification that follows tells whether it is the same.
  await bucket.write(`${version}/${file.path}`, object, over);
}

async function writeManifest(
  bucket: Bucket,
  { version, files }: Build,
  { now, builtFrom }: { now: Date; builtFrom: string | null },
): Promise<void> {
  const manifest: Manifest = {
    version,
    builtFrom,
    publishedAt: now.toISOString(),
    files: files.map(({ path, bytes, integrity }) => ({ path, bytes, integrity })),
  };
  const written = await bucket.write(
    manifestKey(version),
    {
      body: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
      contentType: contentTypeOf('manifest.json'),
      cacheControl: versionCacheControl,
    },
    null,
  );
  if (written) return;
  const other = await readManifest(bucket, version);
  if (other) refuseOtherFiles({ version, files }, other.files);
}
