import { CfnOutput, CfnParameter, type CfnParameterProps, type CfnResource, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The stacks of the product; as stacks of their own (CDK) or nested in one (CloudFormation). */
export type PartName =
  | 'Database'
  | 'Auth'
  | 'Background'
  | 'API'
  | 'Domain'
  | 'Widget'
  | 'Admin'
  | 'Monitoring';

/** Makes the stack of a part, of whichever kind. */
export type MakePart = (name: PartName, description: string) => Stack;

/** An output under exactly this name, of the stack that an operator sees: a nested stack's is its root's. */
export function output(stack: Stack, name: string, description: string, value: string): void {
  const owner = stack.nestedStackParent ?? stack;
  const made = new CfnOutput(owner, `Output${name}`, { description, value });
  made.overrideLogicalId(name);
  made.condition = (stack.nestedStackResource as CfnResource | undefined)?.cfnOptions.condition;
}

/** A parameter under exactly this name, of the stack that an operator deploys: a nested stack's is its root's. */
export function parameter(scope: Construct, name: string, props: CfnParameterProps): CfnParameter {
  const stack = Stack.of(scope);
  const made = new CfnParameter(stack.nestedStackParent ?? stack, `Parameter${name}`, props);
  made.overrideLogicalId(name);
  return made;
}
