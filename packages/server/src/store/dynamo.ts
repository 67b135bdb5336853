import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Attributes } from './item.ts';
import { type Credentials, signRequest } from './signature.ts';

/** One connection pool to DynamoDB, or to something that speaks its protocol. */
export interface Dynamo {
  /** Sends once, never again. Throws DynamoError for the store's own answer, anything else for a broken connection. */
  call(operation: string, input: object): Promise<Answer>;
  close(): void;
}

/** The fields of answers, and of errors, that the store reads. */
export interface Answer {
  readonly Item?: Attributes;
  readonly Items?: readonly Attributes[];
  readonly Attributes?: Attributes;
  readonly LastEvaluatedKey?: Attributes;
  readonly Responses?: Readonly<Record<string, readonly Attributes[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, unknown>>;
  readonly UnprocessedItems?: Readonly<Record<string, unknown>>;
  readonly CancellationReasons?: readonly Reason[];
  readonly Table?: {
    readonly LatestStreamArn?: string;
    readonly GlobalSecondaryIndexes?: readonly {
      readonly IndexName?: string;
      readonly IndexStatus?: string;
    }[];
  };
  readonly __type?: string;
  readonly message?: string;
  readonly Message?: string;
}

/** Why one write of a transaction stood in its way. */
export interface Reason {
  readonly Code?: string;
  readonly Message?: string;
  readonly Item?: Attributes;
}

/** What the store itself answered instead of doing it. `name` is DynamoDB's exception, e.g. ThrottlingException. */
export class DynamoError extends Error {
  override readonly name: string;
  readonly status: number;
  /** The fields of the answer: `Item` of a failed condition, `CancellationReasons` of a transaction. */
  readonly answer: Answer;
  constructor(status: number, answer: Answer) {
    super(answer.message ?? answer.Message ?? 'no reason given');
    this.name = (answer.__type ?? 'UnknownError').replace(/^.*#/, '');
    this.status = status;
    this.answer = answer;
  }
}

export interface DynamoOptions {
  readonly endpoint: URL;
  readonly region: string;
  /** Null: an engine that takes everyone at their word, as those for development do. Its calls carry a signature of nothing. */
  readonly credentials: (() => Credentials | Promise<Credentials>) | null;
}

const connections = 64;
const timeoutMs = 10_000;

/**
 * DynamoDB's JSON 1.0 protocol, spoken directly: the SDK's client spends four to seven times the processor time on
 * each call (decisions/021), and a chat turn is little else than half a dozen calls.
 */
export function connectDynamo({ endpoint, region, credentials }: DynamoOptions): Dynamo {
  const secure = endpoint.protocol === 'https:';
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, maxSockets: connections })
    : new HttpAgent({ keepAlive: true, maxSockets: connections });
  const send = secure ? httpsRequest : httpRequest;
  const target = {
    agent,
    method: 'POST',
    host: endpoint.hostname,
    port: endpoint.port || (secure ? 443 : 80),
    path: '/',
  };
  const common = { host: endpoint.host, 'content-type': 'application/x-amz-json-1.0' };
  const scope = { region, service: 'dynamodb' };
  const unsigned = Object.entries(
    signRequest(common, '', scope, { accessKeyId: 'local', secretAccessKey: 'local' }, new Date()),
  ).flat();

  const headersOf = async (operation: string, body: string): Promise<string[]> => {
    const named = `DynamoDB_20120810.${operation}`;
    if (!credentials) return [...unsigned, 'x-amz-target', named];
    const headers = { ...common, 'x-amz-target': named };
    return Object.entries(signRequest(headers, body, scope, await credentials(), new Date())).flat();
  };

  return {
    async call(operation, input) {
      const body = JSON.stringify(input);
      const headers = await headersOf(operation, body);
      headers.push('content-length', String(Buffer.byteLength(body)));
      const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
        // One timer costs less than a timeout of the socket, which is set and listened to anew for every request.
        const late = () => request.destroy(new Error(`no answer in ${timeoutMs} ms`));
        const timeout = setTimeout(late, timeoutMs);
        const failed = (error: Error) => {
          clearTimeout(timeout);
          reject(error);
        };
        // Headers as a list: Node writes them as they are, which is half the work of a record.
        const request = send({ ...target, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            clearTimeout(timeout);
            resolve({ status: response.statusCode ?? 0, text: textOf(chunks) });
          });
          response.on('error', failed);
        });
        request.on('error', failed);
        request.end(body);
      });
      if (status === 200) return JSON.parse(text) as Answer;
      throw new DynamoError(status, parsed(text));
    },
    close: () => agent.destroy(),
  };
}

const textOf = (chunks: readonly Buffer[]): string =>
  (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8');

/** A proxy in between may answer with something that is not JSON. */
function parsed(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return { message: text.slice(0, 200) };
  }
}
