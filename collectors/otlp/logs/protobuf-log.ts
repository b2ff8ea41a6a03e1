import { readAnyValue, readKeyValue } from '@/collectors/otlp/protobuf/any-value';
import { FIXED32, FIXED64, LENGTH, VARINT, type WireReader } from '@/collectors/otlp/protobuf/wire-reader';
import type { LogDraft } from './log-draft';

/** Field 4 was a name until 2021. */
const LOG_RECORD = [
  undefined,
  FIXED64,
  VARINT,
  LENGTH,
  undefined,
  LENGTH,
  LENGTH,
  VARINT,
  FIXED32,
  LENGTH,
  LENGTH,
  FIXED64,
  LENGTH,
];

/** Reads a `LogRecord`. @throws Error when the bytes are none, as those of a metric or a span */
export function readProtobufLog(reader: WireReader, end: number, draft: LogDraft): void {
  const start = reader.position;
  let strange = 0;
  let fields = 0;
  while (reader.position < end) {
    const tag = reader.uint32();
    fields++;
    if (readField(tag, reader, end, draft)) continue;
    reader.skip(tag, end, LOG_RECORD);
    if (LOG_RECORD[tag >>> 3] === undefined) strange++;
  }
  if (reader.position > end) throw new RangeError('a record reaches beyond its message');
  if (end > start && strange === fields) throw new RangeError('it has none of the fields of a LogRecord');
}

/** @returns false for a field that is not kept */
function readField(tag: number, reader: WireReader, end: number, draft: LogDraft): boolean {
  switch (tag) {
    case 9:
      reader.time(end, draft.time);
      return true;
    case 16:
      draft.severityNumber = reader.int32();
      return true;
    case 26:
      reader.slice(end, draft.severityText);
      return true;
    case 42:
      readAnyValue(reader, reader.end(end), draft.body, draft.scratch);
      return true;
    case 50:
      readKeyValue(reader, reader.end(end), draft.attributes.add(), draft.scratch);
      return true;
    case 56:
      draft.droppedBySender = reader.uint32();
      return true;
    case 74:
      reader.slice(end, draft.traceId);
      return true;
    case 82:
      reader.slice(end, draft.spanId);
      return true;
    case 89:
      reader.time(end, draft.observed);
      return true;
    case 98:
      reader.slice(end, draft.eventName);
      return true;
    default:
      return false;
  }
}
