import type { FieldSet } from '@/model/fields/field-set';
import type { FilterNode } from '@/model/filter/filter-node';
import { parseFilter } from '@/model/filter/parse-filter';
import { parseTimeRange, type TimeRange } from '@/model/time-range';
import { clampRange } from '@/queries/time-to-sql';

/** Which records are meant: what every query of records starts from. */
export interface RecordQuery {
  range: TimeRange;
  node: FilterNode;
}

export interface RangeParams {
  filter: string;
  from: string;
  to: string;
}

/** @throws AppError bad_request for the times, invalid_filter for the filter */
export function toRecordQuery({ filter, from, to }: RangeParams, fields: FieldSet, now: number): RecordQuery {
  return { range: clampRange(parseTimeRange(from, to, now)), node: parseFilter(filter, fields) };
}
