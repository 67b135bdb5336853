import {
  AaaaRecord,
  ARecord,
  HostedZone,
  type IAliasRecordTarget,
  type IHostedZone,
  RecordTarget,
} from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

/** The domain's zone, when Route 53 keeps it. Named, never looked up: synthesis is offline. */
export function zoneOf(scope: Construct, { domainName, hostedZoneId }: Settings): IHostedZone | undefined {
  return hostedZoneId === null
    ? undefined
    : HostedZone.fromHostedZoneAttributes(scope, 'Zone', { hostedZoneId, zoneName: domainName });
}

/** `host` → `target` over IPv4 and IPv6. Without a zone nothing is made: the stack's outputs say what to enter. */
export function aliasRecords(
  scope: Construct,
  zone: IHostedZone | undefined,
  host: string,
  target: IAliasRecordTarget,
): void {
  if (!zone) return;
  const record = { zone, recordName: `${host}.`, target: RecordTarget.fromAlias(target) };
  new ARecord(scope, 'Ipv4', record);
  new AaaaRecord(scope, 'Ipv6', record);
}
