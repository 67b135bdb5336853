import type { ErrorCode, ErrorInfo } from '@booking-chat/schema/generated/types';
import { ApiError, Unreachable } from './api-error.ts';
import type { ReadOperation, WriteOperation } from './operation.ts';

export interface ClientOptions {
  readonly url: string;
  /** A token that holds for now; null: nobody is signed in. */
  readonly accessToken: () => Promise<string | null>;
  /** The API did not accept the token: another one, or null when the session is over. */
  readonly renewToken: (refused: string) => Promise<string | null>;
  readonly language: () => string;
  readonly fetch?: typeof fetch;
}

export interface ApiClient {
  /** The answer's `data`. Throws ApiError when the API refuses and Unreachable when no answer comes. */
  send<Data, Variables>(
    operation: ReadOperation<Data, Variables> | WriteOperation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Data>;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly errorType?: ErrorCode;
    readonly errorInfo?: Partial<ErrorInfo> | null;
  }[];
}

export function createClient(options: ClientOptions): ApiClient {
  const post = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));

  async function attempt<Data>(body: string, token: string | null, signal?: AbortSignal): Promise<Data> {
    const answer = await askApi<Data>(body, token, signal);
    const refused = answer.errors?.[0];
    if (refused)
      throw new ApiError(refused.errorType ?? 'INTERNAL', refused.message, refused.errorInfo ?? {});
    if (!answer.data) throw new Unreachable('an answer without data');
    return answer.data;
  }

  async function askApi<Data>(body: string, token: string | null, signal?: AbortSignal) {
    try {
      const response = await post(options.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-language': options.language(),
          ...(token ? { authorization: token } : {}),
        },
        body,
        signal: signal ?? null,
      });
      return (await response.json()) as Answer<Data>;
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new Unreachable('the API does not answer', { cause });
    }
  }

  return {
    async send(operation, variables, signal) {
      const body = JSON.stringify({ query: operation.document, variables, operationName: operation.name });
      const token = await options.accessToken();
      try {
        return await attempt(body, token, signal);
      } catch (error) {
        const isRefusedToken = error instanceof ApiError && error.code === 'AUTH_FAILED' && token !== null;
        const renewed = isRefusedToken ? await options.renewToken(token) : null;
        if (!renewed) throw error;
        return attempt(body, renewed, signal);
      }
    },
  };
}
