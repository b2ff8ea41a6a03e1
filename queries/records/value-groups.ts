import type { TimeRange } from '@/model/time-range';
import { identifier, joinSql, param, type Sql, sql } from '@/store/telemetry/sql';
import type { RollupChoice } from './choose-rollup';
import { alignedUnion, countedRecords, rollupRows, rowsWithin, valueColumn, valueText } from './counted-records';
import type { RecordQuery } from './record-query';
import type { CountedSource } from './record-source';

/** Which fields are counted by value, among which records. */
export interface ValueGroups extends RecordQuery {
  source: CountedSource;
  fields: readonly string[];
}

const COLUMNS = Array.from({ length: 30 }, (_, i) => `f${i}`);

/** A table expression (field, value, records) from rows: one pass whatever the number of fields. */
export function groupsFromRows(groups: ValueGroups): Sql {
  return sql`(${rowsApart(groups, [groups.range])})`;
}

/** The same for fields that are keys of the rollup that answers the filter. */
export function groupsFromKeys({ source, range, node, fields }: ValueGroups): Sql {
  const counted = countedRecords(source, { range, node }, 0, fields);
  return sql`(${groupApart(
    fields,
    (i) => valueColumn(i),
    (values) => sql`SELECT ${values}, records FROM ${counted}`,
  )})`;
}

/** The same for facets of a rollup, with rows for the ends of the range that are not whole steps. */
export function groupsFromFacets(groups: ValueGroups, { rollup }: RollupChoice): Sql {
  const { source, range, node, fields } = groups;
  return alignedUnion(
    range,
    rollup.stepMs,
    (inner) => sql`SELECT field, value, sum(records) AS records FROM ${rollupRows(source, { rollup }, inner, node)}
AND field IN ${param.strings([...fields])} GROUP BY field, value`,
    (edges) => rowsApart(groups, edges),
  );
}

function rowsApart({ source, node, fields }: ValueGroups, ranges: readonly TimeRange[]): Sql {
  return groupApart(
    fields,
    (i) => valueText(source.target, fields[i] ?? ''),
    (values) =>
      sql`SELECT ${values}, toUInt64(1) AS records FROM ${source.table} WHERE ${rowsWithin(source, ranges, node)}`,
  );
}

/**
 * GROUPING SETS count each column by itself in one pass: 0.8 s over 20 M rows, where unfolding them takes 20.
 * Columns outside a set are '', so joining all of them leaves the one value; `grouping` has a 0 bit for its column.
 */
function groupApart(fields: readonly string[], value: (i: number) => Sql, select: (values: Sql) => Sql): Sql {
  const columns = fields.map((_, i) => identifier(COLUMNS[i] ?? '', COLUMNS));
  const values = joinSql(
    columns.map((column, i) => sql`${value(i)} AS ${column}`),
    ', ',
  );
  const sets = joinSql(
    columns.map((column) => sql`(${column})`),
    ', ',
  );
  const all = joinSql(columns, ', ');
  const masks = fields.map((_, i) => String(2 ** fields.length - 1 - 2 ** (fields.length - 1 - i)));
  return sql`SELECT transform(toString(grouping(${all})), ${param.strings(masks)}, ${param.strings([...fields])}, '') AS field,
  arrayStringConcat([${all}]) AS value, sum(records) AS records FROM (${select(values)}) GROUP BY GROUPING SETS (${sets})`;
}
