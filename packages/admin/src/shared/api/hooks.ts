import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { createContext, use } from 'react';
import { Unreachable } from './api-error.ts';
import type { ApiClient } from './client.ts';
import type { Noun, ReadOperation, WriteOperation } from './operation.ts';

export const ApiContext = createContext<ApiClient | null>(null);

export function useApi(): ApiClient {
  const client = use(ApiContext);
  if (!client) throw new Error('useApi needs an ApiContext around it');
  return client;
}

/** Under which a read is kept: every read of a noun begins with the noun. */
export const keyOf = <Data, Variables>(operation: ReadOperation<Data, Variables>, variables: Variables) =>
  [operation.noun, operation.name, variables] as const;

/** Only what did not arrive is tried again, and only reads: a refusal stays one. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

export interface ReadOptions {
  /** false: not yet, something is missing to ask. */
  readonly enabled?: boolean;
  /** Another page or filter shows the former rows until the new ones come. */
  readonly keepPrevious?: boolean;
  readonly refetchInterval?: number;
}

/**
 * Reads and keeps fresh. States for the screen: `<Loaded query={…}>` draws loading, error and data.
 *
 *     const service = useRead(readService, { serviceId })
 */
export function useRead<Data, Variables>(
  operation: ReadOperation<Data, Variables>,
  variables: Variables,
  { enabled = true, keepPrevious = false, refetchInterval }: ReadOptions = {},
): UseQueryResult<Data> {
  const api = useApi();
  return useQuery<Data>({
    queryKey: keyOf(operation, variables),
    queryFn: ({ signal }) => api.send(operation, variables, signal),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
  });
}

/** Writes, then makes every read of the nouns it changes ask again. `mutateAsync` throws ApiError or Unreachable. */
export function useWrite<Data, Variables>(operation: WriteOperation<Data, Variables>) {
  const api = useApi();
  const reads = useQueryClient();
  return useMutation<Data, Error, Variables>({
    mutationFn: (variables) => api.send(operation, variables),
    onSuccess: () => forget(reads, operation.changes),
  });
}

/** Reads of these nouns are asked for again: at once where they are shown. */
export async function forget(reads: QueryClient, nouns: readonly Noun[]): Promise<void> {
  await Promise.all(nouns.map((noun) => reads.invalidateQueries({ queryKey: [noun] })));
}
