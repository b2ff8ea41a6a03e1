'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ApiError } from '@/components/data/api-error';
import { fetchApi, useApi } from '@/components/data/use-api';
import { useKeptAnswer } from '@/components/data/use-kept-answer';
import { useTimeRange } from '@/components/data/use-time-range';
import { useExplorer } from '@/components/explorer/explorer-context';
import type { ExplorerRow, Facet, RowsPage } from '@/components/explorer/explorer-source';
import { stampToMs } from '@/components/explorer/rows/row-time';
import { useScopedFilter } from '@/components/filters/use-scoped-filter';
import type { RowReference } from './row-reference';
import { useExplorerState } from './use-explorer-state';
import type { FrozenRange } from './use-frozen-range';

/** The first page is small so that rows appear at once; later ones are large so that scrolling seldom waits. */
const FIRST_PAGE = 200;
const NEXT_PAGE = 1000;

/** What is asked, whatever the moment. */
export const queryOf = (range: FrozenRange | undefined, ...rest: unknown[]) => JSON.stringify([range?.query, ...rest]);
export const rangeParams = (range: FrozenRange | undefined) => ({ from: range?.from, to: range?.to });

/** Counts by value; `fields` undefined asks for the built-in facets. */
export function useFacets(
  range: FrozenRange | undefined,
  filter: string,
  options: { fields?: string; limit: number; enabled?: boolean },
) {
  const { path } = useExplorer();
  const asked = useScopedFilter(filter);
  const params = { filter: asked, ...rangeParams(range), fields: options.fields, limit: String(options.limit) };
  const enabled = range !== undefined && (options.enabled ?? true);
  const answer = useApi<{ data: Facet[] }>(`${path}/facets`, params, { enabled });
  return useKeptAnswer(answer, queryOf(range, asked, options.fields, options.limit));
}

/** Rows in pages. A refresh begins anew with the first page, whatever was loaded before. */
export function useRows(range: FrozenRange | undefined, filter: string, order: 'asc' | 'desc') {
  const { path } = useExplorer();
  const asked = useScopedFilter(filter);
  return useInfiniteQuery<RowsPage, ApiError, ExplorerRow[], readonly unknown[], string | undefined>({
    queryKey: ['rows', path, asked, order, range],
    queryFn: ({ pageParam, signal }) => {
      const limit = String(pageParam ? NEXT_PAGE : FIRST_PAGE);
      const params = { filter: asked, ...rangeParams(range), order, limit, cursor: pageParam };
      return fetchApi(path, params, signal);
    },
    initialPageParam: undefined,
    getNextPageParam: (last) => last.page.next_cursor ?? undefined,
    select: flattenPages,
    enabled: range !== undefined,
    placeholderData: keepPreviousData,
    // Comparing 100,000 rows with themselves would cost more than drawing them.
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });
}

const flattenPages = ({ pages }: { pages: RowsPage[] }): ExplorerRow[] => pages.flatMap((page) => page.data);

/** Where the nearest records are that the filter finds outside a range without any. */
export function useNearest(enabled: boolean): RowsPage['page']['nearest'] {
  const { path } = useExplorer();
  const { filter } = useExplorerState();
  const asked = useScopedFilter(filter);
  const { from, to } = useTimeRange();
  const { data, isPlaceholderData } = useApi<RowsPage>(path, { filter: asked, from, to, limit: '1' }, { enabled });
  return isPlaceholderData ? null : (data?.page.nearest ?? null);
}

/** The cache key of one record; a row that is shown is put there, so opening it loads nothing. */
export const rowKey = (path: string, { id, timestamp }: RowReference) => ['row', path, id, timestamp] as const;

/** One record by its reference; null when the store no longer has it. */
export function useRow(reference: RowReference | undefined) {
  const { path } = useExplorer();
  return useQuery<ExplorerRow | null, ApiError>({
    queryKey: rowKey(path, reference ?? { id: '', timestamp: '' }),
    queryFn: async ({ signal }) => {
      const at = stampToMs(reference?.timestamp ?? '');
      const params = { filter: `id:${reference?.id}`, from: String(at), to: String(at + 1), limit: '1' };
      const page = await fetchApi<RowsPage>(path, params, signal);
      return page.data[0] ?? null;
    },
    enabled: reference !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
