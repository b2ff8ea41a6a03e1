import type { FilterNode } from '@/model/filter/filter-node';
import type { TimeRange } from '@/model/time-range';
import type { FilterTarget } from '@/queries/filter/filter-target';
import { filterToSql, placeText } from '@/queries/filter/filter-to-sql';
import { asText } from '@/queries/filter/value-to-sql';
import { clampRange, dateTime, timestampWithin, toNanos } from '@/queries/time-to-sql';
import { identifier, joinSql, param, type Sql, sql } from '@/store/telemetry/sql';
import { chooseRollup, type RollupChoice } from './choose-rollup';
import type { RecordQuery } from './record-query';
import { type CountedSource, tableName } from './record-source';

const COLUMNS = Array.from({ length: 30 }, (_, i) => `v${i}`);

/** The column of the `i`-th value that is told apart. */
export const valueColumn = (i: number): Sql => identifier(COLUMNS[i] ?? '', COLUMNS);

/**
 * A table expression with columns ms, v0, v1 … and records that counts exactly what matches: from a rollup when one can
 * answer the filter, its unaligned edges and everything else from rows.
 * @param stepMs all that is told apart by time are multiples of this since the epoch; 0 when time is not told apart
 * @param shown names of the fields that are told apart
 */
export function countedRecords(
  source: CountedSource,
  { range, node }: RecordQuery,
  stepMs: number,
  shown: readonly string[] = [],
): Sql {
  const clamped = clampRange(range);
  const fromRows = (ranges: readonly TimeRange[]) =>
    sql`SELECT toUnixTimestamp64Milli(timestamp) AS ms, ${values(source.target, shown)}toUInt64(1) AS records FROM ${source.table} WHERE ${rowsWithin(source, ranges, node)}`;
  const choice = chooseRollup(source.model, node, { fields: shown, valuesOnly: false });
  if (!choice || stepMs % choice.rollup.stepMs !== 0) return sql`(${fromRows([clamped])})`;
  const { time, stepMs: step } = choice.rollup;
  const fromRollup = (inner: TimeRange) =>
    sql`SELECT toInt64(toUnixTimestamp(${tableName(time)})) * 1000 AS ms, ${values(rollupTarget(source, choice), shown)}records
FROM ${rollupRows(source, choice, inner, node)}`;
  return alignedUnion(clamped, step, fromRollup, fromRows);
}

function values(target: FilterTarget, shown: readonly string[]): Sql {
  return shown.reduce((list, name, i) => sql`${list}${valueText(target, name)} AS ${valueColumn(i)}, `, sql``);
}

/** The text of a field's value, wherever it stands. */
export function valueText(target: FilterTarget, name: string): Sql {
  return asText(placeText(target.fields.place(name), target), target.fields.find(name));
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

/** Condition on rows in any of the ranges that match. */
export function rowsWithin({ target }: CountedSource, ranges: readonly TimeRange[], node: FilterNode): Sql {
  const within = ranges.map((range) => sql`(${timestampWithin(toNanos(range))})`);
  return sql`(${joinSql(within, ' OR ', sql`0`)}) AND ${filterToSql(node, target)}`;
}

/** `table WHERE …` of a rollup, for a range of whole steps; of a rollup with facets the rows of one. */
export function rollupRows(source: CountedSource, choice: RollupChoice, range: TimeRange, node: FilterNode): Sql {
  const { rollup, facet } = choice;
  const time = tableName(rollup.time);
  const isFacet = facet ? sql` AND field = ${param.string(facet.name)}` : sql``;
  return sql`${tableName(rollup.table)} WHERE ${time} >= ${dateTime(range.from)} AND ${time} < ${dateTime(range.to)}${isFacet} AND ${filterToSql(node, rollupTarget(source, choice))}`;
}

/** A rollup, as filters see it: its facet stands in `value`. */
export function rollupTarget({ target }: CountedSource, { rollup }: RollupChoice): FilterTarget {
  return {
    fields: target.fields,
    column: (field) => (rollup.keys.includes(field.name) ? target.column(field) : identifier('value', ['value'])),
  };
}
