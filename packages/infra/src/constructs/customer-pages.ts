import { strictPolicy } from '@booking-chat/server/local/pages/page';
import { Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { hostsOf, named } from '../names.ts';
import type { Settings } from '../settings.ts';
import { edgeFunction } from './edge-function.ts';
import type { DistributionProps } from './widget-cdn.ts';
import { aliasRecords } from './zone.ts';

/**
 * The customer's own pages, `book.<domain>/b/<token>`: one page from the bucket's `manage/`, and the API under the same origin, so
 * that the page's policy lets it talk to nobody else. No access log: a path here holds the customer's token.
 */
export class CustomerPages extends Construct {
  readonly distribution: Distribution;

  constructor(
    scope: Construct,
    id: string,
    { settings, buckets, certificate, webAclArn, zone }: DistributionProps,
  ) {
    super(scope, id);
    const { book, api } = hostsOf(settings);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Booking chat customer pages, ${settings.stage}`,
      domainNames: [book],
      certificate,
      webAclId: webAclArn,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(buckets.files),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        compress: true,
        cachePolicy: this.cache(settings),
        responseHeadersPolicy: this.headers(settings),
        functionAssociations: [
          {
            function: edgeFunction(this, 'manage-path', settings.stage),
            eventType: FunctionEventType.VIEWER_REQUEST,
          },
        ],
      },
      additionalBehaviors: {
        '/graphql': {
          origin: new HttpOrigin(api, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    });
    aliasRecords(this, zone, book, new CloudFrontTarget(this.distribution));
  }

  private cache(settings: Settings): CachePolicy {
    return new CachePolicy(this, 'Cache', {
      cachePolicyName: named(settings.stage, 'customer-pages'),
      comment: 'One page for all tokens; a new release is there within a minute',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.minutes(1),
      maxTtl: Duration.minutes(1),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private headers(settings: Settings): ResponseHeadersPolicy {
    const always = (header: string, value: string) => ({ header, value, override: true });
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: named(settings.stage, 'customer-pages'),
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: strictPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: false,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          always('cache-control', 'no-store'),
          always('x-robots-tag', 'noindex, nofollow'),
          always('cross-origin-opener-policy', 'same-origin'),
          always('permissions-policy', 'camera=(), microphone=(), geolocation=()'),
        ],
      },
    });
  }
}
