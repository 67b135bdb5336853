import { readFileSync } from 'node:fs';
import { functionRows, functions, grants, kebab, liveFields } from '@booking-chat/server/lambda/functions';
import { describe, expect, it } from 'vitest';
import { schemaPath } from '../constructs/graphql-api.ts';
import { answerCode, resolverCode } from '../constructs/resolvers.ts';
import { rulesOfBodies } from '../constructs/web-acl.ts';
import { type Stack, stacksOf, statementLines } from '../testing.ts';

const api = stacksOf()('API');
const auth = stacksOf()('Auth');
const background = stacksOf()('Background');
const domain = stacksOf()('Domain');
const schema = readFileSync(schemaPath, 'utf8');

describe('what each function may do, and nothing else', () => {
  const always = (log: string) => [
    `logs:CreateLogStream logs:PutLogEvents on ${log}Log`,
    'xray:PutTraceSegments xray:PutTelemetryRecords on *',
  ];
  const admission = [
    'dynamodb:BatchGetItem dynamodb:GetItem on Tenants',
    'dynamodb:BatchGetItem dynamodb:UpdateItem on TenantApiKeys',
  ];
  const catalog = ['dynamodb:Query on Services', 'dynamodb:Query on Providers'];
  const keysAndFlags = ['secretsmanager:GetSecretValue on SigningKeys', 'ssm:GetParameter on Flags'];
  const publishing = (what: string) =>
    `appsync:GraphQL on appsync/*/types/Mutation/fields/publish${what}Event`;
  const rows: Record<string, string[]> = {
    authorizer: [
      'dynamodb:Query on TenantApiKeys/index/GSI1',
      'dynamodb:GetItem on TenantApiKeys',
      'secretsmanager:GetSecretValue on SigningKeys',
    ],
    chatAgent: [
      ...admission,
      ...catalog,
      'dynamodb:Query dynamodb:BatchGetItem dynamodb:PutItem dynamodb:ConditionCheckItem on ProviderAvailability',
      'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem on Bookings',
      'dynamodb:Query on Bookings/index/GSI3',
      'dynamodb:BatchGetItem on Customers',
      'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem on Conversations',
      'dynamodb:BatchGetItem dynamodb:PutItem dynamodb:UpdateItem on TenantUsage',
      ...keysAndFlags,
      publishing('Conversation'),
    ],
    catalog: [
      ...admission,
      ...catalog,
      'dynamodb:Query on ProviderAvailability',
      'dynamodb:UpdateItem on TenantUsage',
      ...keysAndFlags,
    ],
    availability: [
      ...admission,
      ...catalog,
      'dynamodb:Query dynamodb:BatchGetItem on ProviderAvailability',
      'dynamodb:UpdateItem on TenantUsage',
      ...keysAndFlags,
    ],
    booking: [
      ...admission,
      ...catalog,
      'dynamodb:Query dynamodb:BatchGetItem dynamodb:PutItem dynamodb:ConditionCheckItem on ProviderAvailability',
      'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem on Bookings',
      'dynamodb:BatchGetItem on Customers',
      'dynamodb:BatchGetItem dynamodb:PutItem dynamodb:UpdateItem on TenantUsage',
      ...keysAndFlags,
    ],
    admin: [
      'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:UpdateItem on Tenants',
      'dynamodb:Query dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem on TenantApiKeys',
      'dynamodb:Query dynamodb:PutItem dynamodb:DeleteItem on Services',
      'dynamodb:Query dynamodb:PutItem dynamodb:DeleteItem on Providers',
      'dynamodb:Query dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:ConditionCheckItem on ProviderAvailability',
      'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem on Bookings',
      ...[1, 2, 3].map((at) => `dynamodb:Query on Bookings/index/GSI${at}`),
      'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem on Conversations',
      ...[1, 2].map((at) => `dynamodb:Query on Conversations/index/GSI${at}`),
      'dynamodb:GetItem dynamodb:PutItem on Customers',
      'dynamodb:Query on Customers/index/GSI1',
      'dynamodb:Query dynamodb:PutItem dynamodb:DeleteItem on AuditTrail',
      'dynamodb:BatchGetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem on TenantUsage',
      ...keysAndFlags,
      publishing('Conversation'),
      `${grants['people:manage'].actions.join(' ')} on UsersAdminUserPool`,
    ],
    notifier: [
      'dynamodb:GetItem on Tenants',
      ...catalog,
      'dynamodb:Query on ProviderAvailability',
      'dynamodb:DeleteItem on Bookings',
      'dynamodb:GetItem dynamodb:PutItem on Customers',
      'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams on Bookings.stream',
      'sqs:SendMessage on notifierdeadletters',
      'secretsmanager:GetSecretValue on SigningKeys',
      'sqs:SendMessage on mail',
      publishing('Booking'),
    ],
    preToken: [],
    signInMails: [],
    mailSender: [
      'dynamodb:PutItem dynamodb:DeleteItem on TenantUsage',
      'sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes on mail',
      'ses:SendEmail ses:SendRawEmail on identity/Identity configuration-set/Sending',
    ],
    jobs: [
      'dynamodb:Scan on Tenants',
      'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem on TenantUsage',
      'dynamodb:Query on Bookings/index/GSI1',
      'dynamodb:GetItem dynamodb:PutItem on Customers',
      'secretsmanager:GetSecretValue on SigningKeys',
    ],
    keyRotation: [
      'secretsmanager:DescribeSecret secretsmanager:GetSecretValue secretsmanager:PutSecretValue secretsmanager:UpdateSecretVersionStage on SigningKeys',
    ],
  };

  it('every function is listed', () =>
    expect(Object.keys(rows).sort()).toEqual(Object.keys(functions).sort()));

  it.each(Object.keys(rows))('%s', (name) => {
    const stack = stackWith(name);
    const role = stack.one(
      'AWS::IAM::Role',
      ({ Description }) => Description === `What ${nameOf(name)} may do`,
    );
    expect(role.Properties.ManagedPolicyArns).toBeUndefined();
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    ]);
    const lines = role.Properties.Policies.flatMap((policy: { PolicyDocument: never }) =>
      statementLines(policy.PolicyDocument),
    );
    expect(lines.map(plain)).toEqual([...always(name), ...(rows[name] as string[])]);
  });

  it('no policy is attached from elsewhere, and nothing else runs', () => {
    const logging = ['GraphQLMayLog'];
    for (const stack of [api, auth, background]) {
      expect(stack.all('AWS::IAM::ManagedPolicy')).toEqual([]);
      expect(
        stack
          .all('AWS::IAM::Policy')
          .map(({ Properties }) => Properties.PolicyName.replace(/[0-9A-F]{8}$/, '')),
      ).toEqual(stack === api ? logging : []);
    }
    const all = [api, auth, background].flatMap((stack) => stack.all('AWS::Lambda::Function'));
    expect(all.map(({ Properties }) => Properties.FunctionName).sort()).toEqual(
      Object.keys(functions).map(nameOf).sort(),
    );
  });

  /** The construct's path, cut to what it is about. */
  const plain = (line: string) =>
    line
      .replaceAll(/\b(Tables|Runtime|Mail(?=mail|notifier|Identity|Sending)|Functions(?=\w+Log))/g, '')
      .replace(/arn:AWS::Partition:ssm:.*parameterRuntimeFlags/, 'Flags')
      .replace(/arn:AWS::Partition:appsync:us-east-1:AWS::AccountId:apis/, 'appsync')
      .replaceAll(/arn:AWS::Partition:ses:us-east-1:AWS::AccountId:/g, '');
});

describe('functions', () => {
  it.each(functionRows.map(([name, definition]) => ({ name, definition })))(
    '$name',
    ({ name, definition }) => {
      const stack = stackWith(name);
      const { Properties } = stack.one(
        'AWS::Lambda::Function',
        ({ FunctionName }) => FunctionName === nameOf(name),
      );
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout: definition.timeoutSeconds,
        MemorySize: definition.memoryMb,
        TracingConfig: { Mode: 'Active' },
      });
      const variables = Object.keys(Properties.Environment.Variables);
      const optional = ['LOG_LEVEL', 'SES_CONFIGURATION_SET', 'SENTRY_DSN'];
      expect(variables.filter((key) => !definition.environment.includes(key as never))).toEqual([]);
      expect(
        definition.environment.filter((key) => !variables.includes(key) && !optional.includes(key)),
      ).toEqual([]);
      expect(Properties.Environment.Variables.STAGE).toBe('prod');
      const log = stack.one(
        'AWS::Logs::LogGroup',
        ({ LogGroupName }) => LogGroupName === `/aws/lambda/${nameOf(name)}`,
      );
      expect(log.Properties.RetentionInDays).toBe(90);
    },
  );
});

describe('the API', () => {
  const graphql = api.one('AWS::AppSync::GraphQLApi').Properties;

  it('asks the authorizer about keys, Cognito about people of its one client, IAM about our functions, and takes a key for health', () => {
    expect(graphql.AuthenticationType).toBe('AWS_LAMBDA');
    expect(graphql.LambdaAuthorizerConfig).toMatchObject({
      AuthorizerResultTtlInSeconds: 300,
      IdentityValidationExpression: functions.authorizer.trigger.tokenPattern,
    });
    expect(
      graphql.AdditionalAuthenticationProviders.map(
        (each: { AuthenticationType: string }) => each.AuthenticationType,
      ),
    ).toEqual(['AMAZON_COGNITO_USER_POOLS', 'API_KEY', 'AWS_IAM']);
    const [people] = graphql.AdditionalAuthenticationProviders;
    expect(JSON.stringify(people.UserPoolConfig.AppIdClientRegex)).toMatch(
      /"\^",\{"Fn::ImportValue":"[^"]*AdminClient[^"]*"\},"\$"/,
    );
    const permission = api.one('AWS::Lambda::Permission').Properties;
    expect(permission).toMatchObject({ Action: 'lambda:InvokeFunction', Principal: 'appsync.amazonaws.com' });
    expect(permission.SourceArn['Fn::GetAtt'][1]).toBe('Arn');
  });

  it('has no directive in its schema that no mode answers', () => {
    const modes = {
      aws_lambda: true,
      aws_cognito_user_pools: true,
      aws_api_key: true,
      aws_iam: true,
      aws_subscribe: true,
    };
    const directives = [...schema.replaceAll(/#.*$/gm, '').matchAll(/@(\w+)/g)].map(
      ([, name]) => name as string,
    );
    expect(directives.filter((name) => !(name in modes))).toEqual([]);
  });

  it('opens health alone to the API key, which ends within a year', () => {
    const opened = [...schema.matchAll(/^\s*(?:type )?(\w+).*@aws_api_key/gm)].map(([, name]) => name);
    expect(opened).toEqual(['health', 'Health']);
    expect(api.one('AWS::AppSync::ApiKey').Properties.Expires).toBe(
      Date.UTC(2026, 10, 1) / 1000 + 360 * 86_400,
    );
  });

  it('serves the one schema, to a bounded depth, and tells nobody in prod what it is', () => {
    expect(api.one('AWS::AppSync::GraphQLSchema').Properties.Definition).toBe(schema);
    expect(graphql).toMatchObject({ QueryDepthLimit: 10, ResolverCountLimit: 50, XrayEnabled: true });
    expect(graphql.IntrospectionConfig).toBe('DISABLED');
    expect(
      stacksOf({ STAGE: 'dev' })('API').one('AWS::AppSync::GraphQLApi').Properties.IntrospectionConfig,
    ).toBe('ENABLED');
  });

  it('logs at the level of a parameter, and never what was said', () => {
    expect(graphql.LogConfig).toMatchObject({
      FieldLogLevel: { Ref: 'FieldLogLevel' },
      ExcludeVerboseContent: true,
    });
    expect(api.parameters.FieldLogLevel).toMatchObject({
      Default: 'ERROR',
      AllowedValues: ['NONE', 'ERROR', 'INFO', 'DEBUG', 'ALL'],
    });
    expect(api.parameters.LogLevel).toMatchObject({
      Default: 'info',
      AllowedValues: ['info', 'warn', 'error'],
    });
    const log = api.one('AWS::Logs::LogGroup', ({ LogGroupName }) => typeof LogGroupName === 'object');
    expect(JSON.stringify(log.Properties.LogGroupName)).toContain('/aws/appsync/apis/');
  });

  it('opens to our functions what they publish, and to nobody else', () => {
    const published = [...schema.matchAll(/^ {2}(\w+)\([^)]*\).*@aws_iam(.*)$/gm)];
    expect(published.map(([, name, others]) => [name, others])).toEqual([
      ['publishBookingEvent', ''],
      ['publishConversationEvent', ''],
    ]);
  });

  it('has a resolver for every field, by the code that raises errors; events pass through none', () => {
    const live = Object.values(liveFields).flat();
    const fields = functionRows.flatMap(([, { trigger }]) =>
      trigger.type === 'appsync' ? trigger.fields : [],
    );
    const resolvers = api.all('AWS::AppSync::Resolver').map(({ Properties }) => Properties);
    expect(resolvers.map((each) => `${each.TypeName}.${each.FieldName}`).sort()).toEqual(
      [...fields, ...live].sort(),
    );
    expect(rootFields().sort()).toEqual([...fields, ...live].sort());
    for (const each of resolvers) {
      const file = Object.entries(liveFields).find(([, fields]) =>
        (fields as readonly string[]).includes(`${each.TypeName}.${each.FieldName}`),
      )?.[0];
      expect(each).toMatchObject({
        Kind: 'UNIT',
        Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
        Code: file ? resolverCode(file) : answerCode(),
      });
      if (file) expect(each.DataSourceName).toBe('liveDataSource');
    }
  });

  it('calls each function by a role that may call that one', () => {
    const sources = api.all('AWS::AppSync::DataSource').map(({ Properties }) => Properties);
    const byFunction = functionRows.flatMap(([name, { trigger }]) =>
      trigger.type === 'appsync' ? [`${name}DataSource AWS_LAMBDA`] : [],
    );
    expect(sources.map(({ Name, Type }) => `${Name} ${Type}`).sort()).toEqual(
      [...byFunction, 'liveDataSource NONE'].sort(),
    );
    for (const { Name, LambdaConfig, ServiceRoleArn } of sources) {
      if (Name === 'liveDataSource') {
        expect([LambdaConfig, ServiceRoleArn]).toEqual([undefined, undefined]);
        continue;
      }
      const name = Name.replace('DataSource', '');
      const role = api.one(
        'AWS::IAM::Role',
        ({ Description }) => Description === `Lets AppSync call ${name}`,
      );
      expect(role.Properties.Policies[0].PolicyDocument.Statement).toEqual([
        { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: LambdaConfig.LambdaFunctionArn },
      ]);
    }
  });

  it('stands behind a firewall that limits addresses and only counts what bodies look like', () => {
    const { Scope, Rules, DefaultAction } = api.one('AWS::WAFv2::WebACL').Properties;
    expect([Scope, DefaultAction]).toEqual(['REGIONAL', { Allow: {} }]);
    expect(Rules.map(({ Name }: { Name: string }) => Name)).toEqual([
      'RatePerAddress',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
    ]);
    expect(Rules[0]).toMatchObject({
      Action: { Block: {} },
      Statement: { RateBasedStatement: { Limit: 2_000, AggregateKeyType: 'IP' } },
    });
    expect(Rules[3].Statement.ManagedRuleGroupStatement.RuleActionOverrides).toEqual(
      rulesOfBodies.map((Name) => ({ Name, ActionToUse: { Count: {} } })),
    );
    expect(api.one('AWS::WAFv2::WebACLAssociation').Properties.ResourceArn['Fn::GetAtt'][1]).toBe('Arn');
  });

  it.each(['API', 'Edge'])('logs what the firewall of %s blocked, without paths, queries or keys', (part) => {
    const stack = stacksOf()(part);
    const { LogDestinationConfigs, RedactedFields, LoggingFilter } = stack.one(
      'AWS::WAFv2::LoggingConfiguration',
    ).Properties;
    expect(JSON.stringify(LogDestinationConfigs)).toMatch(
      /:log-group:aws-waf-logs-booking-chat-prod-(api|edge)"/,
    );
    expect(RedactedFields).toEqual([
      { UriPath: {} },
      { QueryString: {} },
      ...['authorization', 'x-api-key', 'cookie'].map((Name) => ({ SingleHeader: { Name } })),
    ]);
    expect(LoggingFilter.DefaultBehavior).toBe('DROP');
    const log = stack.one('AWS::Logs::LogGroup', ({ LogGroupName }) =>
      String(LogGroupName).startsWith('aws-waf-logs-'),
    );
    expect(log.Properties.RetentionInDays).toBe(90);
  });

  it('says where it is', () => {
    expect(Object.keys(api.outputs)).toEqual(
      expect.arrayContaining(['ApiId', 'ApiUrl', 'RealtimeUrl', 'HealthKey']),
    );
    expect(api.one('AWS::SSM::Parameter').Properties.Name).toBe('/booking-chat/prod/api/main');
  });
});

describe('blue and green', () => {
  const green = stacksOf({ API_COLOR: 'green' });

  it('is a second API beside the first, over the same data', () => {
    expect(green('API-green').name).toBe('ChatBookingSaaSStack-API-green');
    const names = green('API-green')
      .all('AWS::Lambda::Function')
      .map(({ Properties }) => Properties.FunctionName);
    expect(names).toContain('booking-chat-prod-green-chat-agent');
    for (const name of names) expect(name).toMatch(/^booking-chat-prod-green-/);
    expect(green('API-green').one('AWS::SSM::Parameter').Properties.Name).toBe(
      '/booking-chat/prod/api/green',
    );
    for (const part of ['Database', 'Auth', 'Background', 'Widget'])
      expect(green(part).template.toJSON()).toEqual(stacksOf()(part).template.toJSON());
  });

  it('goes live by one parameter of the domain', () => {
    expect(domain.parameters.LiveApi).toMatchObject({
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/booking-chat/prod/api/main',
    });
    expect(domain.one('AWS::AppSync::DomainNameApiAssociation').Properties).toEqual({
      DomainName: 'api.example.com',
      ApiId: { Ref: 'LiveApi' },
    });
    expect(domain.one('AWS::AppSync::DomainName').Properties).toMatchObject({
      DomainName: 'api.example.com',
      CertificateArn: {
        'Fn::GetStackOutput': {
          StackName: 'ChatBookingSaaSStack-Edge',
          OutputName: 'CertificateArn',
          Region: 'us-east-1',
        },
      },
    });
    const records = domain
      .all('AWS::Route53::RecordSet')
      .map(({ Properties }) => `${Properties.Type} ${Properties.Name}`);
    expect(records.sort()).toEqual(['A api.example.com.', 'AAAA api.example.com.']);
  });
});

const nameOf = (name: string) => `booking-chat-prod-${kebab(name as keyof typeof functions)}`;
const stackWith = (name: string): Stack => {
  const { type } = functions[name as keyof typeof functions].trigger;
  return type === 'cognito' ? auth : type.startsWith('appsync') ? api : background;
};

/** Every field of the root types in the schema. */
function rootFields(): string[] {
  return ['Query', 'Mutation', 'Subscription'].flatMap((type) => {
    const body = new RegExp(`^type ${type} \\{([\\s\\S]*?)^\\}`, 'm').exec(schema)?.[1] ?? '';
    return [...body.matchAll(/^ {2}(\w+)(?:\(|:)/gm)].map(([, field]) => `${type}.${field}`);
  });
}
