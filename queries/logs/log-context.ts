import type { z } from 'zod';
import { AppError } from '@/model/errors';
import type { LogRow } from '@/model/log';
import type { logContextParamsSchema } from '@/model/log-api';
import type { QueryContext } from '@/queries/query-context';
import { nanosOf } from '@/queries/time-to-sql';
import { param, sql } from '@/store/telemetry/sql';
import { walkLogs } from './walk-logs';

const DAY = 86_400n * 1_000_000_000n;

/**
 * Lines of the same service, host and source around one row, within a day of it, oldest first.
 * @throws AppError not_found when there is no such row
 */
export async function logContext(
  params: z.output<typeof logContextParamsSchema>,
  context: QueryContext,
): Promise<LogRow[]> {
  const at = { timestamp: nanosOf(params.timestamp), id: BigInt(params.id) };
  if (at.id >= 2n ** 64n) throw new AppError('not_found', 'There is no such log record.');
  const here = { from: at.timestamp, to: at.timestamp + 1n };
  const [row] = await walkLogs(context, 'logs.context', {
    range: here,
    where: sql`id = ${param.uint64(params.id)}`,
    order: 'asc',
    limit: 1,
  });
  if (!row) throw new AppError('not_found', 'There is no such log record.');
  const where = sql`service = ${param.string(row.service)} AND host = ${param.string(row.host)} AND source = ${param.string(row.source)}`;
  const around = { where, limit: params.limit, after: at };
  const [before, after] = await Promise.all([
    walkLogs(context, 'logs.context', {
      ...around,
      range: { from: at.timestamp > DAY ? at.timestamp - DAY : 0n, to: here.to },
      order: 'desc',
    }),
    walkLogs(context, 'logs.context', {
      ...around,
      range: { from: at.timestamp, to: at.timestamp + DAY },
      order: 'asc',
    }),
  ]);
  return [...before.reverse(), row, ...after];
}
