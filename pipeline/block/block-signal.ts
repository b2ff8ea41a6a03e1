import type { Field } from '@/model/fields/field-set';
import type { SignalModel } from '@/model/signal';
import type { Column } from '@/pipeline/native/columns';
import type { RecordValues } from './record-values';

/** The columns that only one signal has, of one block. */
export interface OwnColumns<Values extends RecordValues> {
  /** By name, in the order of the block. One that rollups tell apart is a `LowCardinalityColumn`. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Adds a record to each of them. */
  append(values: Values): void;
  /** What a column will hold of a record that is not appended yet, as text. */
  read(column: string, values: Values): string;
  /** What a record adds to a sum of the rollups, other than `records` and `bytes`. */
  sum?(name: string, values: Values): number;
}

/** How records of a signal become rows: its model, and the columns that only it has. */
export class BlockSignal<Values extends RecordValues = RecordValues> {
  readonly model: SignalModel;
  /** Makes them for a new block. */
  readonly ownColumns: () => OwnColumns<Values>;
  /** Fields with a column filled from an attribute or resource key; a slot is a place in this list. */
  readonly promoted: readonly Field[];
  /** Columns that rollups have as keys; `source` is the same in a whole block. */
  readonly keys: readonly string[];
  /** Fields whose values are counted one by one: the promoted ones, the scope, and others of the signal's own. */
  readonly facets: readonly Field[];
  /** What rollups add up besides `records` and `bytes`. */
  readonly sums: readonly string[];
  private readonly slots: ReadonlyMap<string, number>;

  constructor(model: SignalModel, ownColumns: () => OwnColumns<Values>) {
    this.model = model;
    this.ownColumns = ownColumns;
    const { fields } = model.fields;
    this.promoted = fields.filter(({ promotedFrom }) => promotedFrom.length > 0);
    const slots = this.promoted.flatMap(({ promotedFrom }, slot) => promotedFrom.map((key) => [key, slot] as const));
    this.slots = new Map(slots);
    const { rollups } = model;
    this.keys = [...new Set(rollups.flatMap(({ keys }) => keys))].filter((key) => key !== 'source');
    this.sums = [...new Set(rollups.flatMap(({ sums }) => sums))].filter((sum) => sum !== 'records' && sum !== 'bytes');
    const tables = rollups.filter(({ facets }) => facets).map(({ table }) => table);
    const others = fields.filter(
      ({ column, promotedFrom, rollups: counted }) =>
        promotedFrom.length === 0 &&
        column !== 'scope' &&
        column !== 'source' &&
        !this.keys.includes(column) &&
        counted.some((table) => tables.includes(table)),
    );
    this.facets = [...this.promoted, ...fields.filter(({ column }) => column === 'scope'), ...others];
  }

  /** The slot that an attribute or resource key fills; -1 when it has none. */
  slotOf(key: string): number {
    return this.slots.get(key) ?? -1;
  }
}
