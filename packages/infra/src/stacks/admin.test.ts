import { panelHeaders, panelPolicy } from '@booking-chat/server/local/pages/panel-policy';
import { describe, expect, it } from 'vitest';
import { stacksOf } from '../testing.ts';

const admin = stacksOf()('Admin');
const { DistributionConfig: site } = admin.one('AWS::CloudFront::Distribution').Properties;

/** By the last part of its name: pages, assets, preview. */
function headersOf(which: string) {
  const { Name, ...policy } = admin.one(
    'AWS::CloudFront::ResponseHeadersPolicy',
    ({ ResponseHeadersPolicyConfig }) => ResponseHeadersPolicyConfig.Name.endsWith(`-${which}`),
  ).Properties.ResponseHeadersPolicyConfig;
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = policy;
  return {
    policy: text(security.ContentSecurityPolicy.ContentSecurityPolicy),
    sent: {
      'x-content-type-options': security.ContentTypeOptions ? 'nosniff' : null,
      'x-frame-options': security.FrameOptions.FrameOption,
      'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
      ...Object.fromEntries(
        custom.Items.map(({ Header, Value }: { Header: string; Value: string }) => [Header, Value]),
      ),
    } as Record<string, string>,
  };
}

/** A template's joined text, with what another stack says as <token>. */
const text = (value: string | { 'Fn::Join': [string, (string | object)[]] }): string =>
  typeof value === 'string'
    ? value
    : value['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : '<token>')).join('');

describe('the admin panel at the edge', () => {
  it('is one host of the certificate and the firewall of all, over files that CloudFront alone reads', () => {
    expect(site.Aliases).toEqual(['admin.example.com']);
    expect(JSON.stringify(site.ViewerCertificate)).toContain('CertificateArn');
    expect(site.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
    expect(JSON.stringify(site.WebACLId)).toContain('WebAclArn');
    const bucket = admin.one('AWS::S3::Bucket').Properties;
    expect(bucket.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    const reads = admin
      .one('AWS::S3::BucketPolicy')
      .Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(reads).toMatchObject([
      { Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } },
    ]);
    expect(admin.one('AWS::CloudFront::OriginAccessControl')).toBeDefined();
    const records = admin.all('AWS::Route53::RecordSet').map(({ Properties }) => Properties.Name);
    expect(new Set(records)).toEqual(new Set(['admin.example.com.']));
  });

  it('writes no access log: the address that sign-in comes back to holds its code', () =>
    expect(site.Logging).toBeUndefined());

  it('is served under the policy and the headers of the local host', () => {
    const { policy, sent } = headersOf('pages');
    const [, login] = /form-action 'self' (https:\/\/\S+)$/.exec(policy) ?? [];
    expect(login).toMatch(/\.auth\.us-east-1\.amazoncognito\.com$/);
    expect(policy).toBe(
      panelPolicy({
        connect: ['https://api.example.com', 'wss://api.example.com'],
        auth: login as string,
      }),
    );
    expect(sent).toMatchObject(panelHeaders);
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('keeps its hashed files for a year, and asks for its pages anew', () => {
    expect(headersOf('assets').sent['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const which of ['pages', 'preview']) expect(headersOf(which).sent['cache-control']).toBe('no-store');
    expect(site.CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      '/admin/assets/*',
      '/admin/preview.html',
    ]);
    const cache = admin.one('AWS::CloudFront::CachePolicy').Properties.CachePolicyConfig;
    expect(cache).toMatchObject({ MinTTL: 0, MaxTTL: 60 });
    expect(cache.ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig).toEqual({
      QueryStringBehavior: 'none',
    });
  });

  it('lets the widget into its preview, and nothing else from elsewhere', () => {
    const { policy } = headersOf('preview');
    expect(policy).toContain("script-src 'self' https://cdn.example.com;");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(headersOf('pages').policy).not.toContain('cdn.example.com');
  });

  it('runs its path function on every request, and answers no missing file with the page', () => {
    const behaviors = [site.DefaultCacheBehavior, ...site.CacheBehaviors];
    for (const { FunctionAssociations, AllowedMethods, ViewerProtocolPolicy } of behaviors) {
      expect(FunctionAssociations).toMatchObject([{ EventType: 'viewer-request' }]);
      expect(AllowedMethods).toEqual(['GET', 'HEAD']);
      expect(ViewerProtocolPolicy).toBe('redirect-to-https');
    }
    for (const { ResponsePagePath } of site.CustomErrorResponses) expect(ResponsePagePath).toBeUndefined();
  });

  it('says where it is and where its releases go', () =>
    expect(Object.keys(admin.outputs).filter((name) => name.startsWith('Admin'))).toEqual([
      'AdminUrl',
      'AdminBucketName',
      'AdminDistributionId',
      'AdminDomain',
    ]));
});
