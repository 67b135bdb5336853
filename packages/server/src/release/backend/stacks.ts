import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Capability,
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  type Stack,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { ReleaseFailure } from '../failure.ts';

export const stages = ['dev', 'qa', 'prod'] as const;
export type Stage = (typeof stages)[number];

/** Colours of the API; `main` is the one without a suffix. */
export const colors = ['blue', 'green', 'main'] as const;
export type Color = (typeof colors)[number];

/** Parts that a release replaces. Those that keep data or names (Database, Auth, Edge, Widget) are never rolled back with it. */
export const codeParts = ['Background', 'API'] as const;

/** As the CDK app calls them (a test compares). */
export function stackName(stage: Stage, part: string, color: Color = 'main'): string {
  const name = `ChatBookingSaaSStack-${part}${part === 'API' && color !== 'main' ? `-${color}` : ''}`;
  return stage === 'prod' ? name : `${name}-${stage}`;
}

/** The parameter that holds the id of one colour's API. */
export const apiIdParameter = (stage: Stage, color: Color): string => `/booking-chat/${stage}/api/${color}`;

export interface Stacks {
  /** null: there is no such stack. */
  describe(name: string): Promise<Stack | null>;
  /** Starts an update and waits for its end. False: CloudFormation found nothing to change. */
  update(name: string, change: StackChange): Promise<boolean>;
  readonly client: CloudFormationClient;
  readonly region: string;
}

export interface StackChange {
  /** Absent: the template stays as it is. */
  readonly templateUrl?: string;
  /** What changes; every other parameter of `keep` stays. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly keep: readonly string[];
}

export function openStacks(region: string): Stacks {
  const client = new CloudFormationClient({ region });
  const describe = async (name: string): Promise<Stack | null> => {
    try {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
      const [stack] = Stacks ?? [];
      return stack && stack.StackStatus !== 'DELETE_COMPLETE' ? stack : null;
    } catch (error) {
      if (error instanceof CloudFormationServiceException && /does not exist/.test(error.message))
        return null;
      throw error;
    }
  };
  return {
    client,
    region,
    describe,
    async update(name, { templateUrl, parameters, keep }) {
      try {
        await client.send(
          new UpdateStackCommand({
            StackName: name,
            ...(templateUrl ? { TemplateURL: templateUrl } : { UsePreviousTemplate: true }),
            Parameters: [
              ...Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
                ParameterKey,
                ParameterValue,
              })),
              ...keep
                .filter((key) => !(key in parameters))
                .map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
            ],
            Capabilities: capabilities,
          }),
        );
      } catch (error) {
        if (error instanceof Error && /No updates are to be performed/.test(error.message)) return false;
        throw error;
      }
      await settled(describe, name);
      return true;
    },
  };
}

const capabilities: Capability[] = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'];

/** Waits until CloudFormation is done. Throws a ReleaseFailure when it went back instead. */
async function settled(describe: Stacks['describe'], name: string): Promise<void> {
  for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, 5_000)) {
    const stack = await describe(name);
    const status = String(stack?.StackStatus);
    if (status === 'UPDATE_COMPLETE') return;
    if (!status.endsWith('_IN_PROGRESS'))
      throw new ReleaseFailure(
        `${name} ended in ${status}: ${stack?.StackStatusReason ?? 'see its events in the CloudFormation console'}.`,
      );
    await sleep(pauseMs);
  }
}

export const outputOf = (stack: Stack, key: string): string | null =>
  stack.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? null;

export const parameterNames = (stack: Stack): string[] =>
  (stack.Parameters ?? []).flatMap(({ ParameterKey }) => ParameterKey ?? []);

export const parameterOf = (stack: Stack, key: string): string | null =>
  stack.Parameters?.find(({ ParameterKey }) => ParameterKey === key)?.ParameterValue ?? null;
