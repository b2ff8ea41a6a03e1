'use client';

import { useMediaQuery } from '@mantine/hooks';
import { useApi } from '@/components/data/use-api';
import { useKeptAnswer } from '@/components/data/use-kept-answer';
import { queryOf, rangeParams, useFacets } from '@/components/explorer/state/explorer-queries';
import type { RowReference } from '@/components/explorer/state/row-reference';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { bothFilters, onlyValue } from '@/components/filters/filter-terms';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { logContextSchema, logHistogramSchema, logPatternsSchema } from '@/model/log-api';

export const LOGS_PATH = '/api/v1/logs';
const BARS = 120;
const BARS_ON_A_PHONE = 40;

/** Counts over time by severity. */
export function useHistogram(range: FrozenRange | undefined) {
  const { filter } = useExplorerState();
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  const params = { filter, ...rangeParams(range), buckets: String(isPhone ? BARS_ON_A_PHONE : BARS) };
  const answer = useApi(`${LOGS_PATH}/histogram`, params, logHistogramSchema, { enabled: range !== undefined });
  return useKeptAnswer(answer, queryOf(range, filter));
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
  return worst !== undefined && onlyValue(LOG_FIELDS, filter, 'service') === worst ? undefined : worst;
}

export function usePatterns(range: FrozenRange | undefined, filter: string) {
  const params = { filter, ...rangeParams(range) };
  const answer = useApi(`${LOGS_PATH}/patterns`, params, logPatternsSchema, { enabled: range !== undefined });
  return useKeptAnswer(answer, queryOf(range, filter));
}

export function useContextRows(reference: RowReference) {
  return useApi(`${LOGS_PATH}/context`, { ...reference, limit: '30' }, logContextSchema);
}
