import { Buffer } from 'node:buffer';
import type { Reader } from 'protobufjs/minimal.js';
import type { Slice } from '@/pipeline/native/slice';

/** Nesting beyond this is refused: no logger writes it and it would exhaust the stack. */
const MAX_DEPTH = 64;
const MAX_UINT32 = 0xffff_ffff;
/** Where numbers are written as text; a value is copied out of it before the next is read. */
const scratch = Buffer.alloc(32);

/** Where the next `length` bytes end; refuses a message that claims to reach beyond the one it is in. */
export function messageEnd(reader: Reader, parentEnd: number): number {
  const length = reader.uint32();
  const end = reader.pos + length;
  if (end > parentEnd) throw new RangeError(`a field claims ${length} bytes where ${parentEnd - reader.pos} are left`);
  return end;
}

/**
 * An OTLP `AnyValue` as text: strings as they are, numbers and booleans in decimal and words, bytes as base64,
 * arrays and key-value lists as JSON.
 * @param into set to the bytes of the text
 */
export function readAnyValue(reader: Reader, source: Buffer, end: number, into: Slice): void {
  into.clear();
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag === STRING) {
      const stop = messageEnd(reader, end);
      into.set(source, reader.pos, stop);
      reader.pos = stop;
    } else if (tag === INT) {
      writeInteger(readInt64(reader, source, end), into);
    } else if (tag === ARRAY || tag === KEY_VALUES || tag === BYTES) {
      into.setText(asText(readField(tag, reader, source, end, 0)));
    } else {
      const text = asText(readField(tag, reader, source, end, 0));
      into.set(scratch, 0, scratch.write(text, 0, 'latin1'));
    }
  }
}

/** Small numbers digit by digit: a status code or a count need not become a string first. */
function writeInteger(value: number | bigint, into: Slice): void {
  if (typeof value === 'bigint' || value < 0 || value > MAX_UINT32) {
    into.set(scratch, 0, scratch.write(String(value), 0, 'latin1'));
    return;
  }
  let at = scratch.length;
  let rest = value;
  do {
    scratch[--at] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  } while (rest > 0);
  into.set(scratch, at, scratch.length);
}

/** Field number × 8 + wire type of each member of the oneof. */
const STRING = 10;
const BOOL = 16;
const INT = 24;
const DOUBLE = 33;
const ARRAY = 42;
const KEY_VALUES = 50;
const BYTES = 58;

type Value = string | number | boolean | bigint | null | Value[] | { [key: string]: Value };

function asText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? toJson(value) : String(value);
}

function toJson(value: Value): string {
  // JSON.stringify refuses bigint; a 64-bit number that a double cannot hold is written as text.
  return JSON.stringify(value, (_, inner: Value) => {
    if (typeof inner !== 'bigint') return inner;
    return Number.isSafeInteger(Number(inner)) ? Number(inner) : inner.toString();
  });
}

function readField(tag: number, reader: Reader, source: Buffer, end: number, depth: number): Value {
  switch (tag) {
    case STRING:
    case BYTES: {
      const stop = messageEnd(reader, end);
      const text = source.toString(tag === STRING ? 'utf8' : 'base64', reader.pos, stop);
      reader.pos = stop;
      return text;
    }
    case BOOL:
      return reader.bool();
    case INT:
      return readInt64(reader, source, end);
    case DOUBLE:
      return reader.double();
    case ARRAY:
      return readArray(reader, source, messageEnd(reader, end), depth + 1);
    case KEY_VALUES:
      return readKeyValues(reader, source, messageEnd(reader, end), depth + 1);
    default:
      reader.skipType(tag & 7);
      return null;
  }
}

/** A signed varint: a number when a double holds it, else a bigint. The library's own reader makes an object of each. */
function readInt64(reader: Reader, source: Buffer, end: number): number | bigint {
  let value = 0;
  let scale = 1;
  const start = reader.pos;
  for (let at = start; at < end && at < start + 10; at++) {
    const byte = source[at] ?? 0;
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    reader.pos = at + 1;
    return Number.isSafeInteger(value) ? value : exactInt64(source, start, at);
  }
  throw new RangeError('a number is cut off');
}

function exactInt64(source: Buffer, start: number, last: number): bigint {
  let value = 0n;
  for (let at = last; at >= start; at--) value = (value << 7n) | BigInt((source[at] ?? 0) & 127);
  return BigInt.asIntN(64, value);
}

function readNested(reader: Reader, source: Buffer, end: number, depth: number): Value {
  if (depth > MAX_DEPTH) throw new RangeError(`values are nested more than ${MAX_DEPTH} deep`);
  let value: Value = null;
  while (reader.pos < end) value = readField(reader.uint32(), reader, source, end, depth);
  return value;
}

function readArray(reader: Reader, source: Buffer, end: number, depth: number): Value[] {
  const values: Value[] = [];
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag === STRING) values.push(readNested(reader, source, messageEnd(reader, end), depth));
    else reader.skipType(tag & 7);
  }
  return values;
}

function readKeyValues(reader: Reader, source: Buffer, end: number, depth: number): Value {
  const entries: [string, Value][] = [];
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag !== STRING) {
      reader.skipType(tag & 7);
      continue;
    }
    const stop = messageEnd(reader, end);
    let key = '';
    let value: Value = null;
    while (reader.pos < stop) {
      const inner = reader.uint32();
      if (inner === 10) key = String(readField(STRING, reader, source, stop, depth));
      else if (inner === 18) value = readNested(reader, source, messageEnd(reader, stop), depth);
      else reader.skipType(inner & 7);
    }
    entries.push([key, value]);
  }
  // fromEntries makes own properties, also of a key such as __proto__.
  return Object.fromEntries(entries);
}
