import { Buffer } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import { AppError } from '@/model/errors';
import { severityNumberOfName } from '@/model/severity';
import { checkRecordCount, checkTimestamp } from '@/pipeline/admit';
import { NanoTime } from '@/pipeline/native/nano-time';
import { Slice } from '@/pipeline/native/slice';
import { LogBlock, LogValues } from '@/pipeline/signals/log-signal';
import type { RejectedRecord } from '@/pipeline/types';
import { messageEnd, readAnyValue } from './any-value';
import { MAX_ATTRIBUTES, MAX_BODY_BYTES, MAX_NAME_BYTES, MAX_VALUE_BYTES } from './limits';

type Reader = protobuf.Reader;

const EMPTY = Buffer.alloc(0);
const EXAMPLE_BYTES = 500;
const DROPPED_COUNT = Buffer.from('mangru.dropped_attributes_count');
const BODY_BYTES = Buffer.from('mangru.body_bytes');
const EVENT_NAME = Buffer.from('event.name');
const DROPPED_BY_SENDER = Buffer.from('otel.dropped_attributes_count');
const SCOPE_PREFIX = Buffer.from('otel.scope.');
const SCOPE_VERSION = Buffer.from('otel.scope.version');

export interface DecodedLogs {
  block: LogBlock;
  rejected: RejectedRecord[];
}

/**
 * Decodes an OTLP `ExportLogsServiceRequest` straight into columns.
 * Unknown fields are skipped, invalid UTF-8 is repaired, records with an impossible time are rejected one by one.
 * @throws AppError bad_request when the bytes are not such a message, too_large when they hold too much
 */
export function decodeLogs(
  source: Buffer,
  options: { source: string; retentionDays: number; nowMs: number },
): DecodedLogs {
  const decoder = new LogsDecoder(source, options);
  try {
    decoder.readRequest();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('bad_request', `The body is not an OTLP ExportLogsServiceRequest: ${reason}.`, { cause });
  }
  return { block: decoder.block, rejected: decoder.rejected };
}

class LogsDecoder {
  readonly block: LogBlock;
  readonly rejected: RejectedRecord[] = [];
  private readonly source: Buffer;
  private readonly reader: Reader;
  private readonly nowMs: number;
  private readonly value = new Slice();
  private readonly record = new LogValues();
  private readonly observed = new NanoTime();
  private readonly eventName = new Slice();
  /** Start and end of each attribute of the record: a rejected record must leave no trace. */
  private readonly places: number[] = [];
  private attributes = 0;
  private dropped = 0;
  private droppedBySender = 0;

  constructor(source: Buffer, options: { source: string; retentionDays: number; nowMs: number }) {
    this.source = source;
    this.reader = protobuf.Reader.create(source);
    this.nowMs = options.nowMs;
    this.block = new LogBlock(options);
  }

  readRequest(): void {
    this.each(this.source.length, 10, (end) => this.readResourceLogs(end));
  }

  /** Runs `read` for each length-delimited field with this tag, skipping the others. */
  private each(end: number, wanted: number, read: (end: number) => void): void {
    const { reader } = this;
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag === wanted) {
        const stop = messageEnd(reader, end);
        read(stop);
        reader.pos = stop;
      } else this.skip(tag, end);
    }
  }

  private skip(tag: number, end: number): void {
    if (tag >> 3 === 0) throw new RangeError('field number 0');
    this.reader.skipType(tag & 7);
    if (this.reader.pos > end) throw new RangeError('a field reaches beyond its message');
  }

  /** The resource may stand behind the records on the wire, so it is looked for first. */
  private readResourceLogs(end: number): void {
    const start = this.reader.pos;
    this.block.startResource();
    this.each(end, 10, (stop) => this.each(stop, 10, (entry) => this.readKeyValue(entry, 'resource')));
    this.reader.pos = start;
    this.each(end, 18, (stop) => this.readScopeLogs(stop));
  }

  private readScopeLogs(end: number): void {
    const start = this.reader.pos;
    this.block.startScope(EMPTY, 0, 0);
    this.each(end, 10, (stop) => this.readScope(stop));
    this.reader.pos = start;
    this.each(end, 18, (stop) => this.readRecord(stop));
  }

  /** Its name is a column; the rest stands with the resource, as OpenTelemetry names it outside OTLP. */
  private readScope(end: number): void {
    const { reader, source, block } = this;
    const start = reader.pos;
    this.each(end, 10, (stop) => {
      block.startScope(source, reader.pos, cut(source, reader.pos, stop, MAX_NAME_BYTES));
    });
    reader.pos = start;
    this.each(end, 18, (stop) => {
      const valueEnd = cut(source, reader.pos, stop, MAX_NAME_BYTES);
      if (stop > reader.pos) block.resource(SCOPE_VERSION, 0, SCOPE_VERSION.length, source, reader.pos, valueEnd);
    });
    reader.pos = start;
    this.each(end, 26, (stop) => this.readKeyValue(stop, 'scope'));
  }

  private readKeyValue(end: number, into: 'resource' | 'scope' | 'attribute'): void {
    const { reader, source, value } = this;
    let keyStart = 0;
    let keyEnd = 0;
    value.clear();
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag === 10) {
        keyEnd = messageEnd(reader, end);
        keyStart = reader.pos;
        reader.pos = keyEnd;
      } else if (tag === 18) {
        readAnyValue(reader, source, messageEnd(reader, end), value);
      } else this.skip(tag, end);
    }
    keyEnd = cut(source, keyStart, keyEnd, MAX_NAME_BYTES);
    value.end = cut(value.bytes, value.start, value.end, MAX_VALUE_BYTES);
    if (into === 'attribute' && ++this.attributes > MAX_ATTRIBUTES) this.dropped++;
    else if (into === 'scope') {
      const key = Buffer.concat([SCOPE_PREFIX, source.subarray(keyStart, keyEnd)]);
      this.block.resource(key, 0, key.length, value.bytes, value.start, value.end);
    } else this.block[into](source, keyStart, keyEnd, value.bytes, value.start, value.end);
  }

  private readRecord(end: number): void {
    const { record, nowMs } = this;
    checkRecordCount(this.block.rows + this.rejected.length + 1);
    const start = this.reader.pos;
    this.readFields(end);
    if (record.time.isZero) record.time.set(this.observed.low, this.observed.high);
    if (record.time.isZero) record.time.setMillis(nowMs);
    const wrong = checkTimestamp(record.time, nowMs);
    if (wrong) {
      const example = `${record.time.toNanos()} ${record.body.toString(EXAMPLE_BYTES)}`;
      this.rejected.push({ reason: 'timestamp_out_of_range', message: wrong, example });
      return;
    }
    this.readAttributes();
    for (const [slice, limit] of [
      [record.body, MAX_BODY_BYTES],
      [record.severityText, MAX_NAME_BYTES],
    ] as const) {
      slice.end = cut(slice.bytes, slice.start, slice.end, limit);
    }
    if (record.traceId.length !== 16) record.traceId.clear();
    if (record.spanId.length !== 8) record.spanId.clear();
    if (record.severityNumber < 1 || record.severityNumber > 24) {
      record.severityNumber = severityNumberOfName(record.severityText.toString());
    }
    record.bytes = end - start;
    this.block.endRecord(record);
  }

  private readAttributes(): void {
    const { reader, places, record, eventName } = this;
    this.attributes = 0;
    this.dropped = 0;
    for (let i = 0; i < places.length; i += 2) {
      reader.pos = places[i] ?? 0;
      this.readKeyValue(places[i + 1] ?? 0, 'attribute');
    }
    if (eventName.length > 0) this.append(EVENT_NAME, eventName);
    if (this.dropped > 0) this.appendNumber(DROPPED_COUNT, this.dropped);
    if (this.droppedBySender > 0) this.appendNumber(DROPPED_BY_SENDER, this.droppedBySender);
    if (record.body.length > MAX_BODY_BYTES) this.appendNumber(BODY_BYTES, record.body.length);
  }

  private append(key: Buffer, { bytes, start, end }: Slice): void {
    this.block.attribute(key, 0, key.length, bytes, start, end);
  }

  private appendNumber(key: Buffer, count: number): void {
    this.value.setText(String(count));
    this.append(key, this.value);
  }

  /** One pass over the record; its attributes are only remembered by their place. */
  private readFields(end: number): void {
    const { reader, source, record } = this;
    record.time.set(0, 0);
    record.severityNumber = 0;
    this.droppedBySender = 0;
    this.observed.set(0, 0);
    for (const slice of [record.severityText, record.body, record.traceId, record.spanId, this.eventName])
      slice.clear();
    this.places.length = 0;
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag) {
        case 9:
          this.fixed64(end, record.time);
          break;
        case 89:
          this.fixed64(end, this.observed);
          break;
        case 16:
          record.severityNumber = reader.int32();
          break;
        case 26:
          this.bytes(end, record.severityText);
          break;
        case 56:
          this.droppedBySender = reader.uint32();
          break;
        case 74:
          this.bytes(end, record.traceId);
          break;
        case 82:
          this.bytes(end, record.spanId);
          break;
        case 98:
          this.bytes(end, this.eventName);
          break;
        case 42:
          // A number as body stands in the scratch space of values, which attributes will write over.
          readAnyValue(reader, source, messageEnd(reader, end), record.body);
          if (record.body.bytes !== source) record.body.setText(record.body.toString());
          break;
        case 50: {
          const stop = messageEnd(reader, end);
          this.places.push(reader.pos, stop);
          reader.pos = stop;
          break;
        }
        default:
          this.skip(tag, end);
      }
    }
    if (reader.pos > end) throw new RangeError('a record reaches beyond its message');
  }

  private fixed64(end: number, into: NanoTime): void {
    const at = this.reader.pos;
    if (at + 8 > end) throw new RangeError('a time is cut off');
    this.reader.pos = at + 8;
    into.set(this.source.readUInt32LE(at), this.source.readUInt32LE(at + 4));
  }

  private bytes(end: number, into: Slice): void {
    const stop = messageEnd(this.reader, end);
    into.set(this.source, this.reader.pos, stop);
    this.reader.pos = stop;
  }
}

/** Where at most `limit` bytes end without cutting a character in two. */
function cut(bytes: Buffer, start: number, end: number, limit: number): number {
  if (end - start <= limit) return end;
  let at = start + limit;
  while (at > start && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}
