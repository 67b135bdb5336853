import type { Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AdminSite } from '../constructs/admin-site.ts';
import { zoneOf } from '../constructs/zone.ts';
import { adminUrlOf, hostsOf } from '../names.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';
import type { AuthPart } from './auth.ts';
import { fromEdge } from './edge.ts';

export interface AdminPart {
  readonly site: AdminSite;
}

export function adminPart(stack: Stack, settings: Settings, { users }: AuthPart): AdminPart {
  const site = new AdminSite(stack, 'Site', {
    settings,
    certificate: Certificate.fromCertificateArn(stack, 'Certificate', fromEdge(settings, 'CertificateArn')),
    webAclArn: fromEdge(settings, 'WebAclArn'),
    zone: zoneOf(stack, settings),
    loginUrl: users.domain.baseUrl(),
  });
  output(stack, 'AdminUrl', 'Where the tenants’ people sign in', adminUrlOf(settings));
  output(stack, 'AdminBucketName', 'Where releases of the admin panel go', site.files.bucketName);
  output(
    stack,
    'AdminDistributionId',
    'What to invalidate when the panel changes',
    site.distribution.distributionId,
  );
  output(
    stack,
    'AdminDomain',
    `What ${hostsOf(settings).admin} must point to (CNAME)`,
    site.distribution.distributionDomainName,
  );
  return { site };
}
