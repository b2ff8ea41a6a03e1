import { Buffer } from 'node:buffer';
import type { Slice } from './slice';

/** No character takes more bytes of UTF-8 for each unit of a string. */
const MAX_UNIT_BYTES = 3;
/** Up to this many characters a loop is faster than a call into native code. */
const SHORT = 40;

/** Room for texts on their way into a block, which copies them; it begins anew with every record. */
export class Scratch {
  private bytes = Buffer.allocUnsafe(16 * 1024);
  private length = 0;

  /** What was written before may be overwritten from here on. */
  clear(): void {
    this.length = 0;
  }

  /** Points a slice at the UTF-8 bytes of a text; lone surrogates become U+FFFD. */
  write(text: string, into: Slice): void {
    this.reserve(text.length * MAX_UNIT_BYTES);
    const start = this.length;
    this.length = this.writeShort(text) ? start + text.length : start + this.bytes.write(text, start);
    into.set(this.bytes, start, this.length);
  }

  /** Earlier slices keep the buffer they point into. */
  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    this.bytes = Buffer.allocUnsafe(Math.max(this.bytes.length, count));
    this.length = 0;
  }

  /** False when the text is long or not ASCII. */
  private writeShort(text: string): boolean {
    if (text.length > SHORT) return false;
    const { bytes, length } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return false;
      bytes[length + i] = unit;
    }
    return true;
  }
}
