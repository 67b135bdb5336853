import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Stage } from './backend/stacks.ts';
import { ReleaseFailure } from './failure.ts';

/** The switches there are; functions read them within 15 seconds. */
export const flagNames = ['DISABLE_IA', 'OWNERS_CHANGE_PLANS'] as const;
export type FlagName = (typeof flagNames)[number];
export type FlagValues = Readonly<Record<string, unknown>>;

export const flagsParameter = (stage: Stage): string => `/booking-chat/${stage}/flags`;

export interface FlagAddress {
  readonly region: string;
  readonly stage: Stage;
}

export async function readFlags({ region, stage }: FlagAddress): Promise<FlagValues> {
  const Name = flagsParameter(stage);
  try {
    const { Parameter } = await new SSMClient({ region }).send(new GetParameterCommand({ Name }));
    return JSON.parse(Parameter?.Value ?? '{}') as FlagValues;
  } catch (error) {
    if (error instanceof ParameterNotFound)
      throw new ReleaseFailure(`${Name} is not there: is ${stage} deployed in ${region}?`);
    throw error;
  }
}

/** Changes one flag and leaves the others, those of other releases included. Returns all of them. */
export async function setFlag(address: FlagAddress, flag: FlagName, on: boolean): Promise<FlagValues> {
  const flags = { ...(await readFlags(address)), [flag]: on };
  await new SSMClient({ region: address.region }).send(
    new PutParameterCommand({
      Name: flagsParameter(address.stage),
      Value: JSON.stringify(flags),
      Overwrite: true,
    }),
  );
  return flags;
}
