import type { z } from 'zod';
import type { LogRow } from '@/model/log';
import type { LogList, logListParamsSchema } from '@/model/log-api';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { nanosOf, toNanos } from '@/queries/time-to-sql';
import { countLogs } from './count-logs';
import { parseCursor, printCursor } from './cursor';
import { toQuestion } from './log-question';
import { LOG_TARGET } from './log-target';
import { walkLogs } from './walk-logs';

/**
 * One page of records by (timestamp, id). The cursor names the last row given, so records that arrive meanwhile
 * neither repeat nor push out any row.
 */
export async function listLogs(params: z.output<typeof logListParamsSchema>, context: QueryContext): Promise<LogList> {
  const question = toQuestion(params, context.now);
  const after = params.cursor === undefined ? undefined : parseCursor(params.cursor);
  const walk = {
    range: toNanos(question.range),
    where: filterToSql(question.node, LOG_TARGET),
    order: params.order,
    limit: params.limit + 1,
    after,
  };
  const [rows, total] = await Promise.all([
    walkLogs(context, 'logs.list', walk),
    params.total === 'true' ? countLogs(question, context) : null,
  ]);
  const data = rows.slice(0, params.limit);
  const last = data.at(-1);
  return { data, page: { next_cursor: rows.length > params.limit && last ? cursorOf(last) : null, total } };
}

function cursorOf(row: LogRow): string {
  return printCursor({ timestamp: nanosOf(row.timestamp), id: BigInt(row.id) });
}
