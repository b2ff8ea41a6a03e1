import { Buffer } from 'node:buffer';

/** A stretch of bytes. Reused between values, so that the hot path allocates nothing. */
export class Slice {
  bytes: Buffer = NONE;
  start = 0;
  end = 0;

  set(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  clear(): void {
    this.set(NONE, 0, 0);
  }

  get length(): number {
    return this.end - this.start;
  }

  /** Points where another points. */
  copy({ bytes, start, end }: Slice): void {
    this.set(bytes, start, end);
  }

  get isAscii(): boolean {
    for (let i = this.start; i < this.end; i++) if ((this.bytes[i] ?? 0) > 127) return false;
    return true;
  }

  equals(other: Slice): boolean {
    if (other.length !== this.length) return false;
    for (let i = 0; i < this.length; i++) if (this.bytes[this.start + i] !== other.bytes[other.start + i]) return false;
    return true;
  }

  /** Points at the UTF-8 bytes of a text. */
  setText(text: string): void {
    const bytes = Buffer.from(text);
    this.set(bytes, 0, bytes.length);
  }

  /** What `ByteBuffer.id` writes of it. */
  idText(size: number): string {
    if (this.length !== size) return this.length === size * 2 ? this.toString() : '';
    return this.bytes.toString('hex', this.start, this.end);
  }

  toString(limit = Number.POSITIVE_INFINITY): string {
    return this.bytes.toString('utf8', this.start, Math.min(this.end, this.start + limit));
  }
}

const NONE = Buffer.alloc(0);
