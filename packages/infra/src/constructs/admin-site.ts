import {
  isPanelAsset,
  panelCaching,
  panelHeaders,
  panelPolicy,
  previewPolicy,
} from '@booking-chat/server/local/pages/panel-policy';
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IHostedZone } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { apiUrlOf, hostsOf, named, realtimeUrlOf } from '../names.ts';
import type { Settings } from '../settings.ts';
import { edgeFunction } from './edge-function.ts';
import { aliasRecords } from './zone.ts';

export interface AdminSiteProps {
  readonly settings: Settings;
  /** From us-east-1. */
  readonly certificate: ICertificate;
  readonly webAclArn: string;
  readonly zone: IHostedZone | undefined;
  /** Origin of the sign-in pages. */
  readonly loginUrl: string;
}

/**
 * The admin panel, `admin.<domain>/admin/`: static files in a bucket that CloudFront alone reads, under the same policy as on one
 * machine. No access log: the address that sign-in comes back to holds its code.
 */
export class AdminSite extends Construct {
  readonly files: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: AdminSiteProps) {
    super(scope, id);
    const { settings, certificate, webAclArn, zone } = props;
    const { admin } = hostsOf(settings);
    this.files = this.bucket(settings);
    const origin = S3BucketOrigin.withOriginAccessControl(this.files);
    const pages = this.pages(props);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Booking chat admin panel, ${settings.stage}`,
      domainNames: [admin],
      certificate,
      webAclId: webAclArn,
      defaultBehavior: { ...pages, origin },
      additionalBehaviors: {
        [assetPaths]: {
          ...pages,
          origin,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: this.headers(props, 'assets', panelCaching.assets, this.policy(props)),
        },
        [previewPath]: {
          ...pages,
          origin,
          responseHeadersPolicy: this.headers(props, 'preview', panelCaching.others, this.preview(props)),
        },
      },
      // A file that is not there is a 403 of the bucket; remembered briefly, for it may be published any moment.
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(10) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    });
    aliasRecords(this, zone, admin, new CloudFrontTarget(this.distribution));
  }

  private bucket({ stage }: Settings): Bucket {
    return new Bucket(this, 'Files', {
      bucketName: `chat-booking-admin-${stage}-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: stage === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [
        {
          id: 'former-pages',
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
  }

  private pages(props: AdminSiteProps): Omit<BehaviorOptions, 'origin'> {
    return {
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
      cachePolicy: new CachePolicy(this, 'Cache', {
        cachePolicyName: named(props.settings.stage, 'admin'),
        comment: 'A new release of the panel is there within a minute, at once after an invalidation',
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.minutes(1),
        maxTtl: Duration.minutes(1),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      responseHeadersPolicy: this.headers(props, 'pages', panelCaching.others, this.policy(props)),
      functionAssociations: [
        {
          function: edgeFunction(this, 'admin-path', props.settings.stage),
          eventType: FunctionEventType.VIEWER_REQUEST,
        },
      ],
    };
  }

  private policy({ settings, loginUrl }: AdminSiteProps): string {
    return panelPolicy({ connect: originsOfApi(settings), auth: loginUrl });
  }

  private preview({ settings }: AdminSiteProps): string {
    const { cdn } = hostsOf(settings);
    return previewPolicy({ widget: `https://${cdn}`, connect: originsOfApi(settings) });
  }

  private headers(
    { settings }: AdminSiteProps,
    which: string,
    cacheControl: string,
    policy: string,
  ): ResponseHeadersPolicy {
    const always = (header: string, value: string) => ({ header, value, override: true });
    return new ResponseHeadersPolicy(this, `Headers-${which}`, {
      responseHeadersPolicyName: named(settings.stage, `admin-${which}`),
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.SAMEORIGIN, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: false,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          always('cache-control', cacheControl),
          ...Object.entries(panelHeaders)
            .filter(([name]) => !bySecurityBehaviour.has(name))
            .map(([name, value]) => always(name, value)),
        ],
      },
    });
  }
}

const assetPaths = '/admin/assets/*';
if (!isPanelAsset(assetPaths)) throw new Error('the panel keeps its hashed files elsewhere');
const previewPath = '/admin/preview.html';

/** CloudFront takes these only as what they are. */
const bySecurityBehaviour = new Set(['x-content-type-options', 'x-frame-options', 'referrer-policy']);

const originsOfApi = (settings: Settings): string[] => [
  new URL(apiUrlOf(settings)).origin,
  // Of a URL that is not http(s), `origin` is "null".
  `wss://${new URL(realtimeUrlOf(settings)).host}`,
];
