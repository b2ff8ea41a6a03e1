import { Buffer } from 'node:buffer';
import type { LogRecord } from '@/model/log';
import { checkRecordCount, checkTimestamp } from './admit';
import { BlockRecord, LogBlock } from './block/log-block';
import type { Slice } from './block/slice';
import type { RecordsRequest, RejectedRecord } from './types';

/** Records encoded between two pauses. */
const STEP_RECORDS = 2000;

/**
 * Puts records decoded by JavaScript into a block, in steps. A record without a time gets the time of its arrival;
 * one with an impossible time is rejected alone.
 * @throws AppError too_large when there are too many
 */
export function* encodeRecords(
  request: Pick<RecordsRequest, 'source' | 'records' | 'bytes' | 'keepForever'>,
  options: { retentionDays: number; nowMs: number },
): Generator<void, { block: LogBlock; rejected: RejectedRecord[] }> {
  checkRecordCount(request.records.length);
  const retentionDays = request.keepForever ? 0 : options.retentionDays;
  const block = new LogBlock({ source: request.source, retentionDays, nowMs: options.nowMs });
  const rejected: RejectedRecord[] = [];
  const size = Math.round(request.bytes / Math.max(1, request.records.length));
  const row = new BlockRecord();
  let done = 0;
  for (const records of bySource(request.records)) {
    startResource(block, records[0]);
    for (const record of records) {
      if (++done % STEP_RECORDS === 0) yield;
      row.time.setNanos(timeOf(record, options.nowMs));
      const wrong = checkTimestamp(row.time, options.nowMs);
      if (wrong) {
        rejected.push({ reason: 'timestamp_out_of_range', message: wrong, example: record.body.slice(0, 500) });
        continue;
      }
      for (const [name, value] of Object.entries(record.attributes)) append(block, 'attribute', name, value);
      row.severityNumber = record.severityNumber;
      row.severityText.setText(record.severityText);
      row.body.setText(record.body);
      setHex(row.traceId, record.traceId, 16);
      setHex(row.spanId, record.spanId, 8);
      row.bytes = size;
      block.endRecord(row);
    }
  }
  return { block, rejected };
}

/** Records of one resource and scope together, in their order: a block begins anew with each that differs. */
function bySource(records: readonly LogRecord[]): Iterable<[LogRecord, ...LogRecord[]]> {
  const groups = new Map<string, [LogRecord, ...LogRecord[]]>();
  for (const record of records) {
    const key = `${record.scope}\0${JSON.stringify(record.resource)}`;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups.values();
}

function startResource(block: LogBlock, { resource, scope }: LogRecord): void {
  block.startResource();
  for (const [name, value] of Object.entries(resource)) append(block, 'resource', name, value);
  const name = Buffer.from(scope);
  block.startScope(name, 0, name.length);
}

/** Where names and values are written as bytes; the block copies them before the next. */
const scratch = Buffer.alloc(16 * 1024);
/** No character takes more bytes of UTF-8 for each unit of a string. */
const MAX_UNIT_BYTES = 3;

function append(block: LogBlock, into: 'attribute' | 'resource', name: string, value: string): void {
  const room = (name.length + value.length) * MAX_UNIT_BYTES;
  const bytes = room <= scratch.length ? scratch : Buffer.alloc(room);
  const nameEnd = bytes.write(name, 0);
  const end = nameEnd + bytes.write(value, nameEnd);
  block[into](bytes, 0, nameEnd, bytes, nameEnd, end);
}

const LATEST_NANOS = 2n ** 63n - 1n;

/** Times that do not fit the halves they are held in become the nearest that do, which are refused all the same. */
function timeOf(record: LogRecord, nowMs: number): bigint {
  const nanos = BigInt(record.timeUnixNano) || BigInt(record.observedTimeUnixNano) || BigInt(nowMs) * 1_000_000n;
  if (nanos < 0n) return 1n;
  return nanos > LATEST_NANOS ? LATEST_NANOS : nanos;
}

function setHex(slice: Slice, text: string, length: number): void {
  if (text.length !== length * 2 || !/^[0-9a-f]+$/i.test(text)) slice.clear();
  else slice.set(Buffer.from(text, 'hex'), 0, length);
}
