import { randomUUID } from 'node:crypto';
import { issuerOf } from '../../identity/cognito/issuer.ts';
import type { FunctionName } from '../functions.ts';
import { UsageError } from './command-line.ts';
import { localPool } from './deployed.ts';
import type { LocalCloud } from './local-cloud.ts';

export interface AskedInvocation {
  readonly name: FunctionName;
  /** The event file's text, with its holes. */
  readonly text: string;
  /** The demo business that fills them. */
  readonly tenant: string;
}

/** Fills an event file's holes and calls the function with it. */
export async function invokeEvent(cloud: LocalCloud, asked: AskedInvocation): Promise<unknown> {
  const text = await filled(asked.text, cloud, asked.tenant);
  const invoke = await cloud.functions(asked.name);
  return invoke(parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`the event is not JSON: ${(error as Error).message}`);
  }
}

/** What no file can know: the demo's ids, and days that are still to come. */
async function filled(text: string, cloud: LocalCloud, slug: string): Promise<string> {
  const demo = cloud.demos.find((one) => one.slug === slug);
  if (!demo) throw new UsageError(`no demo business is called ${slug}`);
  const values: Readonly<Record<string, string>> = {
    tenantId: demo.tenantId,
    publicKey: demo.publicKey,
    keyId: await cloud.keyIdOf(demo),
    issuer: issuerOf('local', localPool.userPoolId),
    clientId: localPool.clientId,
    uuid: randomUUID(),
    nextTuesday: nextTuesday(),
  };
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new UsageError(`the event has a hole that nothing fills: {{${name}}}`);
    return value;
  });
}

function nextTuesday(): string {
  const day = new Date();
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() !== 2);
  return day.toISOString().slice(0, 10);
}
