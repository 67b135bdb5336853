import { createHash } from 'node:crypto';
import { ReleaseFailure } from '../failure.ts';
import type { Bucket } from './bucket.ts';
import type { Version } from './version.ts';

/**
 * What a version consists of. It is written after all of its files: a version without its manifest is not published,
 * whatever lies in its folder.
 */
export interface Manifest {
  readonly version: Version;
  readonly builtFrom: string | null;
  readonly publishedAt: string;
  readonly files: readonly ManifestFile[];
}

export interface ManifestFile {
  /** Within the version's folder. */
  readonly path: string;
  readonly bytes: number;
  /** As the `integrity` attribute of a script takes it (https://www.w3.org/TR/SRI/). */
  readonly integrity: string;
}

export const manifestKey = (version: Version): string => `${version}/manifest.json`;

export const integrityOf = (body: Buffer): string =>
  `sha384-${createHash('sha384').update(body).digest('base64')}`;

/** null: the version was not published, or not to its end. */
export async function readManifest(bucket: Bucket, version: Version): Promise<Manifest | null> {
  const stored = await bucket.read(manifestKey(version));
  return stored && (JSON.parse(stored.body.toString('utf8')) as Manifest);
}

/** Reads every file of a version back and compares it with the manifest. Throws a ReleaseFailure that names what is wrong. */
export async function verifyVersion(bucket: Bucket, version: Version): Promise<Manifest> {
  const manifest = await readManifest(bucket, version);
  if (!manifest)
    throw new ReleaseFailure(`${version} is not published in ${bucket.name} ("release list" shows what is).`);
  await verifyFiles(bucket, version, manifest.files);
  return manifest;
}

export async function verifyFiles(
  bucket: Bucket,
  version: Version,
  files: readonly ManifestFile[],
): Promise<void> {
  const wrong = await Promise.all(
    files.map(async ({ path, integrity }) => {
      const stored = await bucket.read(`${version}/${path}`);
      if (!stored) return `${path} is missing`;
      return integrityOf(stored.body) === integrity ? null : `${path} is not what was published`;
    }),
  );
  const problems = wrong.filter((problem) => problem !== null);
  if (problems.length > 0) throw new ReleaseFailure(`${version} is damaged: ${problems.join(', ')}.`);
}
