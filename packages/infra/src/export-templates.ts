import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appName } from './names.ts';
import type { Settings } from './settings.ts';

interface Template {
  readonly Resources: Record<string, Resource>;
}
interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  Metadata?: Record<string, unknown>;
}

/**
 * Makes of a synthesized CloudFormation route a folder that the AWS CLI alone can deploy: templates under plain names that point to
 * their nested templates and their functions by relative paths, which `aws cloudformation package` uploads. Returns the templates' paths.
 */
export function exportTemplates(assembly: string, folder: string, settings: Settings): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'functions'), { recursive: true });
  const written: string[] = [];
  const write = (source: string, name: string): void => {
    const template = JSON.parse(readFileSync(join(assembly, source), 'utf8')) as Template;
    for (const [id, resource] of Object.entries(template.Resources)) {
      const { Metadata: metadata = {}, Properties: properties = {} } = resource;
      const asset = metadata['aws:asset:path'] as string | undefined;
      const property = metadata['aws:asset:property'] as string | undefined;
      delete resource.Metadata;
      if (asset === undefined || property === undefined) continue;
      properties[property] =
        property === 'TemplateURL'
          ? nested(asset, id)
          : code(asset, String(properties.FunctionName), settings);
    }
    const path = join(folder, name);
    writeFileSync(path, `${JSON.stringify(template, null, 1)}\n`);
    written.push(path);
  };
  const nested = (asset: string, id: string): string => {
    const name = `${(id.split('NestedStack')[0] as string).toLowerCase()}.template.json`;
    write(asset, name);
    return name;
  };
  const code = (asset: string, functionName: string, { stage }: Settings): string => {
    const path = join('functions', functionName.replace(`booking-chat-${stage}-`, ''));
    cpSync(join(assembly, asset), join(folder, path), { recursive: true });
    return path;
  };
  for (const name of readdirSync(assembly).filter(isTopLevel))
    write(name, name === `${appName}.template.json` ? 'root.template.json' : plainName(name));
  const { stage, domainName, region } = settings;
  writeFileSync(
    join(folder, 'settings'),
    `STAGE=${stage}\nDOMAIN_NAME=${domainName}\nAWS_REGION=${region}\n`,
  );
  return written;
}

const isTopLevel = (name: string) =>
  name.endsWith('.template.json') && !name.endsWith('.nested.template.json');
const plainName = (name: string) => name.slice(`${appName}-`.length).toLowerCase();
