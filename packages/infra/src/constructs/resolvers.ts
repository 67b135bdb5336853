import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FunctionName, SchemaField } from '@booking-chat/server/lambda/functions';
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
    for (const field of fields) {
      const [typeName, fieldName] = field.split('.') as [string, string];
      const resolver = new CfnResolver(this, field.replace('.', ''), {
        apiId: api.apiId,
        typeName,
        fieldName,
        kind: 'UNIT',
        dataSourceName: source.name,
        runtime: { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' },
        code: answerCode(),
      });
      resolver.addResourceDependency(source);
      api.addSchemaDependency(resolver);
    }
  }
}

/** Hands the call over, and raises as an error of GraphQL what the function answered as one. */
export const answerCode = (): string => readFileSync(answerPath, 'utf8');

export const answerPath = resolve(import.meta.dirname, '../../../server/src/lambda/appsync/answer.js');
