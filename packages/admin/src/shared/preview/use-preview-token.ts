import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../api/hooks.ts';
import { createPreviewToken } from '../requests/preview.ts';

/** A token lasts half an hour: another one in time. Asking again also begins a new conversation. */
const renewedEvery = 25 * 60_000;

export function usePreviewToken(): UseQueryResult<string> {
  const api = useApi();
  return useQuery({
    queryKey: ['preview-token'],
    queryFn: async ({ signal }) => (await api.send(createPreviewToken, {}, signal)).createPreviewToken.token,
    staleTime: renewedEvery,
    refetchInterval: renewedEvery,
    gcTime: 0,
  });
}
