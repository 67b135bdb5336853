import { strictPolicy } from '@booking-chat/server/local/pages/page';
import { describe, expect, it } from 'vitest';
import { stacksOf } from '../testing.ts';

const edge = stacksOf()('Edge');
const widget = stacksOf()('Widget');
const south = stacksOf({ AWS_REGION: 'sa-east-1' });
const fromEdge = (OutputName: string) => ({
  'Fn::GetStackOutput': { StackName: 'ChatBookingSaaSStack-Edge', OutputName, Region: 'us-east-1' },
});

describe('the edge', () => {
  it('is in us-east-1, wherever the rest is, and read from there', () => {
    expect([south('Edge').region, south('Widget').region]).toEqual(['us-east-1', 'sa-east-1']);
    const { ViewerCertificate } = distribution('cdn.example.com', south('Widget'));
    expect(ViewerCertificate.AcmCertificateArn).toEqual(fromEdge('CertificateArn'));
  });

  it('has one certificate for all hosts, proved by DNS', () => {
    expect(edge.one('AWS::CertificateManager::Certificate').Properties).toMatchObject({
      DomainName: 'cdn.example.com',
      SubjectAlternativeNames: ['api.example.com', 'book.example.com', 'admin.example.com'],
      ValidationMethod: 'DNS',
    });
  });

  it('has a firewall for CloudFront', () => {
    const { Scope, Rules } = edge.one('AWS::WAFv2::WebACL').Properties;
    expect(Scope).toBe('CLOUDFRONT');
    expect(Rules[0].Statement.RateBasedStatement.Limit).toBe(10_000);
    for (const host of ['cdn.example.com', 'book.example.com'])
      expect(distribution(host).WebACLId).toEqual(fromEdge('WebAclArn'));
  });

  it('goes without records where Route 53 does not keep the domain', () => {
    const without = stacksOf({ HOSTED_ZONE_ID: '' });
    for (const part of ['Edge', 'Widget', 'Domain', 'Background'])
      expect(without(part).all('AWS::Route53::RecordSet')).toEqual([]);
    expect(Object.keys(without('Background').outputs)).toEqual(
      expect.arrayContaining(['MailRecord1', 'MailRecord2', 'MailRecord3']),
    );
    expect(Object.keys(without('Widget').outputs)).toEqual(
      expect.arrayContaining(['CloudFrontDomain', 'PagesDomain']),
    );
    expect(Object.keys(without('Domain').outputs)).toContain('ApiDomainTarget');
  });
});

describe("the widget's files", () => {
  const bucket = (name: string) =>
    widget.one('AWS::S3::Bucket', ({ BucketName }) => JSON.stringify(BucketName).includes(name));

  it.each(['chat-booking-widget-prod', 'chat-booking-logs-prod'])('%s: closed, encrypted, kept', (name) => {
    const { Properties, DeletionPolicy } = bucket(name);
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(JSON.stringify(Properties.BucketEncryption)).toContain('AES256');
    expect(DeletionPolicy).toBe('Retain');
  });

  it('keep what was overwritten, and log who asks', () => {
    const { Properties } = bucket('chat-booking-widget-prod');
    expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(Properties.LoggingConfiguration.LogFilePrefix).toBe('s3/');
    expect(bucket('chat-booking-logs-prod').Properties.LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(
      30,
    );
  });

  it('are read by our distributions over TLS, and by nobody else', () => {
    const statements = widget
      .all('AWS::S3::BucketPolicy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    const readers = allowed.filter(({ Principal }) => Principal.Service === 'cloudfront.amazonaws.com');
    expect(readers).toHaveLength(2);
    for (const { Action, Condition } of readers) {
      expect(Action).toBe('s3:GetObject');
      expect(JSON.stringify(Condition.StringEquals['AWS:SourceArn'])).toContain(':distribution/');
    }
    expect(allowed.filter((each) => !readers.includes(each)).map(({ Principal }) => Principal)).toEqual([
      { Service: 'logging.s3.amazonaws.com' },
    ]);
    const refused = statements
      .filter(({ Effect }) => Effect === 'Deny')
      .map(({ Condition }) => JSON.stringify(Condition));
    expect(refused.filter((each) => each.includes('aws:SecureTransport'))).toHaveLength(2);
    for (const { Properties } of widget.all('AWS::CloudFront::OriginAccessControl'))
      expect(Properties.OriginAccessControlConfig).toMatchObject({
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      });
  });
});

describe('the distribution of the widget', () => {
  const cdn = distribution('cdn.example.com');

  it('redirects to https, reads only, and compresses', () => {
    for (const behavior of [cdn.DefaultCacheBehavior, ...cdn.CacheBehaviors])
      expect(behavior).toMatchObject({
        ViewerProtocolPolicy: 'redirect-to-https',
        AllowedMethods: ['GET', 'HEAD'],
        Compress: true,
      });
    expect(cdn.DefaultRootObject).toBe('index.html');
    expect(cdn.HttpVersion).toBe('http2and3');
    expect(cdn.ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    });
    expect(cdn.PriceClass).toBe('PriceClass_All');
    expect(cdn.Logging.Prefix).toBe('cdn/');
  });

  it('keeps versions for a year, by the cache policy of the guide', () => {
    expect(cdn.CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      '/chat-widget/v*',
      '/v*',
    ]);
    for (const { CachePolicyId, ResponseHeadersPolicyId } of cdn.CacheBehaviors) {
      expect(CachePolicyId).toBe('658327ea-f89d-4fab-a63d-7e88639e58f6');
      expect(headersOf(ResponseHeadersPolicyId.Ref)['cache-control']).toBe(
        'public, max-age=31536000, immutable',
      );
    }
  });

  it('keeps channels for five minutes', () => {
    const { CachePolicyId, ResponseHeadersPolicyId } = cdn.DefaultCacheBehavior;
    const policies = widget.template.findResources('AWS::CloudFront::CachePolicy');
    expect(policies[CachePolicyId.Ref]?.Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 300,
      MaxTTL: 300,
    });
    expect(headersOf(ResponseHeadersPolicyId.Ref)['cache-control']).toBe(
      'public, max-age=300, stale-while-revalidate=86400',
    );
    expect(cdn.CustomErrorResponses).toEqual([
      { ErrorCode: 403, ErrorCachingMinTTL: 10 },
      { ErrorCode: 404, ErrorCachingMinTTL: 10 },
    ]);
  });

  it('lets every site load the files, and no browser guess what they are', () => {
    for (const behavior of [cdn.DefaultCacheBehavior, ...cdn.CacheBehaviors]) {
      const id = behavior.ResponseHeadersPolicyId.Ref;
      const config = policyOf(id);
      expect(config.CorsConfig).toMatchObject({
        AccessControlAllowOrigins: { Items: ['*'] },
        AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
        AccessControlAllowCredentials: false,
      });
      expect(config.SecurityHeadersConfig).toMatchObject({
        ContentTypeOptions: { Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      });
      expect(headersOf(id)).toMatchObject({
        'cross-origin-resource-policy': 'cross-origin',
        'timing-allow-origin': '*',
      });
    }
  });

  it('counts its cache hits', () => {
    expect(widget.one('AWS::CloudFront::MonitoringSubscription').Properties.MonitoringSubscription).toEqual({
      RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: 'Enabled' },
    });
  });

  it('is known by name', () => {
    const records = widget
      .all('AWS::Route53::RecordSet')
      .map(({ Properties }) => `${Properties.Type} ${Properties.Name}`);
    expect(records.sort()).toEqual([
      'A book.example.com.',
      'A cdn.example.com.',
      'AAAA book.example.com.',
      'AAAA cdn.example.com.',
    ]);
    expect(Object.keys(widget.outputs)).toEqual(
      expect.arrayContaining(['CloudFrontDomain', 'DistributionId', 'WidgetBucketName', 'WidgetUrl']),
    );
  });
});

describe("the customers' pages", () => {
  const pages = distribution('book.example.com');

  it('say no more than the page needs, and are found by no search engine', () => {
    const id = pages.DefaultCacheBehavior.ResponseHeadersPolicyId.Ref;
    expect(policyOf(id).SecurityHeadersConfig).toMatchObject({
      ContentSecurityPolicy: { ContentSecurityPolicy: strictPolicy },
      FrameOptions: { FrameOption: 'DENY' },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
    });
    expect(headersOf(id)).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  });

  it('keep no log of the tokens in their paths', () => expect(pages.Logging).toBeUndefined());

  it('reach the API on their own origin, uncached', () => {
    const [behavior] = pages.CacheBehaviors;
    expect(behavior).toMatchObject({
      PathPattern: '/graphql',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      ViewerProtocolPolicy: 'https-only',
    });
    expect(behavior.AllowedMethods).toContain('POST');
    const origin = pages.Origins.find(({ Id }: { Id: string }) => Id === behavior.TargetOriginId);
    expect(origin).toMatchObject({
      DomainName: 'api.example.com',
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
    });
  });
});

function distribution(host: string, stack = widget) {
  return stack.one('AWS::CloudFront::Distribution', ({ DistributionConfig }) =>
    DistributionConfig.Aliases.includes(host),
  ).Properties.DistributionConfig;
}

function policyOf(id: string) {
  const policies = widget.template.findResources('AWS::CloudFront::ResponseHeadersPolicy');
  return policies[id]?.Properties.ResponseHeadersPolicyConfig;
}

function headersOf(id: string): Record<string, string> {
  const { Items } = policyOf(id).CustomHeadersConfig;
  return Object.fromEntries(
    Items.map(({ Header, Value }: { Header: string; Value: string }) => [Header, Value]),
  );
}
