import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import { hostsOf, named } from '../names.ts';
import type { Settings } from '../settings.ts';
import { Firewall } from './web-acl.ts';
import { zoneOf } from './zone.ts';

/** What CloudFront and AppSync's domain need from us-east-1: one certificate for all hosts, and the firewall. */
export class Edge extends Construct {
  readonly certificate: Certificate;
  readonly firewall: Firewall;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { cdn, api, book, admin } = hostsOf(settings);
    this.certificate = new Certificate(this, 'Certificate', {
      domainName: cdn,
      subjectAlternativeNames: [api, book, admin],
      validation: CertificateValidation.fromDns(zoneOf(this, settings)),
    });
    this.firewall = new Firewall(this, 'Firewall', {
      stage: settings.stage,
      name: named(settings.stage, 'edge'),
      scope: 'CLOUDFRONT',
      requestsPerFiveMinutes: 10_000,
    });
  }
}
