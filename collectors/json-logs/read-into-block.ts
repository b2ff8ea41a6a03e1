import type { Buffer } from 'node:buffer';
import type { BlockOptions } from '@/pipeline/block/record-block';
import { RecordWriter } from '@/pipeline/signals/log-record-writer';
import { LogBlock } from '@/pipeline/signals/log-signal';
import { DirectWriter } from './direct/direct-writer';
import { type NumberedRejection, readJsonLogs } from './read-json-logs';

/**
 * Reads a body of JSON logs into a block, in steps.
 * @throws as `readJsonLogs`, and AppError too_large when resource attributes × records are too many
 */
export function* readIntoBlock(
  body: Buffer,
  contentType: string,
  options: BlockOptions,
): Generator<void, { block: LogBlock; rejected: NumberedRejection[] }> {
  const { nowMs } = options;
  const block = new LogBlock(options);
  const rejected: NumberedRejection[] = [];
  const writer = new RecordWriter(block, nowMs);
  yield* readJsonLogs(body, contentType, nowMs, { writer, direct: new DirectWriter(block, nowMs), rejected });
  return { block, rejected };
}
