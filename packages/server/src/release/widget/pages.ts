import { ReleaseFailure } from '../failure.ts';
import type { Bucket } from './bucket.ts';
import { contentTypeOf } from './build.ts';
import { verifyVersion } from './manifest.ts';
import type { Version } from './version.ts';

const folder = 'manage/';

/**
 * Puts the customer's own pages of a published version in place, `<version>/manage/…` → `manage/…`: scripts and styles
 * first, so that a page never names what is not there yet.
 */
export async function placePages(bucket: Bucket, version: Version): Promise<string[]> {
  const { files } = await verifyVersion(bucket, version);
  const paths = files.map(({ path }) => path).filter((path) => path.startsWith(folder));
  if (paths.length === 0) throw new ReleaseFailure(`${version} has no customer pages.`);
  const pagesLast = paths.sort((a, b) => Number(a.endsWith('.html')) - Number(b.endsWith('.html')));
  for (const path of pagesLast) {
    const stored = await bucket.read(`${version}/${path}`);
    if (!stored) throw new ReleaseFailure(`${version}/${path} is missing.`);
    const former = await bucket.inspect(path);
    const written = await bucket.write(
      path,
      {
        body: stored.body,
        contentType: contentTypeOf(path),
        cacheControl: 'no-cache',
        metadata: { version },
      },
      former?.etag ?? null,
    );
    if (!written) throw new ReleaseFailure(`Somebody else changed ${path} at the same moment: try again.`);
  }
  return pagesLast;
}
