import type { Slice } from '@/pipeline/native/slice';
import type { AttributeName } from './field-tree';

/** Names and values of a record; the lists are reused. */
export class Pairs {
  readonly names: AttributeName[] = [];
  readonly values: Slice[] = [];
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(name: AttributeName, value: Slice): void {
    this.names[this.count] = name;
    this.values[this.count++] = value;
  }
}
