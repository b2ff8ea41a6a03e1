import type { BlockCounts } from '@/pipeline/counts/block-counts';
import { LowCardinalityColumn } from '@/pipeline/native/columns';
import type { BlockSignal } from './block-signal';
import type { BlockSource } from './block-source';

interface Slot {
  column: LowCardinalityColumn;
  empty: number;
  /** Dictionary index for the current record; -1 while none of its keys was seen. */
  current: number;
  /** The same from the resource the current records belong to. */
  resource: number;
}

/** The promoted columns of a block under construction, and which key of a map fills which. */
export class PromotedColumns {
  private readonly signal: Pick<BlockSignal, 'promoted' | 'slotOf'>;
  private readonly slots: Slot[];

  constructor(signal: Pick<BlockSignal, 'promoted' | 'slotOf'>) {
    this.signal = signal;
    this.slots = signal.promoted.map(() => {
      const column = new LowCardinalityColumn();
      return { column, empty: column.dictionary.indexOfText(''), current: -1, resource: -1 };
    });
  }

  get columns(): LowCardinalityColumn[] {
    return this.slots.map(({ column }) => column);
  }

  /** The slot a key stands for, remembered by the key's dictionary index in `known`; -1 when it has none. */
  slotOf(keys: LowCardinalityColumn, index: number, known: number[]): number {
    const slot = known[index];
    if (slot !== undefined) return slot;
    const found = this.signal.slotOf(keys.dictionary.text(index));
    known[index] = found;
    return found;
  }

  /** The records that follow belong to this source. */
  switchTo({ promoted }: BlockSource): void {
    for (const slot of this.slots) slot.resource = -1;
    for (const [slot, value] of promoted) (this.slots[slot] as Slot).resource = value;
  }

  /** Takes a value of the current source, unless an earlier key filled the slot. */
  addResource(source: BlockSource, slot: number, values: Buffer, start: number, end: number): void {
    const found = this.slots[slot];
    if (!found || found.resource >= 0) return;
    const value = found.column.dictionary.indexOf(values, start, end);
    source.promoted.push([slot, value]);
    found.resource = value;
  }

  setRecord(slot: number, values: Buffer, start: number, end: number): void {
    const found = this.slots[slot];
    if (found && found.current < 0) found.current = found.column.dictionary.indexOf(values, start, end);
  }

  /** What the column will hold of the record under construction; undefined when it is none of these columns. */
  read(name: string): string | undefined {
    const slot = this.slots[this.signal.promoted.findIndex(({ column }) => column === name)];
    if (!slot) return undefined;
    const value = slot.current < 0 ? slot.resource : slot.current;
    return value < 0 ? '' : slot.column.dictionary.text(value);
  }

  /** Takes back what `setRecord` set. */
  dropRecord(): void {
    for (const slot of this.slots) slot.current = -1;
  }

  /** A record's own value wins over its resource's. */
  endRecord(counts: BlockCounts, group: number): void {
    for (let i = 0; i < this.slots.length; i++) {
      const slot = this.slots[i] as Slot;
      if (slot.current < 0) {
        slot.column.append(slot.resource < 0 ? slot.empty : slot.resource);
        continue;
      }
      slot.column.append(slot.current);
      counts.facet(i, group, slot.current, 1);
      if (slot.resource >= 0) counts.facet(i, group, slot.resource, -1);
      slot.current = -1;
    }
  }
}
