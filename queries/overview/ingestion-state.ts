import { z } from 'zod';
import type { Overview } from '@/model/overview';
import { SOURCES } from '@/model/source';
import type { TimeRange } from '@/model/time-range';
import { ingestionLag } from '@/queries/ingestion-lag';
import type { QueryContext } from '@/queries/query-context';
import { bucketWidth } from '@/queries/records/bucket-width';
import { firstIdAt } from '@/queries/records/tail-records';
import { dateTime, isoText, slicesWithin } from '@/queries/time-to-sql';
import { joinSql, param, type Sql, sql } from '@/store/telemetry/sql';

const MINUTE_MS = 60_000;
const BARS = 60;

const STORED = sql`sumIf(records, outcome = 'stored')`;
const REJECTED = sql`sumIf(records, outcome = 'rejected')`;
/** Requests refused whole stand apart, as in the ledger: a request is not a record. */
const REFUSED = sql`sumIf(requests, outcome = 'rejected')`;

/** What came in, by minute of arrival as the ledger has it: minutes that begin in the range. */
export async function ingestionState(range: TimeRange, context: QueryContext): Promise<Overview['ingestion']> {
  const [sources, { interval_ms, series }, records_per_second, lag_ms] = await Promise.all([
    bySource(range, context),
    overTime(range, context),
    rateNow(context),
    ingestionLag(context),
  ]);
  const sum = (pick: (source: (typeof sources)[number]) => string) =>
    String(sources.reduce((total, source) => total + BigInt(pick(source)), 0n));
  return {
    records_per_second,
    lag_ms,
    stored: sum((source) => source.records),
    rejected: sum((source) => source.rejected),
    refused_requests: sum((source) => source.refused_requests),
    sources,
    interval_ms,
    series,
  };
}

function within(range: TimeRange): Sql {
  return slicesWithin(sql`minute`, range, MINUTE_MS);
}

async function bySource(range: TimeRange, context: QueryContext): Promise<Overview['ingestion']['sources']> {
  const { reader, signal } = context;
  const rows = await reader.query({
    name: 'overview.sources',
    sql: sql`SELECT source, toString(${STORED}) AS records_text, toString(${REJECTED}) AS rejected_text, toString(${REFUSED}) AS refused_text, toString(maxIf(minute, outcome = 'stored')) AS last_seen
FROM ledger WHERE ${within(range)} GROUP BY source ORDER BY ${STORED} DESC, source`,
    row: z.object({
      source: z.enum(SOURCES),
      records_text: z.string(),
      rejected_text: z.string(),
      refused_text: z.string(),
      last_seen: z.string(),
    }),
    signal,
  });
  const seen = rows.filter(({ records_text }) => records_text !== '0');
  const arrivals = await lastArrivals(
    new Map(seen.map((row) => [row.source, Date.parse(isoText(row.last_seen))])),
    context,
  );
  return rows.map(({ source, records_text, rejected_text, refused_text, last_seen }) => ({
    source,
    records: records_text,
    rejected: rejected_text,
    refused_requests: refused_text,
    last_seen: records_text === '0' ? null : (arrivals.get(source) ?? isoText(last_seen)),
  }));
}

/** When the newest record of each source arrived: looked for in the minute the ledger names, since an id says when it came. */
async function lastArrivals(minutes: ReadonlyMap<string, number>, context: QueryContext): Promise<Map<string, string>> {
  if (minutes.size === 0) return new Map();
  const arrived = [...minutes].map(([source, minute]) => {
    const idAt = (ms: number) => param.uint64(String(firstIdAt(ms)));
    return sql`(source = ${param.string(source)} AND id >= ${idAt(minute)} AND id < ${idAt(minute + MINUTE_MS)})`;
  });
  const rows = await context.reader.query({
    name: 'overview.arrivals',
    sql: sql`SELECT source, toString(max(inserted_at)) AS arrived FROM logs WHERE ${joinSql(arrived, ' OR ')} GROUP BY source`,
    row: z.object({ source: z.string(), arrived: z.string() }),
    signal: context.signal,
  });
  return new Map(rows.map(({ source, arrived: at }) => [source, isoText(at)]));
}

async function overTime(range: TimeRange, { reader, signal }: QueryContext) {
  const width = Math.max(MINUTE_MS, bucketWidth(range, BARS));
  const rows = await reader.query({
    name: 'overview.series',
    sql: sql`SELECT intDiv(toUnixTimestamp(minute), ${param.uint32(width / 1000)}) AS bucket, ${STORED} AS stored, ${REJECTED} AS rejected
FROM ledger WHERE ${within(range)} GROUP BY bucket`,
    row: z.object({ bucket: z.coerce.number(), stored: z.coerce.number(), rejected: z.coerce.number() }),
    signal,
  });
  const found = new Map(rows.map((row) => [row.bucket, row]));
  const first = Math.floor(range.from / width);
  const series = Array.from({ length: Math.ceil(range.to / width) - first }, (_, i) => {
    const row = found.get(first + i);
    return {
      start: new Date((first + i) * width).toISOString(),
      stored: row?.stored ?? 0,
      rejected: row?.rejected ?? 0,
    };
  });
  return { interval_ms: width, series };
}

/** Records a second over the last 60 s: this minute and as much of the one before as is missing. */
async function rateNow({ reader, now, signal }: QueryContext): Promise<number> {
  const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const [row] = await reader.query({
    name: 'overview.rate',
    sql: sql`SELECT sumIf(records, minute >= ${dateTime(minute)}) AS current, sumIf(records, minute < ${dateTime(minute)}) AS previous
FROM ledger WHERE outcome = 'stored' AND minute >= ${dateTime(minute - MINUTE_MS)}`,
    row: z.object({ current: z.coerce.number(), previous: z.coerce.number() }),
    signal,
  });
  if (!row) return 0;
  const missing = 1 - (now - minute) / MINUTE_MS;
  return Math.round(((row.current + row.previous * missing) / 60) * 10) / 10;
}
