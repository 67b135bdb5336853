import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

export interface PageState<Filter extends string> {
  /** Values of the filters; absent ones are `''`. */
  readonly filters: Readonly<Record<Filter, string>>;
  /** Changing a filter goes back to the first page. */
  setFilter(name: Filter, value: string): void;
  clear(): void;
  readonly hasFilters: boolean;
  /** For the request; undefined: the first page. */
  readonly nextToken: string | undefined;
  readonly isFirst: boolean;
  next(token: string): void;
  previous(): void;
}

/**
 * Filters and page of a list in the address, so that a link, a reload and the browser's buttons keep them. The server's
 * tokens lead forwards only: the ones gone through are kept with the history entry, to lead back.
 */
export function usePageState<Filter extends string>(names: readonly Filter[]): PageState<Filter> {
  const [parameters, setParameters] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const trail = (state as { trail?: readonly string[] } | null)?.trail ?? [];
  const after = parameters.get('after');
  const filters = Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? ''])) as Record<
    Filter,
    string
  >;
  const setFilter = useCallback(
    (name: Filter, value: string) =>
      setParameters(
        (former) => {
          const next = new URLSearchParams(former);
          if (value) next.set(name, value);
          else next.delete(name);
          next.delete('after');
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  const goTo = (token: string | null, trailTo: readonly string[]) => {
    const next = new URLSearchParams(parameters);
    if (token) next.set('after', token);
    else next.delete('after');
    void navigate({ search: next.toString() }, { state: { trail: trailTo } });
  };
  return {
    filters,
    setFilter,
    clear: () => setParameters({}, { replace: true }),
    hasFilters: names.some((name) => filters[name] !== ''),
    nextToken: after ?? undefined,
    isFirst: after === null,
    next: (token) => goTo(token, [...trail, after ?? '']),
    previous: () => goTo(trail.at(-1) || null, trail.slice(0, -1)),
  };
}
