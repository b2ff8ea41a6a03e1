import type { FilterNode } from '@/model/filter/filter-node';
import { parseFilter } from '@/model/filter/parse-filter';
import { parseTimeRange, type TimeRange } from '@/model/time-range';
import { clampRange } from '@/queries/time-to-sql';

/** Which logs are meant: what every log query starts from. */
export interface LogQuestion {
  range: TimeRange;
  node: FilterNode;
}

/** @throws AppError bad_request for the times, invalid_filter for the filter */
export function toQuestion(params: { filter: string; from: string; to: string }, now: number): LogQuestion {
  return { range: clampRange(parseTimeRange(params.from, params.to, now)), node: parseFilter(params.filter) };
}
