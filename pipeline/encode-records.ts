import type { LogRecord } from '@/model/log';
import { checkRecordCount, checkTimestamp } from './admit';
import { BlockRecord, LogBlock } from './block/log-block';
import { Scratch, Slice } from './block/slice';
import type { RecordsRequest, RejectedRecord } from './types';

/** Records encoded between two pauses. */
const STEP_RECORDS = 2000;
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

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
  const writer = new RecordWriter(block, options.nowMs);
  const rejected: RejectedRecord[] = [];
  writer.row.bytes = Math.round(request.bytes / Math.max(1, request.records.length));
  let done = 0;
  for (const records of bySource(request.records)) {
    writer.startResource(records[0]);
    for (const record of records) {
      if (++done % STEP_RECORDS === 0) yield;
      const wrong = writer.write(record);
      if (wrong)
        rejected.push({ reason: 'timestamp_out_of_range', message: wrong, example: record.body.slice(0, 500) });
    }
  }
  return { block, rejected };
}

/** Records of one resource and scope together, in their order: a block begins anew with each that differs. */
function bySource(records: readonly LogRecord[]): Iterable<[LogRecord, ...LogRecord[]]> {
  const groups = new Map<string, [LogRecord, ...LogRecord[]]>();
  for (const record of records) {
    const key = sourceKey(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups.values();
}

function sourceKey({ scope, resource }: LogRecord): string {
  let key = scope;
  for (const name in resource) key += `\0${name}\0${resource[name]}`;
  return key;
}

class RecordWriter {
  readonly row = new BlockRecord();
  private readonly block: LogBlock;
  private readonly nowMs: number;
  private readonly scratch = new Scratch();
  private readonly name = new Slice();
  private readonly value = new Slice();

  constructor(block: LogBlock, nowMs: number) {
    this.block = block;
    this.nowMs = nowMs;
  }

  startResource({ resource, scope }: LogRecord): void {
    this.block.startResource();
    for (const name in resource) this.append('resource', name, resource[name] ?? '');
    this.scratch.write(scope, this.name);
    this.block.startScope(this.name.bytes, this.name.start, this.name.end);
  }

  /** @returns why the record's time is impossible; it was not written then */
  write(record: LogRecord): string | undefined {
    const { row, scratch, nowMs } = this;
    scratch.clear();
    row.time.setDecimal(record.timeUnixNano);
    if (row.time.isZero) row.time.setDecimal(record.observedTimeUnixNano);
    if (row.time.isZero) row.time.setNanos(BigInt(nowMs) * 1_000_000n);
    const wrong = checkTimestamp(row.time, nowMs);
    if (wrong) return wrong;
    const { attributes } = record;
    for (const name in attributes) this.append('attribute', name, attributes[name] ?? '');
    row.severityNumber = record.severityNumber;
    scratch.write(record.severityText, row.severityText);
    scratch.write(record.body, row.body);
    scratch.writeHex(record.traceId, TRACE_ID_BYTES, row.traceId);
    scratch.writeHex(record.spanId, SPAN_ID_BYTES, row.spanId);
    this.block.endRecord(row);
    return undefined;
  }

  private append(into: 'attribute' | 'resource', name: string, value: string): void {
    const { scratch } = this;
    scratch.write(name, this.name);
    scratch.write(value, this.value);
    this.block[into](
      this.name.bytes,
      this.name.start,
      this.name.end,
      this.value.bytes,
      this.value.start,
      this.value.end,
    );
  }
}
