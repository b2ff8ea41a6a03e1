import type { LogRecord } from '@/model/log';
import { checkRecordCount } from '@/pipeline/admit';
import type { BlockOptions } from '@/pipeline/block/record-block';
import type { RejectedRecord } from '@/pipeline/types';
import { RecordWriter } from './log-record-writer';
import { LogBlock } from './log-signal';

/** Records encoded between two pauses. */
const STEP_RECORDS = 2000;

/**
 * Puts records decoded by JavaScript into a block, in steps. One with an impossible time is rejected alone.
 * @param size of the request they came in, in bytes
 * @throws AppError too_large when there are too many
 */
export function* encodeRecords(
  records: readonly LogRecord[],
  size: number,
  context: BlockOptions,
): Generator<void, { block: LogBlock; rejected: RejectedRecord[] }> {
  checkRecordCount(records.length);
  const block = new LogBlock(context);
  const writer = new RecordWriter(block, context.nowMs);
  const rejected: RejectedRecord[] = [];
  const bytes = Math.round(size / Math.max(1, records.length));
  for (const [i, record] of records.entries()) {
    if (i % STEP_RECORDS === STEP_RECORDS - 1) yield;
    const wrong = writer.write(record, bytes);
    if (wrong) rejected.push({ reason: 'timestamp_out_of_range', message: wrong, example: record.body.slice(0, 500) });
  }
  return { block, rejected };
}
