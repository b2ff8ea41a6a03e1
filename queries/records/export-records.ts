import { AppError } from '@/model/errors';
import type { FieldSet } from '@/model/fields/field-set';
import { fieldValue } from '@/model/fields/field-value';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { toNanos } from '@/queries/time-to-sql';
import { csvLine } from './csv-line';
import type { Position } from './cursor';
import { positionOf } from './list-records';
import { type RangeParams, toRecordQuery } from './record-query';
import type { RecordSource, StoredRecord } from './record-source';
import { walkRecords } from './walk-records';

const PAGE = 2000;
const MAX_COLUMNS = 100;
const BYTE_ORDER_MARK = '\ufeff';

interface ExportParams extends RangeParams {
  order: 'asc' | 'desc';
  format: 'csv' | 'ndjson';
  columns?: string | undefined;
  limit?: number | undefined;
  bom: 'true' | 'false';
  raw: 'true' | 'false';
}

/**
 * The text of an export, a page of rows at a time, so that millions of rows never stand in memory together.
 * CSV has a header line; NDJSON is the rows as they are. What is wrong with the request is thrown before the first page.
 */
export function exportRecords<Row extends StoredRecord>(
  source: RecordSource<Row>,
  params: ExportParams,
  context: QueryContext,
): AsyncIterable<string> {
  const { fields } = source.model;
  const query = toRecordQuery(params, fields, context.now);
  const asked = columnsOf(params.columns);
  const walk = { range: toNanos(query.range), where: filterToSql(query.node, source.target), order: params.order };
  const read = (limit: number, after: Position | undefined) =>
    walkRecords(source, context, 'export', { ...walk, limit, after });
  return writePages(
    params,
    params.format === 'csv' ? csvWriter(params, asked, fields) : jsonWriter(asked, fields),
    read,
  );
}

interface Writer {
  head: string;
  line(row: StoredRecord): string;
}

function csvWriter({ bom, raw }: ExportParams, asked: readonly string[] | null, fields: FieldSet): Writer {
  const columns = asked ?? allColumns(fields);
  return {
    head: `${bom === 'true' ? BYTE_ORDER_MARK : ''}${csvLine(columns)}`,
    line: (row) =>
      csvLine(
        columns.map((column) => cellOf(fields, row, column)),
        raw === 'true',
      ),
  };
}

function jsonWriter(asked: readonly string[] | null, fields: FieldSet): Writer {
  const shown = (row: StoredRecord) =>
    asked ? Object.fromEntries(asked.map((column) => [column, cellOf(fields, row, column)])) : row;
  return { head: '', line: (row) => `${JSON.stringify(shown(row))}\n` };
}

async function* writePages<Row extends StoredRecord>(
  { limit }: ExportParams,
  { head, line }: Writer,
  read: (limit: number, after: Position | undefined) => Promise<Row[]>,
): AsyncIterable<string> {
  if (head !== '') yield head;
  let after: Position | undefined;
  for (let left = limit ?? Number.POSITIVE_INFINITY; left > 0; left -= PAGE) {
    const rows = await read(Math.min(PAGE, left), after);
    yield rows.map(line).join('');
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = positionOf(last);
  }
}

function columnsOf(text: string | undefined): string[] | null {
  const columns = text
    ?.split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '');
  if (!columns || columns.length === 0) return null;
  if (columns.length > MAX_COLUMNS) throw new AppError('bad_request', `An export may have ${MAX_COLUMNS} columns.`);
  return columns;
}

/** The columns of a whole export: when, the fields in their order, when it was stored, and what has no column. */
function allColumns({ fields }: FieldSet): string[] {
  const exported = fields.filter((field) => field.exportOrder !== undefined);
  const ordered = exported.toSorted((a, b) => (a.exportOrder ?? 0) - (b.exportOrder ?? 0));
  return ['timestamp', ...ordered.map(({ column }) => column), 'inserted_at', 'attributes', 'resource'];
}

/** What a row shows under a column name. */
function cellOf(fields: FieldSet, row: StoredRecord, column: string): string {
  if (column === 'attributes' || column === 'resource') return JSON.stringify(row[column]);
  return fieldValue(fields, row, column);
}
