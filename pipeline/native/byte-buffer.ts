import { Buffer, isUtf8 } from 'node:buffer';

/** Up to this many bytes a loop is faster than calls into native code, which need a view each. */
const SHORT = 192;
/** Strings below this have a length prefix of one byte. */
const ONE_BYTE_PREFIX = 128;
const HEX = Buffer.from('0123456789abcdef');

/** Bytes that grow; the ground every column stands on. */
export class ByteBuffer {
  bytes: Buffer;
  length = 0;

  constructor(capacity = 1024) {
    this.bytes = Buffer.allocUnsafe(capacity);
  }

  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + count));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }

  /** Unsigned LEB128, up to 2^53. */
  varint(value: number): void {
    this.reserve(10);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  uint8(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  uint16(value: number): void {
    this.reserve(2);
    this.length = this.bytes.writeUInt16LE(value, this.length);
  }

  uint32(value: number): void {
    this.reserve(4);
    this.length = this.bytes.writeUInt32LE(value, this.length);
  }

  /** Unsigned 64-bit from a number below 2^53. */
  uint64(value: number): void {
    this.uint32(value % 0x1_0000_0000);
    this.uint32(Math.floor(value / 0x1_0000_0000));
  }

  /** Signed 64-bit from a whole number within 2^53. */
  int64(value: number): void {
    this.halves(value >>> 0, Math.floor(value / 0x1_0000_0000) >>> 0);
  }

  float64(value: number): void {
    this.reserve(8);
    this.length = this.bytes.writeDoubleLE(value, this.length);
  }

  /** Two halves of 32 bits each. */
  halves(low: number, high: number): void {
    this.reserve(8);
    this.bytes.writeUInt32LE(low, this.length);
    this.bytes.writeUInt32LE(high, this.length + 4);
    this.length += 8;
  }

  /** A length-prefixed string: an id of `size` bytes in lower-case hexadecimal, which it may be already; else empty. */
  id(source: Buffer, start: number, end: number, size: number): void {
    if (end - start === size) this.hex(source, start, end);
    else if (end - start === size * 2) this.string(source, start, end);
    else this.varint(0);
  }

  private hex(source: Buffer, start: number, end: number): void {
    this.varint((end - start) * 2);
    this.reserve((end - start) * 2);
    for (let i = start; i < end; i++) {
      const byte = source[i] ?? 0;
      this.bytes[this.length++] = HEX[byte >> 4] ?? 0;
      this.bytes[this.length++] = HEX[byte & 15] ?? 0;
    }
  }

  raw(source: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    this.bytes.set(source.subarray(start, end), this.length);
    this.length += end - start;
  }

  /**
   * A length-prefixed UTF-8 string from bytes a sender called text; invalid sequences become U+FFFD.
   * @returns the bytes of the string as written, without its prefix
   */
  string(source: Buffer, start: number, end: number): number {
    const size = end - start;
    if (size > SHORT) {
      const view = source.subarray(start, end);
      if (!isUtf8(view)) return this.text(view.toString('utf8'));
      this.varint(size);
      this.raw(view, 0, size);
      return size;
    }
    // Room for what the prefix asks for too: growing after the bytes are written ahead of `length` would lose them.
    this.reserve(size + 10);
    const prefix = size < ONE_BYTE_PREFIX ? 1 : 2;
    let seen = 0;
    let at = this.length + prefix;
    for (let i = start; i < end; i++) {
      const byte = source[i] ?? 0;
      seen |= byte;
      this.bytes[at++] = byte;
    }
    if (seen > 127 && !isUtf8(source.subarray(start, end))) return this.text(source.toString('utf8', start, end));
    this.varint(size);
    this.length = at;
    return size;
  }

  /**
   * A length-prefixed UTF-8 string; lone surrogates become U+FFFD.
   * @returns the bytes of the string, without its prefix
   */
  text(value: string): number {
    const size = Buffer.byteLength(value);
    this.varint(size);
    this.reserve(size);
    this.length += this.bytes.write(value, this.length);
    return size;
  }

  /** The text of a length-prefixed string: so many behind the one at `start`. */
  stringAt(start: number, behind: number): string {
    let at = start;
    for (let left = behind; ; left--) {
      let size = 0;
      let scale = 1;
      let byte: number;
      do {
        byte = this.bytes[at++] ?? 0;
        size += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      if (left === 0) return this.bytes.toString('utf8', at, at + size);
      at += size;
    }
  }

  equals(other: ByteBuffer): boolean {
    if (other.length !== this.length) return false;
    for (let i = 0; i < this.length; i++) if (this.bytes[i] !== other.bytes[i]) return false;
    return true;
  }

  /** The bytes written so far, without a copy. */
  view(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}
