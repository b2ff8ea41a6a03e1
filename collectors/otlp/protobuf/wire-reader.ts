import type { Buffer } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import type { NanoTime } from '@/pipeline/native/nano-time';
import type { Slice } from '@/pipeline/native/slice';

/** The wire type of each field of a message, by its number; undefined where it has none. */
export type WireTypes = readonly (number | undefined)[];

export const VARINT = 0;
export const FIXED64 = 1;
/** Text, bytes and messages. */
export const LENGTH = 2;
export const FIXED32 = 5;

/** Walks the fields of protobuf messages where they stand. A tag is a field's number × 8 + its wire type. */
export class WireReader {
  readonly source: Buffer;
  private readonly reader: protobuf.Reader;

  constructor(source: Buffer) {
    this.source = source;
    this.reader = protobuf.Reader.create(source);
  }

  get position(): number {
    return this.reader.pos;
  }

  set position(position: number) {
    this.reader.pos = position;
  }

  uint32(): number {
    return this.reader.uint32();
  }

  int32(): number {
    return this.reader.int32();
  }

  bool(): boolean {
    return this.reader.bool();
  }

  double(): number {
    return this.reader.double();
  }

  /** Where the next `length` bytes end; refuses a message that claims to reach beyond the one it is in. */
  end(parentEnd: number): number {
    const { reader } = this;
    const length = reader.uint32();
    const end = reader.pos + length;
    if (end > parentEnd)
      throw new RangeError(`a field claims ${length} bytes where ${parentEnd - reader.pos} are left`);
    return end;
  }

  slice(parentEnd: number, into: Slice): void {
    const end = this.end(parentEnd);
    into.set(this.source, this.reader.pos, end);
    this.reader.pos = end;
  }

  time(parentEnd: number, into: NanoTime): void {
    const at = this.reader.pos;
    if (at + 8 > parentEnd) throw new RangeError('a time is cut off');
    this.reader.pos = at + 8;
    into.set(this.source.readUInt32LE(at), this.source.readUInt32LE(at + 4));
  }

  /** Passes over a field that is not wanted. A known one of another wire type belongs to a message of another kind. */
  skip(tag: number, end: number, known: WireTypes): void {
    const field = tag >>> 3;
    if (field === 0) throw new RangeError('field number 0');
    const type = known[field];
    if (type !== undefined && type !== (tag & 7)) {
      throw new RangeError(`field ${field} has wire type ${tag & 7} where ${type} is expected`);
    }
    this.reader.skipType(tag & 7);
    if (this.reader.pos > end) throw new RangeError('a field reaches beyond its message');
  }

  /** Runs `read` for each message with this tag. @returns how many there were */
  each(end: number, tag: number, known: WireTypes, read: (end: number) => void): number {
    const { reader } = this;
    let count = 0;
    while (reader.pos < end) {
      const found = reader.uint32();
      if (found !== tag) {
        this.skip(found, end, known);
        continue;
      }
      const stop = this.end(end);
      read(stop);
      reader.pos = stop;
      count++;
    }
    return count;
  }
}
