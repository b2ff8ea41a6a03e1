import { Buffer } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import { AppError } from '@/model/errors';
import { severityFromText } from '@/model/severity';
import { checkTimestamp } from '@/pipeline/admit';
import { LogBlock } from '@/pipeline/block/log-block';
import type { RejectedRecord } from '@/pipeline/types';
import { messageEnd, readAnyValue, type Slice } from './any-value';
import { MAX_ATTRIBUTES, MAX_BODY_BYTES, MAX_VALUE_BYTES } from './limits';

type Reader = protobuf.Reader;

const EMPTY = Buffer.alloc(0);
const DROPPED_COUNT = Buffer.from('mangru.dropped_attributes_count');
const BODY_BYTES = Buffer.from('mangru.body_bytes');
const EVENT_NAME = Buffer.from('event.name');

export interface DecodedLogs {
  block: LogBlock;
  rejected: RejectedRecord[];
}

/**
 * Decodes an OTLP `ExportLogsServiceRequest` straight into columns.
 * Unknown fields are skipped, invalid UTF-8 is repaired, records with an impossible time are rejected one by one.
 * @throws AppError bad_request when the bytes are not such a message
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
  private readonly value: Slice = { bytes: EMPTY, start: 0, end: 0 };
  private attributes = 0;
  private dropped = 0;

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
    this.each(end, 10, (stop) => {
      this.each(stop, 10, (nameEnd) => this.block.startScope(this.source, this.reader.pos, nameEnd));
    });
    this.reader.pos = start;
    this.each(end, 18, (stop) => this.readRecord(stop));
  }

  private readKeyValue(end: number, into: 'resource' | 'attribute'): void {
    const { reader, source, value } = this;
    let keyStart = 0;
    let keyEnd = 0;
    value.bytes = EMPTY;
    value.start = value.end = 0;
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
    if (into === 'attribute' && ++this.attributes > MAX_ATTRIBUTES) this.dropped++;
    else this.block[into](source, keyStart, keyEnd, value.bytes, value.start, cut(value, MAX_VALUE_BYTES));
  }

  private readRecord(end: number): void {
    const start = this.reader.pos;
    const fields = this.readFields(end);
    const time = fields.time || fields.observed || BigInt(this.nowMs) * 1_000_000n;
    const wrong = checkTimestamp(time, this.nowMs);
    if (wrong) {
      this.rejected.push({
        reason: 'timestamp_out_of_range',
        message: wrong,
        example: `${time} ${fields.body.toString('utf8', 0, 500)}`,
      });
      return;
    }
    this.readAttributes(fields);
    this.block.endRecord({
      timeNs: time,
      severityNumber:
        fields.severity >= 1 && fields.severity <= 24
          ? fields.severity
          : severityFromText(fields.text.toString('latin1')),
      severityText: fields.text,
      body: fields.body.subarray(0, MAX_BODY_BYTES),
      traceId: fields.traceId.length === 16 ? fields.traceId : EMPTY,
      spanId: fields.spanId.length === 8 ? fields.spanId : EMPTY,
      bytes: end - start,
    });
  }

  private readAttributes(fields: RecordFields): void {
    this.attributes = 0;
    this.dropped = 0;
    for (let i = 0; i < fields.attributes.length; i += 2) {
      this.reader.pos = fields.attributes[i] ?? 0;
      this.readKeyValue(fields.attributes[i + 1] ?? 0, 'attribute');
    }
    if (fields.eventName.length > 0) this.attribute(EVENT_NAME, fields.eventName);
    if (this.dropped > 0) this.attribute(DROPPED_COUNT, Buffer.from(String(this.dropped)));
    if (fields.body.length > MAX_BODY_BYTES) this.attribute(BODY_BYTES, Buffer.from(String(fields.body.length)));
  }

  private attribute(key: Buffer, value: Buffer): void {
    this.block.attribute(key, 0, key.length, value, 0, value.length);
  }

  /** One pass over the record; attributes are remembered by their place, since a rejected record must leave no trace. */
  private readFields(end: number): RecordFields {
    const { reader, source } = this;
    const fields: RecordFields = {
      time: 0n,
      observed: 0n,
      severity: 0,
      text: EMPTY,
      body: EMPTY,
      traceId: EMPTY,
      spanId: EMPTY,
      eventName: EMPTY,
      attributes: [],
    };
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag) {
        case 9:
          fields.time = this.fixed64(end);
          break;
        case 89:
          fields.observed = this.fixed64(end);
          break;
        case 16:
          fields.severity = reader.int32();
          break;
        case 26:
          fields.text = this.bytes(end);
          break;
        case 74:
          fields.traceId = this.bytes(end);
          break;
        case 82:
          fields.spanId = this.bytes(end);
          break;
        case 98:
          fields.eventName = this.bytes(end);
          break;
        case 42:
          readAnyValue(reader, source, messageEnd(reader, end), this.value);
          fields.body = this.value.bytes.subarray(this.value.start, this.value.end);
          break;
        case 50: {
          const stop = messageEnd(reader, end);
          fields.attributes.push(reader.pos, stop);
          reader.pos = stop;
          break;
        }
        default:
          this.skip(tag, end);
      }
    }
    if (reader.pos > end) throw new RangeError('a record reaches beyond its message');
    return fields;
  }

  private fixed64(end: number): bigint {
    const at = this.reader.pos;
    if (at + 8 > end) throw new RangeError('a time is cut off');
    this.reader.pos = at + 8;
    return this.source.readBigUInt64LE(at);
  }

  private bytes(end: number): Buffer {
    const stop = messageEnd(this.reader, end);
    const view = this.source.subarray(this.reader.pos, stop);
    this.reader.pos = stop;
    return view;
  }
}

interface RecordFields {
  time: bigint;
  observed: bigint;
  severity: number;
  text: Buffer;
  body: Buffer;
  traceId: Buffer;
  spanId: Buffer;
  eventName: Buffer;
  /** Start and end of each attribute, one after another. */
  attributes: number[];
}

function cut(value: Slice, limit: number): number {
  return Math.min(value.end, value.start + limit);
}
