import { ByteBuffer } from './byte-buffer';
import { Dictionary } from './dictionary';

/** A column of ClickHouse's `Native` format under construction. */
export interface Column {
  /** The ClickHouse type as the block header names it. */
  readonly type: string;
  /** Serialisation prefix, written before any data of the column (LowCardinality's version); nested ones first. */
  writePrefix(out: ByteBuffer): void;
  writeData(out: ByteBuffer): void;
}

/** Fixed-width values or length-prefixed strings: what was appended is already in wire form. */
export class PlainColumn extends ByteBuffer implements Column {
  readonly type: string;

  constructor(type: string) {
    super();
    this.type = type;
  }

  writePrefix(): void {}

  writeData(out: ByteBuffer): void {
    out.raw(this.bytes, 0, this.length);
  }
}

/** SharedDictionariesWithAdditionalKeys: the only version there is. */
const LOW_CARDINALITY_VERSION = 1;
/** The block carries its own keys (bit 9) and they replace earlier ones (bit 10). */
const OWN_KEYS = 0x600;

/** Index types by the number the format gives them; the smallest that holds the dictionary is taken. */
const WIDTHS = [Uint8Array, Uint16Array, Uint32Array] as const;

/** `LowCardinality(String)`: a dictionary and one index a row. */
export class LowCardinalityColumn implements Column {
  readonly type = 'LowCardinality(String)';
  readonly dictionary = new Dictionary();
  /** The index appended last. */
  last = -1;
  private indexes = new Uint32Array(1024);
  private rows = 0;

  append(index: number): void {
    this.last = index;
    if (this.rows === this.indexes.length) {
      const grown = new Uint32Array(this.rows * 2);
      grown.set(this.indexes);
      this.indexes = grown;
    }
    this.indexes[this.rows++] = index;
  }

  appendText(value: string): void {
    this.append(this.dictionary.indexOfText(value));
  }

  appendBytes(source: Buffer, start: number, end: number): void {
    this.append(this.dictionary.indexOf(source, start, end));
  }

  /** Takes back what was appended last. */
  takeBack(count: number): void {
    this.rows -= count;
  }

  writePrefix(out: ByteBuffer): void {
    out.uint64(LOW_CARDINALITY_VERSION);
  }

  writeData(out: ByteBuffer): void {
    if (this.rows === 0) return;
    const width = WIDTHS.findIndex((Width) => this.dictionary.size <= 2 ** (8 * Width.BYTES_PER_ELEMENT));
    out.uint64(OWN_KEYS + width);
    out.uint64(this.dictionary.size);
    out.raw(this.dictionary.entries.bytes, 0, this.dictionary.entries.length);
    out.uint64(this.rows);
    const packed = new (WIDTHS[width] ?? Uint32Array)(this.indexes.subarray(0, this.rows));
    const bytes = new Uint8Array(packed.buffer);
    out.raw(bytes, 0, bytes.length);
  }
}

/** `Map(LowCardinality(String), V)`: offsets, keys, values. Call `endRow` after the entries of each row. */
export class MapColumn<Value extends Column> implements Column {
  readonly type: string;
  readonly keys = new LowCardinalityColumn();
  readonly values: Value;
  private readonly offsets = new ByteBuffer();
  private entries = 0;

  constructor(values: Value) {
    this.values = values;
    this.type = `Map(LowCardinality(String), ${values.type})`;
  }

  /** `count` entries were appended to `keys` and `values` since the row before. */
  endRow(count: number): void {
    this.entries += count;
    this.offsets.uint64(this.entries);
  }

  writePrefix(out: ByteBuffer): void {
    this.keys.writePrefix(out);
    this.values.writePrefix(out);
  }

  writeData(out: ByteBuffer): void {
    out.raw(this.offsets.bytes, 0, this.offsets.length);
    this.keys.writeData(out);
    this.values.writeData(out);
  }
}

/** `Array(V)`: offsets, values. Call `endRow` after the values of each row. */
export class ArrayColumn<Value extends Column> implements Column {
  readonly type: string;
  readonly values: Value;
  private readonly offsets = new ByteBuffer();
  private count = 0;

  constructor(values: Value) {
    this.values = values;
    this.type = `Array(${values.type})`;
  }

  /** `count` values were appended since the row before. */
  endRow(count: number): void {
    this.count += count;
    this.offsets.uint64(this.count);
  }

  writePrefix(out: ByteBuffer): void {
    this.values.writePrefix(out);
  }

  writeData(out: ByteBuffer): void {
    out.raw(this.offsets.bytes, 0, this.offsets.length);
    this.values.writeData(out);
  }
}

/** One `Native` block: the header of columns and rows, then each column with its name and type. */
export function writeBlock(columns: ReadonlyMap<string, Column>, rows: number): Buffer {
  const out = new ByteBuffer(64 * 1024);
  out.varint(columns.size);
  out.varint(rows);
  for (const [name, column] of columns) {
    out.text(name);
    out.text(column.type);
    column.writePrefix(out);
    column.writeData(out);
  }
  return out.view();
}
