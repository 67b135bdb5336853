import { DeleteStackCommand, UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { ReleaseFailure } from '../failure.ts';
import {
  apiIdParameter,
  type Color,
  colors,
  outputOf,
  parameterNames,
  parameterOf,
  type Stacks,
  type Stage,
  stackName,
} from './stacks.ts';

/** A colour of the API as it stands. */
export interface ColorState {
  readonly color: Color;
  readonly stack: string;
  readonly status: string;
  readonly url: string | null;
  readonly healthKey: string | null;
  readonly live: boolean;
}

/** The colours that exist, and which of them `api.<domain>` points to: the parameter LiveApi of the Domain stack. */
export async function readColors(stacks: Stacks, stage: Stage): Promise<ColorState[]> {
  const domain = await stacks.describe(stackName(stage, 'Domain'));
  const liveParameter = domain && parameterOf(domain, 'LiveApi');
  const found = await Promise.all(
    colors.map(async (color): Promise<ColorState | null> => {
      const name = stackName(stage, 'API', color);
      const stack = await stacks.describe(name);
      return (
        stack && {
          color,
          stack: name,
          status: String(stack.StackStatus),
          url: outputOf(stack, 'ApiUrl'),
          healthKey: outputOf(stack, 'HealthKey'),
          live: liveParameter === apiIdParameter(stage, color),
        }
      );
    }),
  );
  return found.filter((state) => state !== null);
}

/** Where the next release goes: the colour that is not live, blue before all others. */
export const idleColor = (states: readonly ColorState[]): Color =>
  states.some(({ color, live }) => live && color === 'blue') ? 'green' : 'blue';

/** Where "back" leads: the one other colour there is. */
export function otherColor(states: readonly ColorState[]): Color {
  const others = states.filter(({ live }) => !live);
  const [only] = others;
  if (!only)
    throw new ReleaseFailure('There is no other colour to go back to; roll the templates back instead.');
  if (others.length > 1)
    throw new ReleaseFailure(
      `Which one? ${others.map(({ color }) => color).join(' and ')} are there: name it with "backend switch".`,
    );
  return only.color;
}

/**
 * Points `api.<domain>` at a colour that answers by its own address. One parameter of one stack changes; keys, tables and
 * conversations are shared, so customers notice nothing. Throws a ReleaseFailure, and changes nothing, when that colour is
 * not sound.
 */
export async function switchTo(
  stacks: Stacks,
  stage: Stage,
  color: Color,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<{ from: Color | null; to: Color; moved: boolean }> {
  const states = await readColors(stacks, stage);
  const target = states.find((state) => state.color === color);
  const from = states.find(({ live }) => live)?.color ?? null;
  if (!target) throw new ReleaseFailure(`${stackName(stage, 'API', color)} is not there: deploy it first.`);
  if (!/^(CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK)_COMPLETE$/.test(target.status))
    throw new ReleaseFailure(`${target.stack} is ${target.status}: nothing is pointed at it.`);
  await answers(target);
  if (target.live || dryRun) return { from, to: color, moved: false };
  const name = stackName(stage, 'Domain');
  const domain = await stacks.describe(name);
  if (!domain) throw new ReleaseFailure(`${name} is not there: deploy it first.`);
  await stacks.update(name, {
    parameters: { LiveApi: apiIdParameter(stage, color) },
    keep: parameterNames(domain),
  });
  return { from, to: color, moved: true };
}

/** Deletes a colour that is not live; its tables and keys are other stacks'. */
export async function removeColor(stacks: Stacks, stage: Stage, color: Color): Promise<string> {
  const states = await readColors(stacks, stage);
  const target = states.find((state) => state.color === color);
  if (!target) throw new ReleaseFailure(`${stackName(stage, 'API', color)} is not there.`);
  if (target.live) throw new ReleaseFailure(`${color} is live: switch to another colour first.`);
  if (!states.some(({ live }) => live)) throw new ReleaseFailure('No colour is live: nothing is removed.');
  await stacks.client.send(
    new UpdateTerminationProtectionCommand({ StackName: target.stack, EnableTerminationProtection: false }),
  );
  await stacks.client.send(new DeleteStackCommand({ StackName: target.stack }));
  return target.stack;
}

async function answers({ color, url, healthKey }: ColorState): Promise<void> {
  if (!url) throw new ReleaseFailure(`${color} has no output ApiUrl.`);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(healthKey ? { 'x-api-key': healthKey } : {}) },
      body: JSON.stringify({ query: '{ health { status version } }' }),
      signal: AbortSignal.timeout(15_000),
    });
    const { data } = (await response.json()) as { data?: { health?: { status?: string } } };
    if (data?.health?.status === 'ok') return;
    throw new Error(`health says ${JSON.stringify(data?.health?.status ?? response.status)}`);
  } catch (cause) {
    throw new ReleaseFailure(
      `${color} does not answer at ${url} (${(cause as Error).message}): nothing is pointed at it.`,
    );
  }
}
