import type { RecordView } from '@/analysis/filter/record-view';
import type { Field } from '@/model/fields/field-set';
import type { OwnColumns } from '@/pipeline/block/block-signal';
import type { BlockSource } from '@/pipeline/block/block-source';
import type { PromotedColumns } from '@/pipeline/block/promoted-columns';
import type { RecordValues } from '@/pipeline/block/record-values';
import type { LowCardinalityColumn, MapColumn, PlainColumn } from '@/pipeline/native/columns';

/** The columns of a block that hold what a record shows before it is in them. */
export interface PendingParts<Values extends RecordValues> {
  attributes: MapColumn<PlainColumn>;
  resources: MapColumn<LowCardinalityColumn>;
  promoted: PromotedColumns;
  service: LowCardinalityColumn;
  scope: LowCardinalityColumn;
  own: OwnColumns<Values>;
  /** Who brought the block. */
  collector: string;
}

/** A block's record under construction: its attributes are buffered, nothing else of it is there yet. */
export class PendingRecord<Values extends RecordValues> implements RecordView {
  private readonly parts: PendingParts<Values>;
  private values: Values | undefined;
  private source: BlockSource | undefined;
  private keys: readonly number[] = [];
  private valuesStart = 0;

  constructor(parts: PendingParts<Values>) {
    this.parts = parts;
  }

  /**
   * @param keys of its attributes, by index
   * @param valuesStart where their values begin in the column, one behind the other
   */
  set(values: Values, source: BlockSource, keys: readonly number[], valuesStart: number): void {
    this.values = values;
    this.source = source;
    this.keys = keys;
    this.valuesStart = valuesStart;
  }

  field({ column }: Field): string {
    const { parts, source, values } = this;
    if (!source || !values) return '';
    if (column === 'service') return parts.service.dictionary.text(source.service);
    if (column === 'scope') return parts.scope.dictionary.text(source.scope);
    if (column === 'source') return parts.collector;
    return parts.promoted.read(column) ?? parts.own.read(column, values);
  }

  attribute(key: string): string {
    const { keys, values } = this.parts.attributes;
    const place = this.keys.findIndex((index) => keys.dictionary.text(index) === key);
    return place < 0 ? '' : values.stringAt(this.valuesStart, place);
  }

  resource(key: string): string {
    const { keys, values } = this.parts.resources;
    const entry = this.source?.entries.find((candidate) => keys.dictionary.text(candidate.key) === key);
    return entry ? values.dictionary.text(entry.value) : '';
  }
}
