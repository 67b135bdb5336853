import type { Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { WidgetBuckets } from '../constructs/buckets.ts';
import { CustomerPages } from '../constructs/customer-pages.ts';
import { WidgetCdn } from '../constructs/widget-cdn.ts';
import { zoneOf } from '../constructs/zone.ts';
import { hostsOf } from '../names.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';
import { fromEdge } from './edge.ts';

export interface WidgetPart {
  readonly buckets: WidgetBuckets;
  readonly cdn: WidgetCdn;
  readonly pages: CustomerPages;
}

export function widgetPart(stack: Stack, settings: Settings): WidgetPart {
  const buckets = new WidgetBuckets(stack, 'Buckets', settings.stage);
  const common = {
    settings,
    buckets,
    certificate: Certificate.fromCertificateArn(stack, 'Certificate', fromEdge(settings, 'CertificateArn')),
    webAclArn: fromEdge(settings, 'WebAclArn'),
    zone: zoneOf(stack, settings),
  };
  const cdn = new WidgetCdn(stack, 'Cdn', common);
  const pages = new CustomerPages(stack, 'Pages', common);
  const { cdn: cdnHost, book } = hostsOf(settings);
  output(stack, 'WidgetBucketName', 'Where releases of the widget go', buckets.files.bucketName);
  output(stack, 'DistributionId', 'What to invalidate when a channel moves', cdn.distribution.distributionId);
  output(
    stack,
    'CloudFrontDomain',
    `What ${cdnHost} must point to (CNAME)`,
    cdn.distribution.distributionDomainName,
  );
  output(
    stack,
    'PagesDistributionId',
    'What to invalidate when the pages change',
    pages.distribution.distributionId,
  );
  output(
    stack,
    'PagesDomain',
    `What ${book} must point to (CNAME)`,
    pages.distribution.distributionDomainName,
  );
  output(stack, 'WidgetUrl', 'What sites embed', `https://${cdnHost}/chat-widget/latest/chat-widget.js`);
  return { buckets, cdn, pages };
}
