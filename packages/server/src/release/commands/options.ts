import { CloudFrontServiceException } from '@aws-sdk/client-cloudfront';
import { Option } from 'commander';
import { CommandFailure, UsageFailure } from '../../local/commands/command.ts';
import { ReleaseFailure } from '../failure.ts';
import { type Bucket, openBucket } from '../widget/bucket.ts';
import { readVersion, type Version } from '../widget/version.ts';

export interface BucketOptions {
  readonly bucket?: string;
  readonly endpoint?: string;
  readonly region: string;
  readonly json?: boolean;
}

export const bucketOption = () =>
  new Option('--bucket <name>', "the widget's bucket (output WidgetBucketName)").env('WIDGET_BUCKET');
export const endpointOption = () =>
  new Option('--endpoint <url>', 'another S3-compatible server (default: Amazon S3)');
export const regionOption = () =>
  new Option('--region <region>', 'AWS region').env('AWS_REGION').default('us-east-1');
export const distributionOption = () =>
  new Option('--distribution <id>', 'CloudFront distribution whose channel paths are invalidated').env(
    'WIDGET_DISTRIBUTION_ID',
  );
export const dryRunOption = () => new Option('--dry-run', 'say what would happen; change nothing');

export async function bucketOf({ bucket, endpoint, region }: BucketOptions): Promise<Bucket> {
  if (!bucket) throw new UsageFailure('Which bucket? Give --bucket or set WIDGET_BUCKET.');
  return openBucket({ bucket, endpoint, region });
}

export function versionOf(text: string): Version {
  const version = readVersion(text);
  if (!version) throw new UsageFailure(`“${text}” is not a version such as v1.2.3 or v1.2.3-beta.1.`);
  return version;
}

/** Expected failures, AWS's own included, in one sentence; anything else stays a bug with its trace. */
export async function saying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ReleaseFailure) throw new CommandFailure(error.message);
    if (!(error instanceof Error)) throw error;
    if (error.name === 'CredentialsProviderError')
      throw new CommandFailure(
        'No AWS credentials were found. Sign in (aws sso login, or the role of your pipeline) and try again.',
      );
    if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(`${error.name} ${(error as { code?: string }).code}`))
      throw new CommandFailure(
        `It cannot be reached: ${error.message || (error as { code?: string }).code}.`,
      );
    if ('$metadata' in error) {
      const service = error instanceof CloudFrontServiceException ? 'CloudFront' : 'AWS';
      throw new CommandFailure(`${service} answered ${error.name}: ${error.message}`);
    }
    throw error;
  }
}
