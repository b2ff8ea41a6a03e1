import type { Buffer } from 'node:buffer';
import { type NumberedRejection, readJsonLogs } from '@/collectors/json-logs/read-json-logs';
import { SeenBlock, type SeenRecord } from './seen-block';

/** A body's records as they went into the block, all by the reader of parsed values. */
export function readRecords(
  body: Buffer,
  contentType: string,
  nowMs: number,
): { records: (SeenRecord & { timeUnixNano: string })[]; rejected: NumberedRejection[] } {
  const block = new SeenBlock({ source: 'json', retentionDays: 30, nowMs });
  const rejected: NumberedRejection[] = [];
  Array.from(readJsonLogs(body, contentType, nowMs, { block, rejected }));
  return { records: block.seen.map((record) => ({ ...record, timeUnixNano: String(record.nanos) })), rejected };
}
