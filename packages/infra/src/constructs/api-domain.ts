import { CfnDomainName, CfnDomainNameApiAssociation } from 'aws-cdk-lib/aws-appsync';
import { Construct } from 'constructs';
import { hostsOf } from '../names.ts';
import type { Settings } from '../settings.ts';
import { aliasRecords, zoneOf } from './zone.ts';

export interface ApiDomainProps {
  readonly settings: Settings;
  /** From us-east-1. */
  readonly certificateArn: string;
  /** The API that answers under the domain now. */
  readonly apiId: string;
}

/** `https://api.<domain>/graphql`, in front of whichever API is live: widgets and pages know no other address. */
export class ApiDomain extends Construct {
  /** What `api.<domain>` must point to, where Route 53 does not keep the domain. */
  readonly target: string;

  constructor(scope: Construct, id: string, { settings, certificateArn, apiId }: ApiDomainProps) {
    super(scope, id);
    const { api } = hostsOf(settings);
    const domain = new CfnDomainName(this, 'DomainName', {
      domainName: api,
      certificateArn,
      description: `Booking chat API, ${settings.stage}`,
    });
    const association = new CfnDomainNameApiAssociation(this, 'LiveApi', { domainName: api, apiId });
    association.addResourceDependency(domain);
    this.target = domain.attrAppSyncDomainName;
    aliasRecords(this, zoneOf(this, settings), api, {
      bind: () => ({ dnsName: domain.attrAppSyncDomainName, hostedZoneId: domain.attrHostedZoneId }),
    });
  }
}
