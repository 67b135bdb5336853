import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { functionRows } from '@booking-chat/server/lambda/functions';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import S3rver from 's3rver';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkRules, exceptions } from './nag.ts';
import { stages } from './settings.ts';
import { synthesize } from './synth.ts';
import { settingsOf } from './testing.ts';
import { exempt, templatesUnder, validateTemplates } from './validate.ts';

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
const nested = (stage: string) => join(folder, 'cloudformation', stage);
const variants = [
  ...stages.map((stage) => ({ name: stage as string, env: { STAGE: stage } as Record<string, string> })),
  {
    name: 'south-green',
    env: { AWS_REGION: 'sa-east-1', API_COLOR: 'green', HOSTED_ZONE_ID: '', GITHUB_REPOSITORY: '' },
  },
];

beforeAll(() => {
  for (const { name, env } of variants)
    synthesize(settingsOf(env), { cdk: join(folder, 'cdk', name), templates: nested(name) });
}, 300_000);

describe('every template of every stage', () => {
  it("passes AWS's rules in strict mode", () => {
    const files = templatesUnder([folder]);
    expect(files).toHaveLength(variants.length * (10 + 11));
    expect(validateTemplates(files)).toEqual([]);
  }, 300_000);

  it.runIf(spawnSync('cfn-lint', ['--version']).status === 0)(
    'passes cfn-lint',
    () => {
      const files = templatesUnder([nested('prod'), join(folder, 'cdk/south-green')]);
      const { stdout, status } = spawnSync(
        'cfn-lint',
        ['--ignore-checks', ...Object.keys(exempt), '--', ...files],
        {
          encoding: 'utf8',
        },
      );
      expect(stdout).toBe('');
      expect(status).toBe(0);
    },
    300_000,
  );

  it('catches an error planted in a nested template', () => {
    const copy = mkdtempSync(join(tmpdir(), 'planted-'));
    cpSync(nested('dev'), copy, { recursive: true });
    const path = join(copy, 'database.template.json');
    const template = JSON.parse(readFileSync(path, 'utf8'));
    const table = Object.values<{ Type: string; Properties: Record<string, unknown> }>(
      template.Resources,
    ).find(({ Type }) => Type === 'AWS::DynamoDB::Table');
    if (!table) throw new Error('no table to plant an error in');
    table.Properties.BillingMode = 'PAY_PER_QUERY';
    writeFileSync(path, JSON.stringify(template));
    const found = validateTemplates(templatesUnder([copy]));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set([path]));
    expect(found.map(({ message }) => message).join()).toContain('PAY_PER_QUERY');
  }, 300_000);

  it('stays within the limits of CloudFormation', () => {
    for (const file of templatesUnder([folder])) {
      const text = readFileSync(file, 'utf8');
      const { Resources, Parameters = {}, Outputs = {} } = JSON.parse(text);
      expect(Buffer.byteLength(text), file).toBeLessThan(1_000_000);
      expect(Object.keys(Resources).length, file).toBeLessThanOrEqual(500);
      expect(Object.keys(Parameters).length, file).toBeLessThanOrEqual(200);
      expect(Object.keys(Outputs).length, file).toBeLessThanOrEqual(200);
    }
    // Deployed without a bucket, since the bucket comes with one of them.
    for (const name of ['cicd', 'edge'])
      expect(readFileSync(join(nested('prod'), `${name}.template.json`)).length).toBeLessThan(51_200);
  });
});

describe('the CloudFormation route', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(nested('prod'), `${name}.template.json`), 'utf8'));

  it('nests the same parts in one root, and points to files that are there', () => {
    const stacks = Object.values<{ Type: string; Properties: { TemplateURL: string } }>(
      read('root').Resources,
    );
    const parts = ['admin', 'api', 'auth', 'background', 'database', 'domain', 'monitoring', 'widget'];
    expect(stacks.map(({ Type }) => Type)).toEqual(parts.map(() => 'AWS::CloudFormation::Stack'));
    expect(stacks.map(({ Properties }) => Properties.TemplateURL).sort()).toEqual(
      parts.map((part) => `${part}.template.json`),
    );
    for (const part of ['api', 'background'])
      for (const { Type, Properties } of Object.values<{ Type: string; Properties: { Code: string } }>(
        read(part).Resources,
      ))
        if (Type === 'AWS::Lambda::Function')
          expect(readdirSync(join(nested('prod'), Properties.Code))).toEqual(['index.mjs']);
  });

  it('has the resources of the CDK route', () => {
    const types = (paths: string[]) =>
      paths
        .flatMap((path) => Object.values<{ Type: string }>(JSON.parse(readFileSync(path, 'utf8')).Resources))
        .map(({ Type }) => Type)
        .filter((type) => type !== 'AWS::CloudFormation::Stack')
        .sort();
    expect(types(templatesUnder([nested('prod')]))).toEqual(
      types(templatesUnder([join(folder, 'cdk/prod')])),
    );
  });

  it('lets go of everything but data with one parameter', () => {
    const { Resources, Parameters, Outputs } = read('root');
    expect(Parameters.Scope).toMatchObject({ Default: 'full', AllowedValues: ['full', 'data'] });
    const kept = Object.entries<{ Condition?: string }>(Resources).filter(
      ([, { Condition }]) => Condition === undefined,
    );
    expect(kept.map(([id]) => id.split('NestedStack')[0]).sort()).toEqual(['Auth', 'Database']);
    expect(Outputs.CloudFrontDomain.Condition).toBe('Full');
    expect(Outputs.TablePrefix.Condition).toBeUndefined();
  });

  it('takes thresholds and log levels at its root', () => {
    expect(Object.keys(read('root').Parameters)).toEqual(
      expect.arrayContaining([
        'FailedBookingsThreshold',
        'SlowRepliesThreshold',
        'FieldLogLevel',
        'LogLevel',
      ]),
    );
  });

  it.runIf(spawnSync('aws', ['--version']).status === 0)(
    'is uploaded whole by the AWS CLI: every nested template and function, to a server on loopback',
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 's3-'));
      const server = new S3rver({
        port: 0,
        address: '127.0.0.1',
        directory,
        silent: true,
        configureBuckets: [{ name: 'releases', configs: [] }],
      });
      const { port } = await server.run();
      try {
        const packaged = join(directory, 'packaged.json');
        const to = [
          '--s3-bucket',
          'releases',
          '--s3-prefix',
          'prod',
          '--use-json',
          '--output-template-file',
          packaged,
        ];
        const template = join(nested('prod'), 'root.template.json');
        await promisify(execFile)(
          'aws',
          ['cloudformation', 'package', '--region', 'us-east-1', '--template-file', template, ...to],
          {
            env: {
              PATH: process.env.PATH,
              HOME: directory,
              AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
              AWS_ACCESS_KEY_ID: 'S3RVER',
              AWS_SECRET_ACCESS_KEY: 'S3RVER',
            },
          },
        );
        const urls = Object.values<{ Properties: { TemplateURL: string } }>(
          JSON.parse(readFileSync(packaged, 'utf8')).Resources,
        );
        expect(urls).toHaveLength(8);
        for (const { Properties } of urls)
          expect(Properties.TemplateURL).toMatch(/^http.*\/releases\/prod\/\w+\.template$/);
        const objects = readdirSync(join(directory, 'releases/prod')).filter((name) =>
          name.endsWith('_object'),
        );
        expect(objects).toHaveLength(8 + functionRows.length);
      } finally {
        await server.close();
      }
    },
    300_000,
  );

  it('needs nothing of cdk bootstrap', () => {
    for (const file of templatesUnder([nested('prod')]))
      expect(readFileSync(file, 'utf8')).not.toMatch(/BootstrapVersion|cdk-hnb659fds-assets|aws:asset/);
  });
});

describe('the rules of AWS Solutions', () => {
  it('are broken only where a reason says so', () => {
    for (const { reason, rule } of exceptions(settingsOf())) {
      expect(reason.length, rule).toBeGreaterThan(30);
      expect(rule).toMatch(/^AwsSolutions-\w+/);
    }
  });

  it('stop the synthesis of what breaks one', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'nag-')), analyticsReporting: false });
    new Bucket(new Stack(app, 'Open'), 'Bucket');
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).toThrow(/require requests to use SSL/);
    process.exitCode = 0;
  });

  it('have no exception that outlived its reason', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'nag-')), analyticsReporting: false });
    expect(() => checkRules(app, settingsOf())).toThrow(/nothing fits the exception/);
  });
});

describe('npm run synth', () => {
  it('says everything that is wrong, in lines', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'packages/infra/src/synth.ts', 'staging'],
      {
        cwd: join(import.meta.dirname, '../../..'),
        encoding: 'utf8',
        env: { PATH: process.env.PATH, DOMAIN_NAME: 'no domain' },
      },
    );
    expect(status).toBe(2);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'the environment is not fit to deploy:',
      '  - STAGE is "staging": dev, qa or prod',
      '  - DOMAIN_NAME is "no domain": the registered domain, such as example.com',
    ]);
  });
});
