import { z } from 'zod';
import { type LedgerEntry, ledgerEntrySchema, type ledgerParamsSchema } from '@/model/ledger';
import { parseTimeRange } from '@/model/time-range';
import type { QueryContext } from '@/queries/query-context';
import { clampRange, isoText, slicesWithin } from '@/queries/time-to-sql';
import { type Sql, sql } from '@/store/telemetry/sql';

type Params = z.output<typeof ledgerParamsSchema>;

/** Periods are aligned to the epoch in UTC. */
const PERIODS: Record<Params['interval'], Sql> = {
  minute: sql`minute`,
  '5m': sql`toStartOfFiveMinutes(minute)`,
  hour: sql`toStartOfHour(minute)`,
  day: sql`toStartOfDay(minute)`,
};
const MINUTE_MS = 60_000;
const MAX_ENTRIES = 50_000;

/** What became of received records, by minute of arrival, oldest first: whole minutes that begin in the range. */
export async function listLedgerEntries(params: Params, context: QueryContext): Promise<LedgerEntry[]> {
  const range = clampRange(parseTimeRange(params.from, params.to, context.now));
  return context.reader.query({
    name: 'ledger.list',
    sql: sql`SELECT toString(${PERIODS[params.interval]}) AS period, signal, source, key, route, outcome, reason, filter,
  toString(sum(records)) AS records, toString(sum(requests)) AS requests, toString(sum(bytes)) AS bytes, substringUTF8(anyLast(example), 1, 2000) AS example
FROM ledger WHERE ${slicesWithin(sql`minute`, range, MINUTE_MS)}
GROUP BY period, signal, source, key, route, outcome, reason, filter ORDER BY period, signal, source, key, route, outcome, reason, filter`,
    row: ledgerRow,
    limits: { resultRows: MAX_ENTRIES },
    signal: context.signal,
  });
}

const ledgerRow: z.ZodType<LedgerEntry> = z
  .object({ period: z.string() })
  .loose()
  .transform((row) => ({ ...row, period: isoText(row.period) }))
  .pipe(ledgerEntrySchema);
