import { ReleaseFailure } from '../failure.ts';
import type { Bucket, NewObject } from '../widget/bucket.ts';
import { contentTypeOf } from '../widget/build.ts';
import { mainPage, type PanelBuild } from './panel-build.ts';

/**
 * What stands in the bucket: `admin/…` is what CloudFront serves, `releases/<release>/…` the pages of every release that was
 * ever served. The main page names its release and the ones before it in its own metadata; it is written last, so that no
 * page ever names a file that is not there yet, and so that its one write is the release.
 */
export interface PanelState {
  readonly release: string;
  /** Newest first. */
  readonly history: readonly string[];
  readonly movedAt: string;
  readonly etag: string;
}

/** null: nothing has been published yet. */
export async function readPanel(bucket: Bucket): Promise<PanelState | null> {
  const facts = await bucket.inspect(served(mainPage));
  if (!facts) return null;
  const { release, history = '', movedat = '' } = facts.metadata;
  if (!release)
    throw new ReleaseFailure(
      `${served(mainPage)} was not written by "release admin": it does not say its release. Publish again with --replace.`,
    );
  return { release, history: history.split(' ').filter(Boolean), movedAt: movedat, etag: facts.etag };
}

export interface PublishPanel {
  readonly now: Date;
  /** Even over a main page that does not say its release. */
  readonly replace: boolean;
  readonly report: (line: string) => void;
}

/** Whenever it is interrupted, the panel stands as it stood, and running it again finishes. */
export async function publishPanel(
  bucket: Bucket,
  build: PanelBuild,
  { now, replace, report }: PublishPanel,
): Promise<void> {
  const before = await formerPanel(bucket, replace);
  for (const { path, body } of build.assets) {
    const object = { body, contentType: contentTypeOf(path), cacheControl: immutable };
    const isNew = await bucket.write(served(path), object, null);
    // Under the same name because it holds the same: the name is its hash.
    report(`${isNew ? 'upload   ' : 'keep     '} ${path}  ${body.length} bytes`);
  }
  for (const { path, body } of build.pages) {
    const object = { body, contentType: contentTypeOf(path), cacheControl: immutable };
    await bucket.write(kept(build.release, path), object, null);
  }
  const history =
    before.release === build.release ? before.history : [before.release, ...before.history].filter(isText);
  await place(
    bucket,
    { release: build.release, history: history.slice(0, remembered), now },
    before.etag,
    report,
  );
}

/** Takes the panel back to the release before this one, or to `to`; one more goes further back. */
export async function rollbackPanel(
  bucket: Bucket,
  { to, now, report }: { to: string | null; now: Date; report: (line: string) => void },
): Promise<{ from: string; to: string }> {
  const state = await readPanel(bucket);
  if (!state) throw new ReleaseFailure('No panel is published yet.');
  const target = to ?? state.history[0];
  if (!target) throw new ReleaseFailure('The panel has nowhere to go back to.');
  if (target !== state.release && !state.history.includes(target))
    throw new ReleaseFailure(
      `${target} is not among the former releases: ${state.history.join(', ') || 'there is none'}.`,
    );
  const at = state.history.indexOf(target);
  const history = at < 0 ? state.history : state.history.slice(at + 1);
  await place(bucket, { release: target, history, now }, state.etag, report);
  return { from: state.release, to: target };
}

/** Copies a kept release to where it is served, the main page last. */
async function place(
  bucket: Bucket,
  { release, history, now }: { release: string; history: readonly string[]; now: Date },
  etag: string | null,
  report: (line: string) => void,
): Promise<void> {
  const names = (await bucket.keys(`releases/${release}/`)).map((key) => key.slice(kept(release, '').length));
  if (!names.includes(mainPage)) throw new ReleaseFailure(`${release} is not whole: it has no ${mainPage}.`);
  const others = names.filter((name) => name !== mainPage).sort();
  const read = async (path: string): Promise<NewObject> => {
    const stored = await bucket.read(kept(release, path));
    if (!stored) throw new ReleaseFailure(`${kept(release, path)} is missing.`);
    return { body: stored.body, contentType: contentTypeOf(path), cacheControl: 'no-store' };
  };
  for (const path of others) {
    const former = await bucket.inspect(served(path));
    if (!(await bucket.write(served(path), await read(path), former?.etag ?? null))) throw meanwhile(path);
    report(`place     ${path}`);
  }
  const metadata = { release, history: history.join(' '), movedat: now.toISOString() };
  const page = { ...(await read(mainPage)), metadata };
  if (!(await bucket.write(served(mainPage), page, etag))) throw meanwhile(mainPage);
  report(`place     ${mainPage}  ${release}`);
}

async function formerPanel(bucket: Bucket, replace: boolean) {
  const none = { release: '', history: [] as readonly string[], etag: null };
  if (!replace) return (await readPanel(bucket)) ?? none;
  const facts = await bucket.inspect(served(mainPage));
  return { ...none, etag: facts?.etag ?? null };
}

const isText = (text: string): boolean => text !== '';

const meanwhile = (path: string) =>
  new ReleaseFailure(`Somebody else changed ${served(path)} at the same moment: look at it and try again.`);

const served = (path: string): string => `admin/${path}`;
const kept = (release: string, path: string): string => `releases/${release}/${path}`;

const remembered = 20;
const immutable = 'public, max-age=31536000, immutable';

/** What a release of the panel makes stale. Its assets never change. */
export const panelPaths = ['/admin/*'];
