import { checkRecordCount } from '@/pipeline/admit';
import type { RecordsRequest, RejectedRecord } from '@/pipeline/types';
import { RecordWriter } from './log-record-writer';
import { LogBlock } from './log-signal';

/** Records encoded between two pauses. */
const STEP_RECORDS = 2000;

/**
 * Puts records decoded by JavaScript into a block, in steps. One with an impossible time is rejected alone.
 * @throws AppError too_large when there are too many
 */
export function* encodeRecords(
  request: Pick<RecordsRequest, 'source' | 'records' | 'bytes' | 'keepForever'>,
  options: { retentionDays: number; nowMs: number },
): Generator<void, { block: LogBlock; rejected: RejectedRecord[] }> {
  checkRecordCount(request.records.length);
  const retentionDays = request.keepForever ? 0 : options.retentionDays;
  const block = new LogBlock({ source: request.source, retentionDays, nowMs: options.nowMs });
  const writer = new RecordWriter(block, options.nowMs);
  const rejected: RejectedRecord[] = [];
  const bytes = Math.round(request.bytes / Math.max(1, request.records.length));
  for (const [i, record] of request.records.entries()) {
    if (i % STEP_RECORDS === STEP_RECORDS - 1) yield;
    const wrong = writer.write(record, bytes);
    if (wrong) rejected.push({ reason: 'timestamp_out_of_range', message: wrong, example: record.body.slice(0, 500) });
  }
  return { block, rejected };
}
