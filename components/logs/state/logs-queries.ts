'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ApiError } from '@/components/data/api-error';
import { fetchApi, useApi } from '@/components/data/use-api';
import { useKeptAnswer } from '@/components/data/use-kept-answer';
import { bothFilters } from '@/components/filters/filter-terms';
import { stampToMs } from '@/components/logs/rows/row-time';
import type { LogRow } from '@/model/log';
import {
  type LogList,
  logContextSchema,
  logFacetsSchema,
  logHistogramSchema,
  logListSchema,
  logPatternsSchema,
} from '@/model/log-api';
import type { LogReference } from './log-reference';
import type { FrozenRange } from './use-logs-range';

const LOGS = '/api/v1/logs';
/** The first page is small so that rows appear at once; later ones are large so that scrolling seldom waits. */
const FIRST_PAGE = 200;
const NEXT_PAGE = 1000;

/** What is asked, whatever the moment. */
const questionOf = (range: FrozenRange | undefined, ...rest: unknown[]) => JSON.stringify([range?.question, ...rest]);
const rangeParams = (range: FrozenRange | undefined) => ({ from: range?.from, to: range?.to });

export function useHistogram(range: FrozenRange | undefined, filter: string, bars: number) {
  const params = { filter, ...rangeParams(range), buckets: String(bars) };
  const asked = useApi(`${LOGS}/histogram`, params, logHistogramSchema, { enabled: range !== undefined });
  return useKeptAnswer(asked, questionOf(range, filter));
}

/** Counts by value; `fields` undefined asks for the built-in facets. */
export function useFacets(
  range: FrozenRange | undefined,
  filter: string,
  options: { fields?: string; limit: number; enabled?: boolean },
) {
  const params = { filter, ...rangeParams(range), fields: options.fields, limit: String(options.limit) };
  const enabled = range !== undefined && (options.enabled ?? true);
  const asked = useApi(`${LOGS}/facets`, params, logFacetsSchema, { enabled });
  return useKeptAnswer(asked, questionOf(range, filter, options.fields, options.limit));
}

/** The service with most errors among the matching rows. */
export function useWorstService(range: FrozenRange | undefined, filter: string, enabled: boolean): string | undefined {
  const errors = bothFilters(filter, 'severity>=error');
  const { data } = useFacets(range, errors, { fields: 'service', limit: 1, enabled });
  return enabled ? data?.data[0]?.values[0]?.value : undefined;
}

export function usePatterns(range: FrozenRange | undefined, filter: string) {
  const params = { filter, ...rangeParams(range) };
  const asked = useApi(`${LOGS}/patterns`, params, logPatternsSchema, { enabled: range !== undefined });
  return useKeptAnswer(asked, questionOf(range, filter));
}

export function useContextRows(reference: LogReference) {
  return useApi(`${LOGS}/context`, { ...reference, limit: '30' }, logContextSchema);
}

/** Rows in pages. A refresh begins anew with the first page, whatever was loaded before. */
export function useLogRows(range: FrozenRange | undefined, filter: string, order: 'asc' | 'desc') {
  return useInfiniteQuery<LogList, ApiError, LogRow[], readonly unknown[], string | undefined>({
    queryKey: ['log-rows', filter, order, range],
    queryFn: ({ pageParam, signal }) => {
      const limit = String(pageParam ? NEXT_PAGE : FIRST_PAGE);
      const params = { filter, ...rangeParams(range), order, limit, cursor: pageParam };
      return fetchApi(LOGS, params, logListSchema, signal);
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

const flattenPages = ({ pages }: { pages: LogList[] }): LogRow[] => pages.flatMap((page) => page.data);

/** The cache key of one record; a row that is shown is put there, so opening it loads nothing. */
export const logRowKey = ({ id, timestamp }: LogReference) => ['log-row', id, timestamp] as const;

/** One record by its reference; null when the store no longer has it. */
export function useLogRow(reference: LogReference | undefined) {
  return useQuery<LogRow | null, ApiError>({
    queryKey: logRowKey(reference ?? { id: '', timestamp: '' }),
    queryFn: async ({ signal }) => {
      const at = stampToMs(reference?.timestamp ?? '');
      const params = { filter: `id:${reference?.id}`, from: String(at), to: String(at + 1), limit: '1' };
      const page = await fetchApi(LOGS, params, logListSchema, signal);
      return page.data[0] ?? null;
    },
    enabled: reference !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
