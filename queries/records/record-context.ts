import { AppError } from '@/model/errors';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { nanosOf } from '@/queries/time-to-sql';
import { param, sql } from '@/store/telemetry/sql';
import type { RecordSource, StoredRecord } from './record-source';
import { walkRecords } from './walk-records';

const DAY = 86_400n * 1_000_000_000n;

/**
 * What was recorded around one record, of the records its source sets it among, within a day of it, oldest first.
 * @throws AppError not_found when there is no such record
 */
export async function recordContext<Row extends StoredRecord>(
  source: RecordSource<Row>,
  params: { id: string; timestamp: string; limit: number },
  context: QueryContext,
): Promise<Row[]> {
  const at = { timestamp: nanosOf(params.timestamp), id: BigInt(params.id) };
  if (at.id >= 2n ** 64n) throw new AppError('not_found', 'There is no such record.');
  const here = { from: at.timestamp, to: at.timestamp + 1n };
  const [row] = await walkRecords(source, context, 'context', {
    range: here,
    where: sql`id = ${param.uint64(params.id)}`,
    order: 'asc',
    limit: 1,
  });
  if (!row) throw new AppError('not_found', 'There is no such record.');
  const around = { where: filterToSql(source.around(row), source.target), limit: params.limit, after: at };
  const [before, after] = await Promise.all([
    walkRecords(source, context, 'context', {
      ...around,
      range: { from: at.timestamp > DAY ? at.timestamp - DAY : 0n, to: here.to },
      order: 'desc',
    }),
    walkRecords(source, context, 'context', {
      ...around,
      range: { from: at.timestamp, to: at.timestamp + DAY },
      order: 'asc',
    }),
  ]);
  return [...before.reverse(), row, ...after];
}
