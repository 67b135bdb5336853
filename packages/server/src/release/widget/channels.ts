import { ReleaseFailure } from '../failure.ts';
import type { Bucket } from './bucket.ts';
import { contentTypeOf, loaderName } from './build.ts';
import { integrityOf, type Manifest, verifyVersion } from './manifest.ts';
import { type Channel, channels, readVersion, type Version } from './version.ts';

/**
 * A channel is one object: a copy of a version's loader, with where it came from and where the channel was before in its
 * own metadata. One write moves it, so nobody ever sees half of a move, and its history cannot disagree with it.
 */
export interface ChannelState {
  readonly channel: Channel;
  readonly version: Version;
  /** Where it stood before, newest first. */
  readonly history: readonly Version[];
  readonly movedAt: string;
  readonly etag: string;
}

/** Short, so that a move is everywhere in minutes even where nothing is invalidated. */
export const channelCacheControl = 'public, max-age=300, stale-while-revalidate=86400';
export const versionCacheControl = 'public, max-age=31536000, immutable';

const kept = 20;
export const channelKey = (channel: Channel): string => `${channel}/${loaderName}`;

/** null: the channel stands nowhere yet. */
export async function readChannel(bucket: Bucket, channel: Channel): Promise<ChannelState | null> {
  const facts = await bucket.inspect(channelKey(channel));
  if (!facts) return null;
  const { version = '', history = '', movedat = '' } = facts.metadata;
  const read = readVersion(version);
  if (!read)
    throw new ReleaseFailure(
      `${channelKey(channel)} was not written by "release": it does not say its version. Delete it, then promote again.`,
    );
  const former = history.split(' ').flatMap((text) => readVersion(text) ?? []);
  return { channel, version: read, history: former, movedAt: movedat, etag: facts.etag };
}

export async function readChannels(bucket: Bucket): Promise<ChannelState[]> {
  const states = await Promise.all(channels.map((channel) => readChannel(bucket, channel)));
  return states.filter((state) => state !== null);
}

/**
 * Moves a channel to a published version whose files are all as published, and reads it back. `back` drops the places
 * since then from its history, so that one more rollback goes further back. Moving it to where it stands changes nothing.
 */
export async function moveChannel(
  bucket: Bucket,
  channel: Channel,
  to: Version,
  { now, back = false }: { now: Date; back?: boolean },
): Promise<{ from: Version | null; to: Version; moved: boolean }> {
  const manifest = await verifyVersion(bucket, to);
  const before = await readChannel(bucket, channel);
  if (before?.version === to && (await stands(bucket, channel, manifest)))
    return { from: to, to, moved: false };
  const loader = await bucket.read(`${to}/${loaderName}`);
  if (!loader) throw new ReleaseFailure(`${to}/${loaderName} is missing.`);
  const metadata = {
    version: to,
    history: historyAfter(before, to, back).join(' '),
    movedat: now.toISOString(),
  };
  const written = await bucket.write(
    channelKey(channel),
    {
      body: loader.body,
      contentType: contentTypeOf(loaderName),
      cacheControl: channelCacheControl,
      metadata,
    },
    before?.etag ?? null,
  );
  if (!written)
    throw new ReleaseFailure(`Somebody else moved ${channel} at the same moment: look at it and try again.`);
  if (!(await stands(bucket, channel, manifest)))
    throw new ReleaseFailure(`${channel} was written but does not read back as ${to}: look at it at once.`);
  return { from: before?.version ?? null, to, moved: true };
}

/** Where one rollback would take a channel. */
export function rollbackTarget(state: ChannelState | null, channel: Channel): Version {
  const [target] = state?.history ?? [];
  if (!target) throw new ReleaseFailure(`${channel} has nowhere to go back to; name a version with --to.`);
  return target;
}

async function stands(bucket: Bucket, channel: Channel, { files }: Manifest): Promise<boolean> {
  const stored = await bucket.read(channelKey(channel));
  const wanted = files.find(({ path }) => path === loaderName)?.integrity;
  return stored !== null && integrityOf(stored.body) === wanted;
}

function historyAfter(before: ChannelState | null, to: Version, back: boolean): Version[] {
  if (!before) return [];
  const { version, history } = before;
  if (version === to) return [...history];
  const at = back ? history.indexOf(to) : -1;
  return at >= 0 ? history.slice(at + 1) : [version, ...history].slice(0, kept);
}
