import type { FilterNode } from '@/model/filter/filter-node';
import type { TimeRange } from '@/model/time-range';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import { type RollupChoice, rollupForFilter } from '@/queries/filter/rollup-for-filter';
import { clampRange, dateTime, timestampWithin, toNanos } from '@/queries/time-to-sql';
import { identifier, joinSql, param, type Sql, sql } from '@/store/telemetry/sql';
import { LOG_TARGET } from './log-target';

type Rollup = Exclude<RollupChoice, null>;

/**
 * A table expression with columns ms, service, severity, source and records that counts exactly what matches:
 * from a rollup when one can answer the filter, its unaligned edges and everything else from rows.
 * @param stepMs all that is told apart by time are multiples of this since the epoch; 0 when time is not told apart
 */
export function countedLogs(range: TimeRange, node: FilterNode, stepMs: number): Sql {
  const clamped = clampRange(range);
  const rollup = rollupForFilter(node);
  if (!rollup || stepMs % rollup.stepMs !== 0) return sql`(${fromRows([clamped], node)})`;
  return alignedUnion(
    clamped,
    rollup.stepMs,
    (inner) => fromRollup(inner, rollup),
    (edges) => fromRows(edges, node),
  );
}

/** Whole steps of the range from one place, what is left of it from another. */
export function alignedUnion(
  range: TimeRange,
  stepMs: number,
  inside: (range: TimeRange) => Sql,
  edges: (ranges: TimeRange[]) => Sql,
): Sql {
  const inner = { from: Math.ceil(range.from / stepMs) * stepMs, to: Math.floor(range.to / stepMs) * stepMs };
  if (inner.from >= inner.to) return sql`(${edges([range])})`;
  const outer = [
    { from: range.from, to: inner.from },
    { from: inner.to, to: range.to },
  ].filter((edge) => edge.from < edge.to);
  const parts = outer.length === 0 ? [inside(inner)] : [inside(inner), edges(outer)];
  return sql`(${joinSql(parts, ' UNION ALL ')})`;
}

/** Rows of `logs` in any of the ranges that match. */
export function rowsWithin(ranges: readonly TimeRange[], node: FilterNode): Sql {
  const within = ranges.map((range) => sql`(${timestampWithin(toNanos(range))})`);
  return sql`(${joinSql(within, ' OR ', sql`0`)}) AND ${filterToSql(node, LOG_TARGET)}`;
}

function fromRows(ranges: readonly TimeRange[], node: FilterNode): Sql {
  return sql`SELECT toUnixTimestamp64Milli(timestamp) AS ms, service, severity, source, toUInt64(1) AS records FROM logs WHERE ${rowsWithin(ranges, node)}`;
}

function fromRollup(range: TimeRange, rollup: Rollup): Sql {
  if (rollup.table === 'counts') {
    return sql`SELECT toInt64(toUnixTimestamp(minute)) * 1000 AS ms, service, severity, source, records FROM log_counts_1m
WHERE minute >= ${dateTime(range.from)} AND minute < ${dateTime(range.to)} AND ${filterToSql(rollup.node, LOG_TARGET)}`;
  }
  return sql`SELECT toInt64(toUnixTimestamp(bucket)) * 1000 AS ms, service, severity, '' AS source, records FROM log_facets_5m
WHERE ${facetRowsWithin(range)} AND field = ${param.string(rollup.field)} AND ${facetFilter(rollup.node)}`;
}

/** Condition on `log_facets_5m.bucket` for a range of whole buckets. */
export function facetRowsWithin(range: TimeRange): Sql {
  return sql`bucket >= ${dateTime(range.from)} AND bucket < ${dateTime(range.to)}`;
}

/** A filter over log_facets_5m, where the one facet field it names stands in `value`. */
export function facetFilter(node: FilterNode): Sql {
  const own = ['service', 'severity'];
  return filterToSql(node, {
    fields: LOG_TARGET.fields,
    column: (field) => (own.includes(field.name) ? LOG_TARGET.column(field) : identifier('value', ['value'])),
  });
}
