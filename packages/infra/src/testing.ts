import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { buildApp } from './build.ts';
import { readSettings, type Settings } from './settings.ts';

export const now = new Date('2026-11-22T12:00:00Z');

/** Settings of a deployment with everything: a zone, a repository, someone on call. */
export const settingsOf = (env: Record<string, string> = {}): Settings =>
  readSettings(
    {
      STAGE: 'prod',
      DOMAIN_NAME: 'example.com',
      AWS_REGION: 'us-east-1',
      HOSTED_ZONE_ID: 'Z0123456789ABC',
      GITHUB_REPOSITORY: 'acme/agentic-booking-chat',
      ALARM_EMAIL: 'ops@example.com',
      ...env,
    },
    now,
  );

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is what it is
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: string | readonly string[];
}

/** The templates of the CDK route by the last part of their name, synthesized once for each settings in this process. */
export function stacksOf(env: Record<string, string> = {}): (part: string) => Stack {
  const key = JSON.stringify(env);
  const known = made.get(key);
  if (known) return known;
  const assembly = buildApp(settingsOf(env), { outdir: mkdtempSync(join(tmpdir(), 'cdk-')) }).synth();
  const stack = (part: string): Stack => {
    const artifact = assembly.stacks.find(({ id }) => id === `ChatBookingSaaSStack-${part}`);
    if (!artifact)
      throw new Error(`no stack ${part} among ${assembly.stacks.map(({ id }) => id).join(', ')}`);
    return stackOf(artifact.stackName, artifact.template, artifact.environment.region);
  };
  made.set(key, stack);
  return stack;
}
const made = new Map<string, (part: string) => Stack>();

export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly template: Template;
  readonly outputs: Record<string, { Value: unknown }>;
  readonly parameters: Record<string, { Type: string; Default?: unknown; AllowedValues?: unknown[] }>;
  all(type: string): Resource[];
  /** The one resource of the type that fits. */
  one(type: string, fits?: (properties: Resource['Properties']) => boolean): Resource;
}

function stackOf(name: string, json: Record<string, never>, region: string): Stack {
  const resources = Object.values((json.Resources ?? {}) as Record<string, Resource>);
  const all = (type: string) => resources.filter(({ Type }) => Type === type);
  return {
    name,
    region,
    template: Template.fromJSON(json),
    outputs: json.Outputs ?? {},
    parameters: json.Parameters ?? {},
    all,
    one(type, fits = () => true) {
      const found = all(type).filter(({ Properties }) => fits(Properties));
      if (found.length !== 1) throw new Error(`${found.length} resources of ${type} in ${name}`);
      return found[0] as Resource;
    },
  };
}

/** `Action Action on resource`: statements as lines to read, with references written as the last part of their name. */
export function statementLines(document: {
  Statement: { Effect: string; Action: string | string[]; Resource: unknown }[];
}): string[] {
  return document.Statement.map(({ Effect, Action, Resource }) => {
    const resources = [Resource].flat().map(shortArn).join(' ');
    return `${Effect === 'Allow' ? '' : `${Effect} `}${[Action].flat().join(' ')} on ${resources}`;
  });
}

function shortArn(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const {
    'Fn::Join': join,
    'Fn::GetAtt': attribute,
    Ref,
    'Fn::ImportValue': imported,
  } = resource as Record<string, unknown>;
  if (join) return (join as [string, unknown[]])[1].map(shortArn).join('');
  if (attribute) return String((attribute as string[])[0]).replace(/[0-9A-F]{8}$/, '');
  if (Ref) return String(Ref).replace(/[0-9A-F]{8}$/, '');
  const name = /FnGetAtt(\w+?)[0-9A-F]{8}(Arn|StreamArn)|Ref(\w+?)[0-9A-F]{8}/.exec(String(imported));
  return name ? `${name[1] ?? name[3]}${name[2] === 'StreamArn' ? '.stream' : ''}` : JSON.stringify(resource);
}
