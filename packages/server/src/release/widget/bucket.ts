import {
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { ReleaseFailure } from '../failure.ts';

/** The few things that releasing asks of S3. */
export interface Bucket {
  readonly name: string;
  /** null: there is no such object. */
  read(key: string): Promise<StoredObject | null>;
  inspect(key: string): Promise<StoredFacts | null>;
  /**
   * Writes a whole object or nothing. `over` is the etag of what it replaces, null for nothing: when the bucket holds
   * something else by then, it is left alone and the answer is false.
   */
  write(key: string, object: NewObject, over: string | null): Promise<boolean>;
  /** All keys that begin so. */
  keys(prefix: string): Promise<string[]>;
  /** The first folders of the keys, without their slash. */
  folders(): Promise<string[]>;
}

export interface StoredFacts {
  readonly etag: string;
  readonly bytes: number;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface StoredObject extends StoredFacts {
  readonly body: Buffer;
}

export interface NewObject {
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface BucketAddress {
  readonly bucket: string;
  readonly region: string;
  /** Another S3-compatible server; AWS_ENDPOINT_URL_S3 does the same. */
  readonly endpoint?: string | undefined;
}

/** Throws a ReleaseFailure when there is no such bucket. */
export async function openBucket({ bucket, region, endpoint }: BucketAddress): Promise<Bucket> {
  const elsewhere = endpoint ?? process.env.AWS_ENDPOINT_URL_S3;
  const s3 = new S3Client({
    region,
    // Other servers than Amazon's may know neither host names per bucket nor the newer checksums.
    ...(elsewhere
      ? {
          endpoint: elsewhere,
          forcePathStyle: true,
          requestChecksumCalculation: 'WHEN_REQUIRED',
          responseChecksumValidation: 'WHEN_REQUIRED',
        }
      : {}),
  });
  // A missing object looks the same as a missing bucket to who only asks for its head.
  if (!(await orNull(() => s3.send(new HeadBucketCommand({ Bucket: bucket })))))
    throw new ReleaseFailure(`There is no bucket called ${bucket}: check --bucket and --region.`);
  return {
    name: bucket,
    async read(key) {
      const answer = await orNull(() => s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })));
      if (!answer?.Body) return null;
      const body = Buffer.from(await answer.Body.transformToByteArray());
      return { body, etag: String(answer.ETag), bytes: body.length, metadata: answer.Metadata ?? {} };
    },
    async inspect(key) {
      const answer = await orNull(() => s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
      return (
        answer && {
          etag: String(answer.ETag),
          bytes: answer.ContentLength ?? 0,
          metadata: answer.Metadata ?? {},
        }
      );
    },
    async write(key, { body, contentType, cacheControl, metadata }, over) {
      const request = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl,
        Metadata: metadata,
        ...(over === null ? { IfNoneMatch: '*' } : { IfMatch: over }),
      });
      try {
        await s3.send(request);
        return true;
      } catch (error) {
        if (isStatus(error, 412) || isStatus(error, 409)) return false;
        throw error;
      }
    },
    async keys(prefix) {
      const found: string[] = [];
      let token: string | undefined;
      do {
        const page = await s3.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
        );
        for (const { Key } of page.Contents ?? []) if (Key) found.push(Key);
        token = page.NextContinuationToken;
      } while (token);
      return found;
    },
    async folders() {
      const found: string[] = [];
      let token: string | undefined;
      do {
        const page = await s3.send(
          new ListObjectsV2Command({ Bucket: bucket, Delimiter: '/', ContinuationToken: token }),
        );
        for (const { Prefix } of page.CommonPrefixes ?? []) if (Prefix) found.push(Prefix.slice(0, -1));
        token = page.NextContinuationToken;
      } while (token);
      return found;
    },
  };
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof S3ServiceException && /^(NoSuchKey|NotFound)$/.test(error.name)) return null;
    throw error;
  }
}

const isStatus = (error: unknown, status: number) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;
