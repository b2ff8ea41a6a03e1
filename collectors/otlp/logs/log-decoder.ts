import { Buffer } from 'node:buffer';
import { DROPPED_ATTRIBUTE, TRUNCATED_ATTRIBUTE } from '@/collectors/json-logs/limits';
import { MAX_BODY_BYTES, MAX_NAME_BYTES, MAX_SHORTENED_NAMES } from '@/collectors/otlp/decode/limits';
import { Losses } from '@/collectors/otlp/decode/losses';
import type { RecordDecoder } from '@/collectors/otlp/decode/request-draft';
import type { WireReader } from '@/collectors/otlp/protobuf/wire-reader';
import { severityNumberOfName } from '@/model/severity';
import { checkTimestamp } from '@/pipeline/admit';
import type { BlockOptions } from '@/pipeline/block/record-block';
import { Slice } from '@/pipeline/native/slice';
import { LogBlock } from '@/pipeline/signals/log-signal';
import type { RejectedRecord } from '@/pipeline/types';
import { readJsonLog } from './json-log';
import { LogDraft } from './log-draft';
import { readProtobufLog } from './protobuf-log';

const EXAMPLE_BYTES = 500;
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const DROPPED_COUNT = Buffer.from(DROPPED_ATTRIBUTE);
const SHORTENED = Buffer.from(TRUNCATED_ATTRIBUTE);
const BODY_BYTES = Buffer.from('mangru.body_bytes');
const EVENT_NAME = Buffer.from('event.name');
const DROPPED_BY_SENDER = Buffer.from('otel.dropped_attributes_count');

/** Log records out of OTLP. What is done with a record's members is said here once, whatever encoding they came in. */
export class LogDecoder implements RecordDecoder {
  readonly block: LogBlock;
  timeless = false;
  private readonly nowMs: number;
  private readonly draft = new LogDraft();
  private readonly losses = new Losses();
  private readonly mark = new Slice();

  constructor(options: BlockOptions) {
    this.block = new LogBlock(options);
    this.nowMs = options.nowMs;
  }

  readProtobuf(reader: WireReader, end: number): void {
    this.draft.clear();
    readProtobufLog(reader, end, this.draft);
  }

  readJson(value: unknown): void {
    this.draft.clear();
    readJsonLog(value, this.draft);
  }

  write(bytes: number, ofSource: Losses): RejectedRecord | undefined {
    const { draft } = this;
    this.completeTime();
    const wrong = checkTimestamp(draft.time, this.nowMs);
    if (wrong !== undefined) {
      const example = `${draft.time.toNanos()} ${draft.body.toString(EXAMPLE_BYTES)}`;
      return { reason: 'timestamp_out_of_range', message: wrong, example };
    }
    this.writeAttributes(ofSource);
    if (!isId(draft.traceId, TRACE_ID_BYTES)) draft.traceId.clear();
    if (!isId(draft.spanId, SPAN_ID_BYTES)) draft.spanId.clear();
    if (draft.severityNumber < 1 || draft.severityNumber > 24) {
      draft.severityNumber = severityNumberOfName(draft.severityText.toString());
    }
    draft.bytes = bytes;
    this.block.endRecord(draft);
    return undefined;
  }

  private completeTime(): void {
    const { time, observed } = this.draft;
    if (time.isZero) time.set(observed.low, observed.high);
    if (!time.isZero) return;
    time.setMillis(this.nowMs);
    this.timeless = true;
  }

  private writeAttributes(ofSource: Losses): void {
    const { draft, losses } = this;
    const { attributes, body, severityText, eventName, droppedBySender } = draft;
    losses.clear();
    losses.dropped = attributes.dropped;
    for (let i = 0; i < attributes.length; i++) {
      const entry = attributes.at(i);
      losses.shortenEntry(entry);
      const { key, value } = entry;
      this.block.attribute(key.bytes, key.start, key.end, value.bytes, value.start, value.end);
    }
    if (eventName.length > 0) this.append(EVENT_NAME, eventName);
    if (droppedBySender > 0) this.appendText(DROPPED_BY_SENDER, String(droppedBySender));
    if (body.length > MAX_BODY_BYTES) this.appendText(BODY_BYTES, String(body.length));
    losses.shorten(severityText, MAX_NAME_BYTES, 'severity_text');
    losses.shorten(body, MAX_BODY_BYTES, 'body');
    losses.add(ofSource);
    if (losses.dropped > 0) this.appendText(DROPPED_COUNT, String(losses.dropped));
    const { shortened } = losses;
    if (shortened.length > 0) this.appendText(SHORTENED, shortened.slice(0, MAX_SHORTENED_NAMES).join(','));
  }

  private append(key: Buffer, { bytes, start, end }: Slice): void {
    this.block.attribute(key, 0, key.length, bytes, start, end);
  }

  private appendText(key: Buffer, text: string): void {
    this.mark.setText(text);
    this.append(key, this.mark);
  }
}

/** All zeros are what a sender without a trace writes. */
function isId({ bytes, start, end }: Slice, size: number): boolean {
  if (end - start !== size) return false;
  for (let at = start; at < end; at++) if (bytes[at] !== 0) return true;
  return false;
}
