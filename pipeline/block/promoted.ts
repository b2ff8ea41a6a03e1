import { type Column, LowCardinalityColumn } from '@/pipeline/native/columns';
import type { BlockSource } from './block-source';
import { PROMOTED_FIELDS } from './promoted-fields';
import type { BlockRollup } from './rollup';

const SLOT_OF_KEY = new Map(
  PROMOTED_FIELDS.flatMap((field, slot) => field.promotedFrom.map((key) => [key, slot] as const)),
);

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
  private readonly slots: Slot[] = PROMOTED_FIELDS.map(() => {
    const column = new LowCardinalityColumn();
    return { column, empty: column.dictionary.indexOfText(''), current: -1, resource: -1 };
  });

  /** The slot a key stands for, remembered by the key's dictionary index in `known`; -1 when it has none. */
  slotOf(keys: LowCardinalityColumn, index: number, known: number[]): number {
    const slot = known[index];
    if (slot !== undefined) return slot;
    const found = SLOT_OF_KEY.get(keys.dictionary.text(index)) ?? -1;
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

  /** A record's own value wins over its resource's. */
  endRecord(rollup: BlockRollup, group: number): void {
    for (let i = 0; i < this.slots.length; i++) {
      const slot = this.slots[i] as Slot;
      if (slot.current < 0) {
        slot.column.append(slot.resource < 0 ? slot.empty : slot.resource);
        continue;
      }
      slot.column.append(slot.current);
      rollup.facet(i, group, slot.current, 1);
      if (slot.resource >= 0) rollup.facet(i, group, slot.resource, -1);
      slot.current = -1;
    }
  }

  text(slot: number, value: number): string {
    return this.slots[slot]?.column.dictionary.text(value) ?? '';
  }

  columns(): [name: string, column: Column][] {
    return this.slots.map((slot, i) => [PROMOTED_FIELDS[i]?.column ?? '', slot.column]);
  }
}
