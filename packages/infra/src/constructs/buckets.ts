import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../settings.ts';

/** The widget's files, and the access logs of them and of their distribution. Nobody reads either from outside but CloudFront. */
export class WidgetBuckets extends Construct {
  readonly files: Bucket;
  readonly logs: Bucket;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const kept = stage === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: kept,
    };
    this.logs = new Bucket(this, 'Logs', {
      ...closed,
      bucketName: `chat-booking-logs-${stage}-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
      // CloudFront writes its logs by ACL.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ id: 'addresses-of-visitors', expiration: Duration.days(30) }],
    });
    this.files = new Bucket(this, 'Files', {
      ...closed,
      bucketName: `chat-booking-widget-${stage}-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
      versioned: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: 's3/',
      lifecycleRules: [
        {
          id: 'former-channel-files',
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
  }
}
