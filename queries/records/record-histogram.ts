import { z } from 'zod';
import type { TimeRange } from '@/model/time-range';
import type { QueryContext } from '@/queries/query-context';
import { param, sql } from '@/store/telemetry/sql';
import { bucketStarts, bucketWidth } from './bucket-width';
import { countedRecords, valueColumn } from './counted-records';
import type { RecordQuery } from './record-query';
import type { CountedSource } from './record-source';

export interface RecordHistogram {
  interval_ms: number;
  total: string;
  /** `counts` names only values that occur in the bucket; every bucket of the range is present. */
  buckets: { start: string; counts: Record<string, number> }[];
}

/** Values of a text field that are told apart; the others are counted under ''. */
const MOST_VALUES = 10;

/** Counts by a field's values over equal slices aligned to the epoch. */
export async function recordHistogram(
  source: CountedSource,
  query: RecordQuery,
  { buckets, by }: { buckets: number; by: string },
  context: QueryContext,
): Promise<RecordHistogram> {
  const width = bucketWidth(query.range, buckets);
  const counted = countedRecords(source, query, width, [by]);
  const value = valueColumn(0);
  const common = sql`SELECT ${value} FROM ${counted} GROUP BY ${value} ORDER BY sum(records) DESC, ${value} LIMIT ${param.uint32(MOST_VALUES)}`;
  const isEnum = source.model.fields.find(by)?.type === 'enum';
  const rows = await context.reader.query({
    name: `${source.model.signal}.histogram`,
    sql: sql`SELECT intDiv(ms, ${param.int64(width)}) AS bucket, ${isEnum ? value : sql`if(${value} IN (${common}), ${value}, '')`} AS value, sum(records) AS counted
FROM ${counted} GROUP BY bucket, value`,
    row: z.object({ bucket: z.coerce.number(), value: z.string(), counted: z.coerce.number() }),
    counts: true,
    signal: context.signal,
  });
  return {
    interval_ms: width,
    total: String(rows.reduce((sum, row) => sum + row.counted, 0)),
    buckets: inBuckets(rows, query.range, width),
  };
}

function inBuckets(
  rows: readonly { bucket: number; value: string; counted: number }[],
  range: TimeRange,
  width: number,
): RecordHistogram['buckets'] {
  const found = new Map<number, Record<string, number>>();
  for (const { bucket, value, counted } of rows) found.set(bucket, { ...found.get(bucket), [value]: counted });
  return bucketStarts(range, width).map((bucket) => ({
    start: new Date(bucket * width).toISOString(),
    counts: found.get(bucket) ?? {},
  }));
}
