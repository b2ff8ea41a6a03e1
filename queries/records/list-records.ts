import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { nanosOf, toNanos } from '@/queries/time-to-sql';
import { countRecords } from './count-records';
import { type Position, parseCursor, printCursor } from './cursor';
import { type NearestRecords, nearestRecords } from './nearest-records';
import { type RangeParams, toRecordQuery } from './record-query';
import type { RecordSource, StoredRecord } from './record-source';
import { walkRecords } from './walk-records';

interface ListParams extends RangeParams {
  order: 'asc' | 'desc';
  limit: number;
  cursor?: string | undefined;
  total: 'true' | 'false';
}

interface RecordList<Row> {
  data: Row[];
  page: { next_cursor: string | null; total: string | null; nearest: NearestRecords | null };
}

/**
 * One page of records by (timestamp, id). The cursor names the last row given, so records that arrive meanwhile
 * neither repeat nor push out any row. When nothing matches, `nearest` says where something does.
 */
export async function listRecords<Row extends StoredRecord>(
  source: RecordSource<Row>,
  params: ListParams,
  context: QueryContext,
): Promise<RecordList<Row>> {
  const query = toRecordQuery(params, source.model.fields, context.now);
  const after = params.cursor === undefined ? undefined : parseCursor(params.cursor);
  const walk = {
    range: toNanos(query.range),
    where: filterToSql(query.node, source.target),
    order: params.order,
    limit: params.limit + 1,
    after,
  };
  const [rows, total] = await Promise.all([
    walkRecords(source, context, 'list', walk),
    params.total === 'true' ? countRecords(source, query, context) : null,
  ]);
  const nearest = rows.length === 0 && !after ? await nearestRecords(source, query, context) : null;
  const data = rows.slice(0, params.limit);
  const last = data.at(-1);
  const next_cursor = rows.length > params.limit && last ? printCursor(positionOf(last)) : null;
  return { data, page: { next_cursor, total, nearest } };
}

/** Where a record stands in the order of records. */
export function positionOf({ timestamp, id }: StoredRecord): Position {
  return { timestamp: nanosOf(timestamp), id: BigInt(id) };
}
