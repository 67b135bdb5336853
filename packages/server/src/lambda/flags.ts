import type { Flags } from '../context.ts';
import type { AwsCall } from './aws-call.ts';

export interface FlagStore {
  current(): Flags;
  /** Reads the parameter when that is due; a failed reading keeps what is known. */
  refresh(): Promise<void>;
}

const keptMs = 15_000;
export const noFlags: Flags = { DISABLE_IA: false };

/**
 * Runtime flags from one SSM parameter that holds JSON, `{"DISABLE_IA": true}`: changed by an operator and seen by every
 * running process within 15 seconds, without a deployment.
 */
export function openFlags(
  ssm: AwsCall,
  parameter: string,
  { clock = Date.now, onFailure }: { clock?: () => number; onFailure: (cause: unknown) => void },
): FlagStore {
  let flags = noFlags;
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    current: () => flags,
    async refresh() {
      if (clock() - readAt < keptMs) return;
      readAt = clock();
      try {
        const { Parameter } = await ssm('GetParameter', { Name: parameter });
        flags = readFlags((Parameter as { Value: string }).Value);
      } catch (cause) {
        onFailure(cause);
      }
    },
  };
}

/** Unknown flags are another release's; one of ours with anything but true or false is a mistake worth a throw. */
export function readFlags(text: string): Flags {
  const given: unknown = JSON.parse(text);
  if (typeof given !== 'object' || given === null) throw new Error('the flags must be a JSON object');
  const { DISABLE_IA = false, OWNERS_CHANGE_PLANS = false } = given as Record<string, unknown>;
  if (typeof DISABLE_IA !== 'boolean') throw new Error('DISABLE_IA must be true or false');
  if (typeof OWNERS_CHANGE_PLANS !== 'boolean') throw new Error('OWNERS_CHANGE_PLANS must be true or false');
  return { DISABLE_IA, OWNERS_CHANGE_PLANS };
}
