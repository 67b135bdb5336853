import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { functionRows, functions, liveFields } from '@booking-chat/server/lambda/functions';
import { cloudTables } from '@booking-chat/server/store/tables';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerCode, resolverCode } from './constructs/resolvers.ts';
import { type Resource, stacksOf } from './testing.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'serverless-'));
const cdk = stacksOf({ STAGE: 'qa', HOSTED_ZONE_ID: '' });
let resources: Resource[] = [];
const all = (type: string) =>
  resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);

describe('osls package', () => {
  beforeAll(() => {
    const { status, stdout, stderr } = spawnSync(
      'npx',
      ['osls', 'package', '--stage', 'qa', '--package', folder],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, STAGE: 'qa', DOMAIN_NAME: 'example.com', AWS_REGION: 'us-east-1' },
      },
    );
    if (status !== 0) throw new Error(stdout + stderr);
    const template = JSON.parse(
      readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8'),
    );
    resources = Object.values(template.Resources);
  }, 300_000);

  it('packages every function, offline', () => {
    const zips = readdirSync(folder).filter((name) => name.endsWith('.zip'));
    expect(zips.sort()).toEqual(
      Object.keys(functions)
        .map((name) => `${name}.zip`)
        .sort(),
    );
    for (const [name, definition] of functionRows)
      expect(
        all('AWS::Lambda::Function').find(({ Description }) => Description === definition.purpose),
      ).toMatchObject({
        Handler: `packages/server/dist/lambda/${name}/index.handler`,
        Runtime: 'nodejs24.x',
        Timeout: definition.timeoutSeconds,
        MemorySize: definition.memoryMb,
        TracingConfig: { Mode: 'Active' },
      });
  });

  it('has the tables and people of the CDK route', () => {
    const withoutTags = ({ Tags: _, UserPoolTags: __, ...rest }: Record<string, unknown>) => rest;
    const ofTables = (properties: Resource['Properties'][]) =>
      properties.map(withoutTags).sort((a, b) => String(a.TableName).localeCompare(String(b.TableName)));
    expect(all('AWS::DynamoDB::Table')).toHaveLength(Object.keys(cloudTables).length);
    expect(ofTables(all('AWS::DynamoDB::Table'))).toEqual(
      ofTables(
        cdk('Database')
          .all('AWS::DynamoDB::Table')
          .map(({ Properties }) => Properties),
      ),
    );
    const pool = cdk('Auth').one('AWS::Cognito::UserPool').Properties;
    expect(all('AWS::Cognito::UserPool')[0].Policies).toEqual(pool.Policies);
    expect(all('AWS::Cognito::UserPool')[0].LambdaConfig).toEqual({
      PreTokenGenerationConfig: {
        LambdaArn: { 'Fn::GetAtt': ['PreTokenLambdaFunction', 'Arn'] },
        LambdaVersion: 'V2_0',
      },
      CustomMessage: { 'Fn::GetAtt': ['SignInMailsLambdaFunction', 'Arn'] },
    });
  });

  it('gives each function the role that the CDK route gives it', () => {
    const actions = (role: Resource['Properties']) =>
      role.Policies[0].PolicyDocument.Statement.map(({ Action }: { Action: unknown }) => Action);
    const expected = ['API', 'Auth', 'Background'].flatMap((part) =>
      cdk(part)
        .all('AWS::IAM::Role')
        .map(({ Properties }) => Properties)
        .filter(({ Description }) => String(Description).startsWith('What ')),
    );
    expect(expected).toHaveLength(functionRows.length);
    for (const role of expected) {
      const ours = all('AWS::IAM::Role').find(({ Description }) => Description === role.Description);
      expect(actions(ours), role.Description).toEqual(actions(role));
    }
  });

  it('has the resolvers, the modes and the firewall of the API', () => {
    const fields = functionRows.flatMap(([, { trigger }]) =>
      trigger.type === 'appsync' ? trigger.fields : [],
    );
    expect(
      all('AWS::AppSync::Resolver')
        .map((each) => `${each.TypeName}.${each.FieldName}`)
        .sort(),
    ).toEqual([...fields, ...Object.values(liveFields).flat()].sort());
    const codeOf = (field: string) =>
      all('AWS::AppSync::Resolver').find(({ FieldName }) => FieldName === field)?.Code;
    expect(codeOf('health')).toBe(answerCode());
    expect(codeOf('publishBookingEvent')).toBe(resolverCode('publish.js'));
    expect(codeOf('onPersonReply')).toBe(resolverCode('subscribe.js'));
    const [api] = all('AWS::AppSync::GraphQLApi');
    expect(api).toMatchObject({
      AuthenticationType: 'AWS_LAMBDA',
      LogConfig: { ExcludeVerboseContent: true },
    });
    expect(
      api.AdditionalAuthenticationProviders.map(
        (each: { AuthenticationType: string }) => each.AuthenticationType,
      ),
    ).toEqual(['AMAZON_COGNITO_USER_POOLS', 'API_KEY', 'AWS_IAM']);
    expect(all('AWS::WAFv2::WebACLAssociation')).toHaveLength(1);
  });

  it('is driven by the stream, the queue, the clock and the secret', () => {
    expect(all('AWS::Lambda::EventSourceMapping')).toHaveLength(2);
    for (const mapping of all('AWS::Lambda::EventSourceMapping'))
      expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(all('AWS::Events::Rule')[0].ScheduleExpression).toBe('rate(1 hour)');
    expect(all('AWS::SecretsManager::RotationSchedule')[0].RotationLambdaARN).toEqual({
      'Fn::GetAtt': ['KeyRotationLambdaFunction', 'Arn'],
    });
  });
});
