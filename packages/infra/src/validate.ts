import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

export interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

interface Diagnostic {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly entity?: { readonly logicalId?: string };
  readonly propertyPath?: string;
}
interface Validator {
  readonly CompositeEngine: new () => {
    validateTemplate(
      template: object,
      config: object,
    ): { status: string; diagnostics: readonly Diagnostic[] };
  };
  readonly TemplateFile: new (path: string) => object;
}

/** AWS's own rules over each file, offline, warnings as errors. What is left is what must be mended. */
export function validateTemplates(files: readonly string[]): Finding[] {
  const { CompositeEngine, TemplateFile } = bundledValidator();
  engine ??= new CompositeEngine();
  const checked = engine;
  return files.flatMap((file) =>
    checked
      .validateTemplate(new TemplateFile(file), { strict: true })
      .diagnostics.filter(
        ({ severity, ruleId }) => ['ERROR', 'FATAL'].includes(severity) && !(ruleId in exempt),
      )
      .map(({ ruleId, severity, message, entity, propertyPath }) => ({
        file,
        rule: ruleId,
        severity,
        message: [entity?.logicalId, propertyPath, message].filter(Boolean).join(': '),
      })),
  );
}

/** Seconds to make, and fit for any number of templates. */
let engine: InstanceType<Validator['CompositeEngine']> | undefined;

/** Rules that do not fit what these templates are. */
export const exempt: Readonly<Record<string, string>> = {
  W3002:
    'Paths to nested templates and functions are for `aws cloudformation package`, which deploy.sh runs.',
};

/** All templates under these folders, nested ones too. */
export function templatesUnder(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new Error(`${path} does not exist: run "npm run synth" first`);
    if (statSync(path).isFile()) return [path];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.template.json')).map((name) => join(path, name));
  });
}

/** The validator comes inside aws-cdk-lib. */
function bundledValidator(): Validator {
  const own = createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib'));
  return own('@aws/cloudformation-validate') as Validator;
}

if (import.meta.filename === process.argv[1]) {
  const files = templatesUnder(process.argv.slice(2)).sort();
  if (files.length === 0) throw new Error('no templates there: run "npm run synth" first');
  const findings = validateTemplates(files);
  for (const { file, rule, message } of findings)
    console.error(`${relative(process.cwd(), file)}: ${rule}: ${message}`);
  console.log(`${files.length} templates, ${findings.length} findings (AWS CloudFormation rules, strict)`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
