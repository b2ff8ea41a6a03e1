import type { Entry } from '@/collectors/otlp/decode/entries';
import { checkDepth, mapOf, type Value, valueText } from '@/collectors/otlp/decode/value-text';
import type { Scratch } from '@/pipeline/native/scratch';
import type { Slice } from '@/pipeline/native/slice';
import { FIXED64, LENGTH, VARINT, type WireReader } from './wire-reader';

/** The tag of each member of the oneof. */
const STRING = 10;
const BOOL = 16;
const INT = 24;
const DOUBLE = 33;
const ARRAY = 42;
const KEY_VALUES = 50;
const BYTES = 58;
const ANY_VALUE = [undefined, LENGTH, VARINT, VARINT, FIXED64, LENGTH, LENGTH, LENGTH];
const KEY_VALUE = [undefined, LENGTH, LENGTH];
const LIST = [undefined, LENGTH];

/** A `KeyValue`; a part of it that is missing is left as it is. */
export function readKeyValue(reader: WireReader, end: number, { key, value }: Entry, scratch: Scratch): void {
  while (reader.position < end) {
    const tag = reader.uint32();
    if (tag === 10) reader.slice(end, key);
    else if (tag === 18) readAnyValue(reader, reader.end(end), value, scratch);
    else reader.skip(tag, end, KEY_VALUE);
  }
}

/** An `AnyValue` as text. @param into points at text where it stands, or at what was written to `scratch` */
export function readAnyValue(reader: WireReader, end: number, into: Slice, scratch: Scratch): void {
  into.clear();
  while (reader.position < end) {
    const tag = reader.uint32();
    if (tag === STRING) reader.slice(end, into);
    else scratch.write(valueText(readMember(tag, reader, end, 0)), into);
  }
}

function readMember(tag: number, reader: WireReader, end: number, depth: number): Value {
  switch (tag) {
    case STRING:
      return readText(reader, end, 'utf8');
    case BYTES:
      return readText(reader, end, 'base64');
    case BOOL:
      return reader.bool();
    case INT:
      return readInt64(reader, end);
    case DOUBLE:
      return reader.double();
    case ARRAY:
      return readArray(reader, reader.end(end), depth + 1);
    case KEY_VALUES:
      return readKeyValues(reader, reader.end(end), depth + 1);
    default:
      reader.skip(tag, end, ANY_VALUE);
      return null;
  }
}

function readText(reader: WireReader, end: number, encoding: 'utf8' | 'base64'): string {
  const stop = reader.end(end);
  const text = reader.source.toString(encoding, reader.position, stop);
  reader.position = stop;
  return text;
}

/** A signed varint: a number when a double holds it, else a bigint. The library's own reader makes an object of each. */
function readInt64(reader: WireReader, end: number): number | bigint {
  const { source, position: start } = reader;
  let value = 0;
  let scale = 1;
  for (let at = start; at < end && at < start + 10; at++) {
    const byte = source[at] ?? 0;
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    reader.position = at + 1;
    return Number.isSafeInteger(value) ? value : exactInt64(source, start, at);
  }
  throw new RangeError('a number is cut off');
}

/** Small negative numbers are ten bytes long; they are numbers all the same. */
function exactInt64(source: Buffer, start: number, last: number): number | bigint {
  let bits = 0n;
  for (let at = last; at >= start; at--) bits = (bits << 7n) | BigInt((source[at] ?? 0) & 127);
  const value = BigInt.asIntN(64, bits);
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function readNested(reader: WireReader, end: number, depth: number): Value {
  checkDepth(depth);
  let value: Value = null;
  while (reader.position < end) value = readMember(reader.uint32(), reader, end, depth);
  return value;
}

function readArray(reader: WireReader, end: number, depth: number): Value[] {
  const values: Value[] = [];
  reader.each(end, 10, LIST, (stop) => {
    values.push(readNested(reader, stop, depth));
  });
  return values;
}

function readKeyValues(reader: WireReader, end: number, depth: number): Value {
  const entries: [string, Value][] = [];
  reader.each(end, 10, LIST, (stop) => {
    const entry: [string, Value] = ['', null];
    while (reader.position < stop) {
      const tag = reader.uint32();
      if (tag === 10) entry[0] = readText(reader, stop, 'utf8');
      else if (tag === 18) entry[1] = readNested(reader, reader.end(stop), depth);
      else reader.skip(tag, stop, KEY_VALUE);
    }
    entries.push(entry);
  });
  return mapOf(entries);
}
