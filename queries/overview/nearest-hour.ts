import { allOf, type FilterNode } from '@/model/filter/filter-node';
import { parseFilter } from '@/model/filter/parse-filter';
import type { Overview } from '@/model/overview';
import type { TimeRange } from '@/model/time-range';
import { LOG_SOURCE } from '@/queries/logs/log-source';
import type { QueryContext } from '@/queries/query-context';
import { nearestRecords } from '@/queries/records/nearest-records';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** What Mangru says of itself is always near, and never what is missed. */
const FROM_OUTSIDE = parseFilter('-source:self');

/** The hour of the matching records nearest to a range that has none, in whole minutes; null when there are none. */
export async function nearestHour(
  range: TimeRange,
  filter: FilterNode,
  context: QueryContext,
): Promise<Overview['nearest']> {
  const found = await nearestRecords(LOG_SOURCE, { range, node: allOf([filter, FROM_OUTSIDE]) }, context);
  const before = found.before === null ? undefined : Date.parse(found.before);
  const after = found.after === null ? undefined : Date.parse(found.after);
  const isAfter = after !== undefined && (before === undefined || after - range.to < range.from - before);
  const nearest = isAfter ? after : before;
  if (nearest === undefined) return null;
  // The hour begins with what comes after the range, and ends with what was before it.
  const minute = Math.floor(nearest / MINUTE_MS) * MINUTE_MS;
  const from = isAfter ? minute : minute + MINUTE_MS - HOUR_MS;
  return { from: new Date(from).toISOString(), to: new Date(from + HOUR_MS).toISOString() };
}
