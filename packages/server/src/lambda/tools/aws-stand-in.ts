import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CognitoStandIn, createCognitoStandIn } from './cognito-stand-in.ts';

/** A message as it lies in the stand-in's queue. */
export interface QueuedMessage {
  readonly MessageBody: string;
  readonly MessageGroupId: string;
  readonly MessageDeduplicationId: string;
}

/** A mail as SES was given it. */
export interface SentMail {
  readonly FromEmailAddress: string;
  readonly Destination: { readonly ToAddresses: readonly string[] };
  readonly Content: { readonly Raw: { readonly Data: string } };
  readonly ConfigurationSetName?: string;
}

export interface AwsStandIn {
  readonly url: string;
  /** By version id: the secret's text and its stages. */
  readonly secret: Map<string, { text: string; stages: string[] }>;
  /** Value of the flags parameter; null: there is none. */
  flags: string | null;
  readonly queue: QueuedMessage[];
  readonly mails: SentMail[];
  /** Events published to AppSync's subscribers: the variables of their mutations. */
  readonly published: unknown[];
  /** The user pool. */
  readonly cognito: CognitoStandIn;
  /** Calls so far, by operation. */
  readonly calls: string[];
  /** What an operation answers instead of doing it. */
  readonly refusals: Map<string, { readonly status: number; readonly name: string }>;
  close(): Promise<void>;
}

/**
 * Secrets Manager, Parameter Store, SQS, SES, a Cognito user pool and what AppSync is published on loopback, as little of each as the functions call; the functions are
 * led here by AWS_ENDPOINT_URL_<SERVICE>. For the local tools and the tests: real handlers speak real protocols to it.
 */
export async function startAwsStandIn(secretText: string): Promise<AwsStandIn> {
  const queued = new Set<string>();
  const server = createServer(async (request, response) => {
    const operation = operationOf(request);
    standIn.calls.push(operation);
    const refusal = !request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')
      ? { status: 403, name: 'MissingAuthenticationTokenException' }
      : standIn.refusals.get(operation);
    let body = '';
    for await (const chunk of request) body += chunk;
    const input = JSON.parse(body || '{}') as Record<string, unknown>;
    const answer: object | null = refusal
      ? null
      : isForCognito(request)
        ? standIn.cognito.answer(operation, input)
        : answerTo(operation, input);
    const failed = refusal ?? failureOf(answer);
    response.writeHead(failed?.status ?? 200, {
      'content-type': 'application/x-amz-json-1.1',
      ...(failed ? { 'x-amzn-errortype': failed.name } : {}),
    });
    response.end(JSON.stringify(failed ? { __type: failed.name, message: failed.name } : answer));
  });

  function answerTo(operation: string, input: Record<string, unknown>): object | null {
    const { secret } = standIn;
    switch (operation) {
      case 'GetSecretValue': {
        const stage = (input.VersionStage as string | undefined) ?? 'AWSCURRENT';
        const found = [...secret].find(
          ([id, { stages }]) => stages.includes(stage) && (!input.VersionId || input.VersionId === id),
        );
        return found ? { SecretString: found[1].text, VersionId: found[0] } : null;
      }
      case 'PutSecretValue': {
        const stages = input.VersionStages as string[];
        for (const version of secret.values())
          version.stages = version.stages.filter((one) => !stages.includes(one));
        secret.set(input.ClientRequestToken as string, { text: input.SecretString as string, stages });
        return {};
      }
      case 'DescribeSecret':
        return {
          VersionIdsToStages: Object.fromEntries([...secret].map(([id, { stages }]) => [id, stages])),
        };
      case 'UpdateSecretVersionStage': {
        const stage = input.VersionStage as string;
        for (const version of secret.values()) version.stages = version.stages.filter((one) => one !== stage);
        secret.get(input.MoveToVersionId as string)?.stages.push(stage);
        return {};
      }
      case 'GetParameter':
        return standIn.flags === null ? null : { Parameter: { Value: standIn.flags } };
      case 'SendMessage': {
        const message = input as unknown as QueuedMessage;
        if (!queued.has(message.MessageDeduplicationId)) standIn.queue.push(message);
        queued.add(message.MessageDeduplicationId);
        return { MessageId: randomUUID() };
      }
      case 'GraphQL':
        standIn.published.push(input.variables);
        return { data: {} };
      case 'SendEmail':
        standIn.mails.push(input as unknown as SentMail);
        return { MessageId: randomUUID() };
      default:
        return null;
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: AwsStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secret: new Map([['first', { text: secretText, stages: ['AWSCURRENT'] }]]),
    flags: '{"DISABLE_IA": false}',
    queue: [],
    mails: [],
    published: [],
    cognito: createCognitoStandIn(),
    calls: [],
    refusals: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}

const failureOf = (answer: object | null) => {
  if (answer === null) return { status: 400, name: 'ResourceNotFoundException' };
  return 'refused' in answer ? { status: 400, name: String(answer.refused) } : null;
};

const isForCognito = ({ headers }: IncomingMessage): boolean =>
  String(headers['x-amz-target']).startsWith('AWSCognitoIdentityProviderService.');

const operationOf = ({ headers, url }: IncomingMessage): string => {
  if (url === '/v2/email/outbound-emails') return 'SendEmail';
  return url === '/graphql' ? 'GraphQL' : String(headers['x-amz-target']).replace(/^.*\./, '');
};

/** Where the functions find the stand-ins: the AWS SDKs' own variables. */
export const standInEnvironment = (url: string): Record<string, string> => ({
  AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
  AWS_ENDPOINT_URL_SSM: url,
  AWS_ENDPOINT_URL_SQS: url,
  AWS_ENDPOINT_URL_SESV2: url,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url,
});
