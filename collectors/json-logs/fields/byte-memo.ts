import { Dictionary } from '@/pipeline/native/dictionary';
import type { Slice } from '@/pipeline/native/slice';

const MOST = 1000;
const LONGEST = 64;

/** Remembers what a few short texts stand for, so that none of them becomes a JavaScript string twice. */
export class ByteMemo<Value> {
  private readonly read: (text: string) => Value;
  private texts = new Dictionary();
  private values: Value[] = [];

  constructor(read: (text: string) => Value) {
    this.read = read;
  }

  get(slice: Slice): Value {
    if (slice.length > LONGEST) return this.read(slice.toString());
    const index = this.texts.indexOf(slice.bytes, slice.start, slice.end);
    if (index < this.values.length) return this.values[index] as Value;
    const value = this.read(slice.toString());
    this.values.push(value);
    if (this.values.length > MOST) {
      this.texts = new Dictionary();
      this.values = [];
    }
    return value;
  }
}
