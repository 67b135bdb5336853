import { CfnOutput, NestedStack, type Stack } from 'aws-cdk-lib';

/** The stacks of the product; as stacks of their own (CDK) or nested in one (CloudFormation). */
export type PartName = 'Database' | 'Auth' | 'Background' | 'API' | 'Domain' | 'Widget' | 'Monitoring';

/** Makes the stack of a part, of whichever kind. */
export type MakePart = (name: PartName, description: string) => Stack;

/** An output under exactly this name, of the stack that an operator sees: a nested stack's is its root's. */
export function output(stack: Stack, name: string, description: string, value: string): void {
  const owner = stack.nested ? (stack.nestedStackParent as Stack) : stack;
  new CfnOutput(owner, `Output${name}`, { description, value }).overrideLogicalId(name);
}

export const isNested = (stack: Stack): stack is NestedStack => NestedStack.isNestedStack(stack);
