import type { ChatAgentErrorCode } from '../../chat-agent-widget';

/** A request that did not work out: the API's code, or `NETWORK` when nothing (readable) answered. */
export class Problem extends Error {
  constructor(
    readonly code: ChatAgentErrorCode,
    message: string,
    /** What the API tells beside the code, such as nearest free times. */
    readonly info: unknown = null,
  ) {
    super(message);
  }
}

export type Endpoint = {
  url: string;
  authorization: string;
  /** Named by the page; the API refuses a key that belongs to another tenant. */
  tenantId?: string;
  fetch?: typeof fetch;
};

type Request = {
  query: string;
  variables?: Record<string, unknown>;
  timeoutMs?: number;
  /** Sent once more when nothing answered: only for what may be repeated without harm. */
  repeatable?: boolean;
};

/** One GraphQL operation. Throws nothing but `Problem`. */
export async function request<Data>(endpoint: Endpoint, operation: Request): Promise<Data> {
  try {
    return await attempt<Data>(endpoint, operation);
  } catch (error) {
    const mayRepeat = operation.repeatable && error instanceof Problem && error.code === 'NETWORK';
    if (!mayRepeat) throw error;
    await new Promise((resume) => setTimeout(resume, 600));
    return attempt<Data>(endpoint, operation);
  }
}

async function attempt<Data>(
  endpoint: Endpoint,
  { query, variables, timeoutMs = 15_000 }: Request,
): Promise<Data> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await (endpoint.fetch ?? fetch)(endpoint.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: endpoint.authorization,
        ...(endpoint.tenantId && { 'x-tenant-id': endpoint.tenantId }),
      },
      body: JSON.stringify({ query, variables }),
      credentials: 'omit',
      signal: abort.signal,
    });
    return read<Data>(response.status, await response.json().catch(() => null));
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('NETWORK', String(error));
  } finally {
    clearTimeout(timer);
  }
}

type Answer = {
  data?: unknown;
  errors?: { message: string; errorType?: string; errorInfo?: unknown; extensions?: { code?: string } }[];
} | null;

function read<Data>(status: number, answer: Answer): Data {
  const error = answer?.errors?.[0];
  if (error)
    throw new Problem(
      codeOf(error.errorType ?? error.extensions?.code, status),
      error.message,
      error.errorInfo,
    );
  if (!answer?.data) throw new Problem(codeOf(undefined, status), `HTTP ${status}`);
  return answer.data as Data;
}

const codes: readonly string[] = [
  'AUTH_FAILED',
  'ORIGIN_NOT_ALLOWED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'PLAN_LIMIT_REACHED',
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONVERSATION_EXPIRED',
  'SLOT_TAKEN',
  'SLOT_NOT_AVAILABLE',
  'CONFLICT',
  'AI_UNAVAILABLE',
];

function codeOf(code: string | undefined, status: number): ChatAgentErrorCode {
  if (code && codes.includes(code)) return code as ChatAgentErrorCode;
  if (status === 429) return 'RATE_LIMITED';
  if (status === 401) return 'AUTH_FAILED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 502 || status === 503 || status === 504) return 'NETWORK';
  return 'INTERNAL';
}
