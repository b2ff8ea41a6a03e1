import type { AttributeName } from '@/collectors/json-logs/fields/attribute-name';
import type { Slice } from '@/pipeline/native/slice';

/** Names and values of a record, each name once; the lists are reused. */
export class Pairs {
  readonly names: AttributeName[] = [];
  readonly values: Slice[] = [];
  count = 0;
  private turn = 0;

  clear(turn: number): void {
    this.turn = turn;
    this.count = 0;
  }

  has(name: AttributeName): boolean {
    return name.seen === this.turn;
  }

  find(name: AttributeName): Slice | undefined {
    return this.has(name) ? this.values[this.names.indexOf(name)] : undefined;
  }

  /** Adds a value whose name is not taken, or takes its place. */
  set(name: AttributeName, value: Slice): void {
    if (this.has(name)) this.values[this.names.indexOf(name)] = value;
    else this.add(name, value);
  }

  /** Adds a value whose name is not taken. */
  add(name: AttributeName, value: Slice): void {
    name.seen = this.turn;
    this.names[this.count] = name;
    this.values[this.count++] = value;
  }

  toObject(): Record<string, string> {
    const entries = this.names.slice(0, this.count).map((name, i) => [name.text, this.values[i]?.toString() ?? '']);
    return Object.fromEntries(entries) as Record<string, string>;
  }
}
