/**
 * Public list prices, as their author knew them and not as read from a price list today: compare with
 * https://aws.amazon.com/pricing/ before anything depends on them, correct what differs, and put the new date here.
 */
export const priceTable = {
  region: 'us-east-1',
  currency: 'USD',
  asOf: '2025-06-30',
  note: 'List prices without free tiers, discounts, support plans and taxes.',
} as const;

/** US dollars for one of the unit named. */
export interface Price {
  readonly service: string;
  readonly usd: number;
  readonly unit: string;
  readonly page: string;
}

const million = 1e-6;
const aws = (path: string) => `https://aws.amazon.com/${path}/pricing/`;

export const prices = {
  appsyncRequest: { service: 'AppSync', usd: 4 * million, unit: 'request', page: aws('appsync') },
  appsyncMessage: { service: 'AppSync', usd: 2 * million, unit: 'real-time message', page: aws('appsync') },
  lambdaRequest: { service: 'Lambda', usd: 0.2 * million, unit: 'call', page: aws('lambda') },
  lambdaGbSecond: { service: 'Lambda', usd: 0.0000133334, unit: 'GB-second on arm64', page: aws('lambda') },
  dynamoRead: { service: 'DynamoDB', usd: 0.125 * million, unit: 'read unit', page: aws('dynamodb') },
  dynamoWrite: { service: 'DynamoDB', usd: 0.625 * million, unit: 'write unit', page: aws('dynamodb') },
  dynamoStorage: { service: 'DynamoDB', usd: 0.25, unit: 'GB-month', page: aws('dynamodb') },
  dynamoBackup: { service: 'DynamoDB', usd: 0.2, unit: 'GB-month of PITR', page: aws('dynamodb') },
  cloudFrontGb: { service: 'CloudFront', usd: 0.085, unit: 'GB', page: aws('cloudfront') },
  cloudFrontRequest: {
    service: 'CloudFront',
    usd: 1 * million,
    unit: 'HTTPS request',
    page: aws('cloudfront'),
  },
  s3Storage: { service: 'S3', usd: 0.023, unit: 'GB-month', page: aws('s3') },
  wafAcl: { service: 'WAF', usd: 5, unit: 'web ACL-month', page: aws('waf') },
  wafRule: { service: 'WAF', usd: 1, unit: 'rule-month', page: aws('waf') },
  wafRequest: { service: 'WAF', usd: 0.6 * million, unit: 'request', page: aws('waf') },
  sesMail: { service: 'SES', usd: 0.0001, unit: 'mail', page: aws('ses') },
  sqsFifoRequest: { service: 'SQS', usd: 0.5 * million, unit: 'FIFO request', page: aws('sqs') },
  cognitoUser: {
    service: 'Cognito',
    usd: 0.015,
    unit: 'active user-month, Essentials',
    page: aws('cognito'),
  },
  secret: { service: 'Secrets Manager', usd: 0.4, unit: 'secret-month', page: aws('secrets-manager') },
  hostedZone: { service: 'Route 53', usd: 0.5, unit: 'zone-month', page: aws('route53') },
  kmsKey: { service: 'KMS', usd: 1, unit: 'key-month', page: aws('kms') },
  logGb: { service: 'CloudWatch', usd: 0.5, unit: 'GB of logs', page: aws('cloudwatch') },
  metric: { service: 'CloudWatch', usd: 0.3, unit: 'metric-month', page: aws('cloudwatch') },
  alarm: { service: 'CloudWatch', usd: 0.1, unit: 'alarm-month', page: aws('cloudwatch') },
  dashboard: { service: 'CloudWatch', usd: 3, unit: 'dashboard-month', page: aws('cloudwatch') },
  trace: { service: 'X-Ray', usd: 5 * million, unit: 'trace', page: aws('xray') },
} as const satisfies Record<string, Price>;
export type PriceName = keyof typeof prices;

/** Amazon Bedrock, on demand: dollars for a million tokens. */
export const models = {
  'nova-micro': { name: 'Amazon Nova Micro', input: 0.035, output: 0.14 },
  'nova-lite': { name: 'Amazon Nova Lite', input: 0.06, output: 0.24 },
  'nova-pro': { name: 'Amazon Nova Pro', input: 0.8, output: 3.2 },
  'claude-haiku-3.5': { name: 'Anthropic Claude 3.5 Haiku', input: 0.8, output: 4 },
  'claude-sonnet-4': { name: 'Anthropic Claude Sonnet 4', input: 3, output: 15 },
} as const;
export type ModelName = keyof typeof models;
export const modelNames = Object.keys(models) as ModelName[];
