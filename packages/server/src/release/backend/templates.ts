import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { ReleaseFailure } from '../failure.ts';
import type { Bucket } from '../widget/bucket.ts';
import { parameterNames, type Stacks } from './stacks.ts';

/**
 * Keeps the templates that stand now under a release's name, before another is deployed. Functions lie in the assets bucket
 * under their hash and are not deleted, so a template is all that is needed to come back.
 */
export async function keepTemplates(
  stacks: Stacks,
  bucket: Bucket,
  { release, names }: { release: string; names: readonly string[] },
): Promise<string[]> {
  const kept: string[] = [];
  for (const name of names) {
    if (!(await stacks.describe(name))) continue;
    const { TemplateBody } = await stacks.client.send(
      new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }),
    );
    const object = {
      body: Buffer.from(String(TemplateBody)),
      contentType: 'application/json; charset=utf-8',
      cacheControl: 'no-cache',
    };
    const key = templateKey(release, name);
    const former = await bucket.inspect(key);
    if (!(await bucket.write(key, object, former?.etag ?? null)))
      throw new ReleaseFailure(`Somebody else keeps ${release} at the same moment: try again.`);
    kept.push(name);
  }
  return kept;
}

export type WayBack = 'cancelled' | 'continued' | 'rolled back' | 'as it was';

/**
 * Takes one stack back. An update under way is cancelled and a rollback that got stuck is continued (CloudFormation then
 * does the rest); a stack that is done gets the template kept under `release`, with its parameters as they are.
 */
export async function rollBackStack(
  stacks: Stacks,
  bucket: Bucket,
  { name, release, dryRun = false }: { name: string; release: string; dryRun?: boolean },
): Promise<WayBack> {
  const stack = await stacks.describe(name);
  if (!stack) throw new ReleaseFailure(`${name} is not there.`);
  const status = String(stack.StackStatus);
  if (status === 'UPDATE_IN_PROGRESS') {
    if (!dryRun) await stacks.client.send(new CancelUpdateStackCommand({ StackName: name }));
    return 'cancelled';
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    if (!dryRun) await stacks.client.send(new ContinueUpdateRollbackCommand({ StackName: name }));
    return 'continued';
  }
  if (!status.endsWith('_COMPLETE')) throw new ReleaseFailure(`${name} is ${status}: wait, then try again.`);
  const key = templateKey(release, name);
  const template = await bucket.read(key);
  if (!template) throw new ReleaseFailure(`No template of ${name} was kept for ${release}.`);
  const { Parameters = {} } = JSON.parse(template.body.toString('utf8')) as { Parameters?: object };
  if (dryRun) return 'rolled back';
  const changed = await stacks.update(name, {
    templateUrl: `https://${bucket.name}.s3.${stacks.region}.amazonaws.com/${key}`,
    parameters: {},
    keep: parameterNames(stack).filter((parameter) => parameter in Parameters),
  });
  return changed ? 'rolled back' : 'as it was';
}

const templateKey = (release: string, name: string) => `templates/${release}/${name}.json`;
