import { Buffer, isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { ByteBuffer } from './byte-buffer';

const INITIAL_SLOTS = 64;
/** Of this process alone, so that no sender can know which texts collide. */
const SEED = randomBytes(4).readInt32LE();

/**
 * Distinct byte strings in order of first appearance, found again without making JavaScript strings:
 * open addressing over FNV-1a of the bytes. One entry is at most a few hundred bytes in practice.
 */
export class Dictionary {
  /** The entries as length-prefixed strings, one after another: the form ClickHouse reads. */
  readonly entries = new ByteBuffer(256);
  size = 0;
  private slots = new Int32Array(INITIAL_SLOTS).fill(-1);
  private hashes: number[] = [];
  private starts: number[] = [];
  private ends: number[] = [];
  /** The entry found last, and for each the one found after it: records repeat their keys in the same order. */
  private last = 0;
  private readonly followers: number[] = [];

  /** The index of these bytes, added when new. Invalid UTF-8 is repaired on the way in. */
  indexOf(source: Buffer, start: number, end: number): number {
    const guess = this.followers[this.last] ?? -1;
    const index = guess >= 0 && this.equals(guess, source, start, end) ? guess : this.find(source, start, end);
    this.followers[this.last] = index;
    this.last = index;
    return index;
  }

  indexOfText(value: string): number {
    const bytes = Buffer.from(value);
    return this.indexOf(bytes, 0, bytes.length);
  }

  text(index: number): string {
    return this.entries.bytes.toString('utf8', this.starts[index], this.ends[index]);
  }

  private find(source: Buffer, start: number, end: number): number {
    let hash = SEED;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (source[i] ?? 0), 0x01000193);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let index = this.slots[slot] ?? -1; index >= 0; index = this.slots[slot] ?? -1) {
      if (this.hashes[index] === hash && this.equals(index, source, start, end)) return index;
      slot = (slot + 1) & mask;
    }
    return this.add(hash, slot, source, start, end);
  }

  private equals(index: number, source: Buffer, start: number, end: number): boolean {
    const at = this.starts[index] ?? 0;
    if ((this.ends[index] ?? 0) - at !== end - start) return false;
    const bytes = this.entries.bytes;
    for (let i = 0; i < end - start; i++) if (bytes[at + i] !== source[start + i]) return false;
    return true;
  }

  private add(hash: number, slot: number, source: Buffer, start: number, end: number): number {
    if (!isText(source, start, end)) {
      const repaired = Buffer.from(source.toString('utf8', start, end));
      return this.find(repaired, 0, repaired.length);
    }
    const index = this.size++;
    const length = this.entries.string(source, start, end);
    const stop = this.entries.length;
    this.hashes.push(hash);
    this.starts.push(stop - length);
    this.ends.push(stop);
    this.slots[slot] = index;
    if (this.size * 2 > this.slots.length) this.grow();
    return index;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (const [index, hash] of this.hashes.entries()) {
      let slot = hash & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = index;
    }
  }
}

function isText(source: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((source[i] ?? 0) > 127) return isUtf8(source.subarray(start, end));
  return true;
}
