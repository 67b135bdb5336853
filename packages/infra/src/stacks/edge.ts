import { Fn, type Stack } from 'aws-cdk-lib';
import { Edge } from '../constructs/edge.ts';
import { appName, edgeRegion, stackNameOf } from '../names.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';

/** In us-east-1, whatever the region of the rest, and before it. */
export function edgeStack(stack: Stack, settings: Settings): Edge {
  const edge = new Edge(stack, 'Edge', settings);
  output(stack, 'CertificateArn', 'Certificate of all our hosts', edge.certificate.certificateArn);
  output(stack, 'WebAclArn', 'Firewall of the distributions', edge.firewall.acl.attrArn);
  return edge;
}

/** What the stack in us-east-1 made, read when the reading stack is deployed, from whatever region. */
export const fromEdge = (settings: Settings, name: 'CertificateArn' | 'WebAclArn'): string =>
  Fn.getStackOutput(edgeStackName(settings), name, edgeRegion);

export const edgeStackName = ({ stage }: Settings): string => stackNameOf(stage, `${appName}-Edge`);
