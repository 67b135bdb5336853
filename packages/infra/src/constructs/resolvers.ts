import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type FunctionName, liveFields, type SchemaField } from '@booking-chat/server/lambda/functions';
import { CfnDataSource, CfnResolver, type GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ServerFunction } from './server-function.ts';

export interface ResolversProps {
  readonly api: GraphqlApi;
  readonly name: FunctionName;
  readonly target: ServerFunction;
  readonly fields: readonly SchemaField[];
}

/** The fields that one function answers: its data source, whose role may call it and nothing else, and a resolver for each. */
export class Resolvers extends Construct {
  constructor(scope: Construct, id: string, { api, name, target, fields }: ResolversProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('appsync.amazonaws.com'),
      description: `Lets AppSync call ${name}`,
      inlinePolicies: {
        Call: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: [target.lambda.functionArn],
            }),
          ],
        }),
      },
    });
    const source = new CfnDataSource(this, 'DataSource', {
      apiId: api.apiId,
      name: `${name}DataSource`,
      type: 'AWS_LAMBDA',
      lambdaConfig: { lambdaFunctionArn: target.lambda.functionArn },
      serviceRoleArn: role.roleArn,
    });
    for (const field of fields) attach(this, { api, source, field, code: answerCode() });
  }
}

/** What AppSync answers by itself: published events pass through, and a subscription is bound to who asked for it. */
export class LiveResolvers extends Construct {
  constructor(scope: Construct, id: string, api: GraphqlApi) {
    super(scope, id);
    const source = new CfnDataSource(this, 'DataSource', {
      apiId: api.apiId,
      name: liveSource,
      type: 'NONE',
    });
    for (const [file, fields] of Object.entries(liveFields))
      for (const field of fields) attach(this, { api, source, field, code: resolverCode(file) });
  }
}

export const liveSource = 'liveDataSource';

interface Attached {
  readonly api: GraphqlApi;
  readonly source: CfnDataSource;
  readonly field: SchemaField;
  readonly code: string;
}

function attach(scope: Construct, { api, source, field, code }: Attached): void {
  const [typeName, fieldName] = field.split('.') as [string, string];
  const resolver = new CfnResolver(scope, field.replace('.', ''), {
    apiId: api.apiId,
    typeName,
    fieldName,
    kind: 'UNIT',
    dataSourceName: source.name,
    runtime: { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' },
    code,
  });
  resolver.addResourceDependency(source);
  api.addSchemaDependency(resolver);
}

/** Hands the call over, and raises as an error of GraphQL what the function answered as one. */
export const answerCode = (): string => resolverCode('answer.js');

export const resolverCode = (file: string): string => readFileSync(resolverPath(file), 'utf8');

export const resolverPath = (file: string): string =>
  resolve(import.meta.dirname, '../../../server/src/lambda/appsync', file);
