import type { Buffer } from 'node:buffer';
import { type NumberedRejection, readJsonLogs } from '@/collectors/json-logs/read-json-logs';
import type { LogRecord } from '@/model/log';
import { RecordWriter } from '@/pipeline/signals/log-record-writer';
import { LogBlock } from '@/pipeline/signals/log-signal';

class KeepingWriter extends RecordWriter {
  readonly records: LogRecord[] = [];

  override write(record: LogRecord, bytes: number): string | undefined {
    const wrong = super.write(record, bytes);
    if (wrong === undefined) this.records.push(record);
    return wrong;
  }
}

/** A body's records as objects, all by the reader of everything. */
export function readRecords(
  body: Buffer,
  contentType: string,
  nowMs: number,
): { records: LogRecord[]; rejected: NumberedRejection[] } {
  const writer = new KeepingWriter(new LogBlock({ source: 'json', retentionDays: 30, nowMs }), nowMs);
  const rejected: NumberedRejection[] = [];
  Array.from(readJsonLogs(body, contentType, nowMs, { writer, rejected }));
  return { records: writer.records, rejected };
}
