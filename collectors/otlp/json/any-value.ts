import type { Entries } from '@/collectors/otlp/decode/entries';
import { checkDepth, mapOf, type Value, valueText } from '@/collectors/otlp/decode/value-text';
import type { Scratch } from '@/pipeline/native/scratch';
import type { Slice } from '@/pipeline/native/slice';
import { message, readInteger, readList, readText } from './message';

interface Held {
  value: Value;
  depth: number;
}

const ANY_VALUE = message<Held>('AnyValue', {
  stringValue: (value, held, place) => {
    held.value = readText(value, place);
  },
  boolValue: (value, held, place) => {
    if (typeof value !== 'boolean') throw new TypeError(`${place} must be true or false`);
    held.value = value;
  },
  intValue: (value, held, place) => {
    const digits = readInteger(value, place);
    held.value = Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits);
  },
  doubleValue: (value, held, place) => {
    held.value = readDouble(value, place);
  },
  bytesValue: (value, held, place) => {
    held.value = readText(value, place);
  },
  arrayValue: (value, held) => ARRAY_VALUE(value, held),
  kvlistValue: (value, held) => KEY_VALUES(value, held),
});

const ARRAY_VALUE = message<Held>('ArrayValue', {
  values: (value, held, place) => {
    held.value = readList(value, place).map((entry) => readNested(entry, held.depth + 1));
  },
});

const KEY_VALUES = message<Held>('KeyValueList', {
  values: (value, held, place) => {
    held.value = mapOf(
      readList(value, place).map((entry) => {
        const pair: Pair = { key: '', value: undefined };
        KEY_VALUE(entry, pair);
        return [pair.key, readNested(pair.value, held.depth + 1)] as const;
      }),
    );
  },
});

interface Pair {
  key: string;
  value: unknown;
}

const KEY_VALUE = message<Pair>('KeyValue', {
  key: (value, pair, place) => {
    pair.key = readText(value, place);
  },
  value: (value, pair) => {
    pair.value = value;
  },
});

function readDouble(value: unknown, place: string): number {
  if (typeof value === 'number') return value;
  const text = readText(value, place);
  const number = Number(text);
  if (text.trim() === '' || (Number.isNaN(number) && text !== 'NaN')) throw new TypeError(`${place} must be a number`);
  return number;
}

function readNested(value: unknown, depth: number): Value {
  checkDepth(depth);
  if (value === undefined || value === null) return null;
  const held: Held = { value: null, depth };
  ANY_VALUE(value, held);
  return held.value;
}

/** An `AnyValue` as text, written to `scratch`. @throws Error when it is none */
export function readAnyValue(value: unknown, into: Slice, scratch: Scratch): void {
  scratch.write(valueText(readNested(value, 0)), into);
}

/** A list of `KeyValue`. @throws Error when one is none */
export function readAttributes(value: unknown, place: string, into: Entries, scratch: Scratch): void {
  for (const entry of readList(value, place)) {
    const pair: Pair = { key: '', value: undefined };
    KEY_VALUE(entry, pair);
    const { key, value: slice } = into.add();
    scratch.write(pair.key, key);
    readAnyValue(pair.value, slice, scratch);
  }
}
