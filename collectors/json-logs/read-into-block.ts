import type { Buffer } from 'node:buffer';
import type { BlockOptions } from '@/pipeline/block/record-block';
import { LogBlock } from '@/pipeline/signals/log-signal';
import { BytesReader } from './bytes/bytes-reader';
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
  yield* readJsonLogs(body, contentType, nowMs, { block, bytes: new BytesReader(block, nowMs), rejected });
  return { block, rejected };
}
