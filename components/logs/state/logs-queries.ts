'use client';

import { useMediaQuery } from '@mantine/hooks';
import { toIsoRange } from '@/components/data/range-math';
import { useApi } from '@/components/data/use-api';
import { useKeptAnswer } from '@/components/data/use-kept-answer';
import { useTimeRange } from '@/components/data/use-time-range';
import { queryOf, rangeParams, useFacets } from '@/components/explorer/state/explorer-queries';
import type { RowReference } from '@/components/explorer/state/row-reference';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { bothFilters, onlyValue } from '@/components/filters/filter-terms';
import { useScopedFilter } from '@/components/filters/use-scoped-filter';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { LogRow } from '@/model/log';
import type { LogHistogram, LogPatterns } from '@/model/log-api';

export const LOGS_PATH = '/api/v1/logs';
const BARS = 120;
const BARS_ON_A_PHONE = 40;

/** Counts over time by severity. */
export function useHistogram(range: FrozenRange | undefined) {
  const { path, params, filter } = useHistogramRequest();
  const enabled = range !== undefined;
  const answer = useApi<LogHistogram>(path, { ...params, ...rangeParams(range) }, { enabled });
  return useKeptAnswer(answer, queryOf(range, filter));
}

/** The same counts at the time the range is compared with, and how far to move them; undefined while it is with none. */
export function useComparedHistogram(range: FrozenRange | undefined) {
  const { path, params } = useHistogramRequest();
  const { compared } = useTimeRange();
  const other = range && compared({ from: range.fromMs, to: range.toMs });
  const enabled = other !== undefined;
  const answer = useApi<LogHistogram>(path, { ...params, ...(other ? toIsoRange(other) : {}) }, { enabled });
  return other && answer.data && !answer.isPlaceholderData
    ? { counts: answer.data.data, offsetMs: other.offsetMs }
    : undefined;
}

function useHistogramRequest() {
  const filter = useScopedFilter(useExplorerState().filter);
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  const params = { filter, buckets: String(isPhone ? BARS_ON_A_PHONE : BARS) };
  return { path: `${LOGS_PATH}/histogram`, params, filter };
}

/** How many logs match, as the histogram counts them. */
export function useLogsTotal(range: FrozenRange | undefined): number | undefined {
  const { data, isPlaceholderData } = useHistogram(range);
  return data && !isPlaceholderData ? Number(data.data.total) : undefined;
}

/** The service with most errors among the matching rows; not worth saying when the filter asks for that one alone. */
export function useWorstService(range: FrozenRange | undefined, filter: string, enabled: boolean): string | undefined {
  const errors = bothFilters(filter, 'severity>=error');
  const { data } = useFacets(range, errors, { fields: 'service', limit: 1, enabled });
  const worst = enabled ? data?.data[0]?.values[0]?.value : undefined;
  const asked = useScopedFilter(filter);
  return worst !== undefined && onlyValue(LOG_FIELDS, asked, 'service') === worst ? undefined : worst;
}

export function usePatterns(range: FrozenRange | undefined, filter: string) {
  const asked = useScopedFilter(filter);
  const params = { filter: asked, ...rangeParams(range) };
  const answer = useApi<LogPatterns>(`${LOGS_PATH}/patterns`, params, { enabled: range !== undefined });
  return useKeptAnswer(answer, queryOf(range, asked));
}

export function useContextRows(reference: RowReference) {
  return useApi<{ data: LogRow[] }>(`${LOGS_PATH}/context`, { ...reference, limit: '30' });
}
