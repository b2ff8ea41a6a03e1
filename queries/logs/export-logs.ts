import type { z } from 'zod';
import { AppError } from '@/model/errors';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { LogRow } from '@/model/log';
import type { logExportParamsSchema } from '@/model/log-api';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { nanosOf, toNanos } from '@/queries/time-to-sql';
import { csvLine } from './csv-line';
import type { Position } from './cursor';
import { toQuestion } from './log-question';
import { LOG_TARGET } from './log-target';
import { walkLogs } from './walk-logs';

const PAGE = 2000;
const MAX_COLUMNS = 100;
const BYTE_ORDER_MARK = '\ufeff';
const ALL_COLUMNS = [
  'timestamp',
  'severity',
  'severity_text',
  'service',
  'host',
  'body',
  'trace_id',
  'span_id',
  'scope',
  'source',
  'id',
  'inserted_at',
  'attributes',
  'resource',
];

type Params = z.output<typeof logExportParamsSchema>;

/**
 * The text of an export, a page of rows at a time, so that millions of rows never stand in memory together.
 * CSV has a header line; NDJSON is the rows as they are. What is wrong with the request is thrown before the first page.
 */
export function exportLogs(params: Params, context: QueryContext): AsyncIterable<string> {
  const question = toQuestion(params, context.now);
  const columns = columnsOf(params.columns);
  const walk = { range: toNanos(question.range), where: filterToSql(question.node, LOG_TARGET), order: params.order };
  return writePages(params, columns, (limit, after) => walkLogs(context, 'logs.export', { ...walk, limit, after }));
}

async function* writePages(
  { format, limit, bom }: Params,
  columns: string[] | null,
  read: (limit: number, after: Position | undefined) => Promise<LogRow[]>,
): AsyncIterable<string> {
  if (format === 'csv') yield `${bom === 'true' ? BYTE_ORDER_MARK : ''}${csvLine(columns ?? ALL_COLUMNS)}`;
  let after: Position | undefined;
  for (let left = limit ?? Number.POSITIVE_INFINITY; left > 0; left -= PAGE) {
    const rows = await read(Math.min(PAGE, left), after);
    yield rows.map((row) => (format === 'csv' ? csvRow(row, columns ?? ALL_COLUMNS) : jsonLine(row, columns))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { timestamp: nanosOf(last.timestamp), id: BigInt(last.id) };
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

function csvRow(row: LogRow, columns: readonly string[]): string {
  return csvLine(columns.map((column) => cellOf(row, column)));
}

function jsonLine(row: LogRow, columns: readonly string[] | null): string {
  const shown = columns ? Object.fromEntries(columns.map((column) => [column, cellOf(row, column)])) : row;
  return `${JSON.stringify(shown)}\n`;
}

/** What a row shows under a column name: a field of the row, else an attribute, else a resource attribute. */
function cellOf(row: LogRow, column: string): string {
  const name = LOG_FIELDS.nameOf(column);
  const own: Record<string, unknown> = { ...row, 'host.name': row.host };
  const value = Object.hasOwn(own, name) ? own[name] : (entry(row, column) ?? promotedFrom(row, name));
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}

function entry({ attributes, resource }: LogRow, key: string): string | undefined {
  if (Object.hasOwn(attributes, key)) return attributes[key];
  return Object.hasOwn(resource, key) ? resource[key] : undefined;
}

function promotedFrom(row: LogRow, name: string): string | undefined {
  return LOG_FIELDS.find(name)
    ?.promotedFrom.map((key) => entry(row, key))
    .find((value) => value !== undefined);
}
