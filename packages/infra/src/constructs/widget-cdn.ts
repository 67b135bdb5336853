import { Duration } from 'aws-cdk-lib';
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
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IHostedZone } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { hostsOf, named } from '../names.ts';
import type { Settings } from '../settings.ts';
import type { WidgetBuckets } from './buckets.ts';
import { edgeFunction } from './edge-function.ts';
import { aliasRecords } from './zone.ts';

export interface DistributionProps {
  readonly settings: Settings;
  readonly buckets: WidgetBuckets;
  /** From us-east-1. */
  readonly certificate: ICertificate;
  readonly webAclArn: string;
  readonly zone: IHostedZone | undefined;
}

/**
 * The widget for every site: `cdn.<domain>/chat-widget/<version or channel>/chat-widget.js`, also without the first folder.
 * A version (`v*`) never changes and is kept for a year; a channel (`latest`, `canary`, …) is asked for again after minutes.
 */
export class WidgetCdn extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: DistributionProps) {
    super(scope, id);
    const { settings, buckets, certificate, webAclArn, zone } = props;
    const { cdn } = hostsOf(settings);
    const channels = this.behavior(props, {
      cachePolicy: this.channelCache(settings),
      responseHeadersPolicy: this.headers(settings, 'channels', channelCacheControl),
    });
    const versions: Omit<BehaviorOptions, 'origin'> = {
      ...channels,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: this.headers(settings, 'versions', versionCacheControl),
    };
    const origin = S3BucketOrigin.withOriginAccessControl(buckets.files);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Booking chat widget, ${settings.stage}`,
      domainNames: [cdn],
      certificate,
      webAclId: webAclArn,
      defaultRootObject: 'index.html',
      defaultBehavior: { ...channels, origin },
      additionalBehaviors: {
        '/chat-widget/v*': { ...versions, origin },
        '/v*': { ...versions, origin },
      },
      // A file that is not there is a 403 of the bucket; remembered briefly, for it may be published any moment.
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(10) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      publishAdditionalMetrics: true,
      enableLogging: true,
      logBucket: buckets.logs,
      logFilePrefix: 'cdn/',
    });
    aliasRecords(this, zone, cdn, new CloudFrontTarget(this.distribution));
  }

  private behavior(
    { settings }: DistributionProps,
    policies: Pick<BehaviorOptions, 'cachePolicy' | 'responseHeadersPolicy'>,
  ) {
    return {
      ...policies,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
      functionAssociations: [
        {
          function: edgeFunction(this, 'widget-path', settings.stage),
          eventType: FunctionEventType.VIEWER_REQUEST,
        },
      ],
    };
  }

  private channelCache(settings: Settings): CachePolicy {
    return new CachePolicy(this, 'ChannelCache', {
      cachePolicyName: named(settings.stage, 'widget-channels'),
      comment: 'Channels move: five minutes at the edge, at once after an invalidation',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.minutes(5),
      maxTtl: Duration.minutes(5),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  /** Any site may load the files; the browser keeps them as long as they stay what they are. */
  private headers(settings: Settings, which: string, cacheControl: string): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, `Headers-${which}`, {
      responseHeadersPolicyName: named(settings.stage, `widget-${which}`),
      corsBehavior: {
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        accessControlMaxAge: Duration.days(1),
        originOverride: true,
      },
      securityHeadersBehavior: {
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
          { header: 'cache-control', value: cacheControl, override: true },
          { header: 'cross-origin-resource-policy', value: 'cross-origin', override: true },
          { header: 'timing-allow-origin', value: '*', override: true },
        ],
      },
    });
  }
}

/** As the local host sends them. */
export const versionCacheControl = 'public, max-age=31536000, immutable';
export const channelCacheControl = 'public, max-age=300, stale-while-revalidate=86400';
