import { AppError } from '@/model/errors';
import { BlockCounts } from '@/pipeline/counts/block-counts';
import type { RollupRows } from '@/pipeline/counts/rollup-rows';
import type { Decide } from '@/pipeline/decide/decision';
import { PendingRecord } from '@/pipeline/decide/pending-record';
import { type Column, LowCardinalityColumn, MapColumn, PlainColumn, writeBlock } from '@/pipeline/native/columns';
import { writeIds } from '@/pipeline/row-ids';
import type { BlockSignal, OwnColumns } from './block-signal';
import { BlockSource } from './block-source';
import { PromotedColumns } from './promoted-columns';
import type { RecordValues } from './record-values';

export interface BlockOptions {
  source: string;
  /** 0 keeps the records for ever. */
  retentionDays: number;
  /** The arrival. */
  nowMs: number;
  /** Whether a record is stored; every one is without it. */
  decide?: Decide | undefined;
}

let blocks = 0;

/** Resource attributes stand in every row: a small body may ask for billions of them. */
const MAX_RESOURCE_ENTRIES = 4_000_000;
/** What OpenTelemetry calls a resource without `service.name`. */
const UNKNOWN_SERVICE = 'unknown_service';

/**
 * Collects the records of one request as columns of their signal's table and writes them as one ClickHouse `Native`
 * block. Strings go from the sender's bytes to the column without becoming JavaScript strings.
 * Order of calls: `startResource`, `resource`…, `startScope`, `resource`… for what the scope adds, then per record
 * `attribute`… and `endRecord`. Where records of several sources alternate, `currentSource` and `switchTo` bring back one
 * that was started before. Of attributes with the same key the first counts, so that a row, a filter and a count agree.
 */
export class RecordBlock<Values extends RecordValues = RecordValues> {
  readonly signal: BlockSignal<Values>;
  /** Tells blocks apart for those who must not hold on to one. */
  readonly serial = ++blocks;
  rows = 0;
  /** Records that were not to be stored, by the filter that said so. */
  readonly excluded = new Map<string, { records: number; bytes: number }>();
  private readonly options: BlockOptions;
  private readonly own: OwnColumns<Values>;
  private readonly timestamp = new PlainColumn("DateTime64(9, 'UTC')");
  private readonly service = new LowCardinalityColumn();
  private readonly scope = new LowCardinalityColumn();
  private readonly collector = new LowCardinalityColumn();
  private readonly retentionDays = new PlainColumn('UInt16');
  private readonly day = new PlainColumn('Date');
  private readonly attributes = new MapColumn(new PlainColumn('String'));
  private readonly resources = new MapColumn(new LowCardinalityColumn());
  private readonly promoted: PromotedColumns;
  private readonly counts: BlockCounts;
  private readonly pending: PendingRecord<Values> | undefined;
  /** The slot of each key by its index. */
  private readonly attributeSlots: number[] = [];
  private readonly resourceSlots: number[] = [];
  /** Attribute keys of the record under construction, and for each key the record (by its turn) that had it last. */
  private readonly recordKeys: number[] = [];
  private readonly keyTurns: number[] = [];
  private turn = 1;
  /** Where the attribute values of the record under construction begin. */
  private valuesStart = 0;
  private source: BlockSource;
  private resourceTotal = 0;

  constructor(signal: BlockSignal<Values>, options: BlockOptions) {
    this.signal = signal;
    this.options = options;
    this.own = signal.ownColumns();
    this.promoted = new PromotedColumns(signal);
    const columns = this.columns();
    const counted = (name: string): LowCardinalityColumn => {
      const column = columns.get(name);
      if (column instanceof LowCardinalityColumn) return column;
      throw new Error(`The column ${name} of ${signal.model.table} cannot be counted by its values.`);
    };
    const keyColumns = {
      keys: signal.keys.map(counted),
      facets: signal.facets.map(({ column }) => counted(column)),
      attributeKeys: this.attributes.keys,
      resourceKeys: this.resources.keys,
    };
    this.counts = new BlockCounts(signal as BlockSignal, keyColumns, options.nowMs);
    this.collector.dictionary.indexOfText(options.source);
    this.source = this.newSource();
    const { attributes, resources, promoted, service, scope, own } = this;
    if (options.decide) {
      this.pending = new PendingRecord({
        attributes,
        resources,
        promoted,
        service,
        scope,
        own,
        collector: options.source,
      });
    }
  }

  startResource(): void {
    this.counts.countSources();
    this.switchTo(this.newSource());
  }

  resource(keys: Buffer, keyStart: number, keyEnd: number, values: Buffer, start: number, end: number): void {
    const { source } = this;
    const { dictionary } = this.resources.keys;
    const key = dictionary.indexOf(keys, keyStart, keyEnd);
    if (!source.add(key, this.resources.values.dictionary.indexOf(values, start, end))) return;
    const slot = this.promoted.slotOf(this.resources.keys, key, this.resourceSlots);
    this.promoted.addResource(source, slot, values, start, end);
    if (end > start && dictionary.text(key) === 'service.name') {
      source.service = this.service.dictionary.indexOf(values, start, end);
    }
  }

  startScope(name: Buffer, start: number, end: number): void {
    this.counts.countSources();
    this.source.startScope(this.scope.dictionary.indexOf(name, start, end));
  }

  /** What was started last, complete. */
  get currentSource(): BlockSource {
    return this.source;
  }

  switchTo(source: BlockSource): void {
    if (source === this.source) return;
    this.source = source;
    this.promoted.switchTo(source);
  }

  attribute(keys: Buffer, keyStart: number, keyEnd: number, values: Buffer, start: number, end: number): void {
    this.attributeAt(this.attributeKey(keys, keyStart, keyEnd), values, start, end);
  }

  /** The index of an attribute's key, for `attributeAt`. */
  attributeKey(keys: Buffer, start: number, end: number): number {
    return this.attributes.keys.dictionary.indexOf(keys, start, end);
  }

  attributeAt(key: number, values: Buffer, start: number, end: number): void {
    if (this.keyTurns[key] === this.turn) return;
    this.keyTurns[key] = this.turn;
    this.recordKeys.push(key);
    this.attributes.keys.append(key);
    this.attributes.values.string(values, start, end);
    const slot = this.promoted.slotOf(this.attributes.keys, key, this.attributeSlots);
    if (slot >= 0) this.promoted.setRecord(slot, values, start, end);
  }

  /** @throws AppError too_large when resource attributes × records are too many */
  endRecord(values: Values): void {
    if (this.pending && !this.isKept(this.pending, values)) return;
    const { source, recordKeys } = this;
    this.resourceTotal += source.entries.length;
    if (this.resourceTotal > MAX_RESOURCE_ENTRIES) {
      throw new AppError(
        'too_large',
        'The resource has too many attributes for so many records. Send fewer at a time.',
      );
    }
    this.rows++;
    this.timestamp.halves(values.time.low, values.time.high);
    this.own.append(values);
    this.service.append(source.service);
    this.scope.append(source.scope);
    this.collector.append(0);
    this.retentionDays.uint16(this.options.retentionDays);
    for (const { key, value } of source.entries) {
      this.resources.keys.append(key);
      this.resources.values.append(value);
    }
    this.resources.endRow(source.entries.length);
    this.count(values);
    this.attributes.endRow(recordKeys.length);
    this.startRecord();
  }

  /** In the order of the block; other columns of the table have defaults. */
  get columnNames(): string[] {
    return ['id', ...this.columns().keys()];
  }

  /**
   * The block, or undefined when it has no rows.
   * @param firstId id of the first record; see `RowIds`
   */
  toNative(firstId: bigint): Buffer | undefined {
    if (this.rows === 0) return undefined;
    const ids = new PlainColumn('UInt64');
    writeIds(ids, firstId, this.rows);
    return writeBlock(new Map<string, Column>([['id', ids], ...this.columns()]), this.rows);
  }

  /** Adds what its records count to the rows of the signal's rollups. */
  addCountsTo(rows: RollupRows): void {
    this.counts.addTo(rows, this.options.source, this.options.retentionDays);
  }

  private columns(): Map<string, Column> {
    return new Map<string, Column>([
      ['timestamp', this.timestamp],
      ...this.own.columns,
      ['service', this.service],
      ['scope', this.scope],
      ['source', this.collector],
      ['retention_days', this.retentionDays],
      ['day', this.day],
      ['attributes', this.attributes],
      ['resource', this.resources],
      ...this.signal.promoted.map(({ column }, slot) => [column, this.promoted.columns[slot] as Column] as const),
    ]);
  }

  private count(values: Values): void {
    const { counts, own } = this;
    const { sums } = this.signal;
    const minute = values.time.toMinute();
    const group = counts.record(minute, this.source, values.bytes);
    for (let i = 0; i < sums.length; i++) counts.addToSum(group, i, own.sum?.(sums[i] ?? '', values) ?? 0);
    this.day.uint16(counts.dayOf(group));
    this.promoted.endRecord(counts, group);
    counts.keys(minute, this.recordKeys);
  }

  private startRecord(): void {
    this.recordKeys.length = 0;
    this.valuesStart = this.attributes.values.length;
    this.turn++;
  }

  /** Leaves nothing of a record that is not to be stored but the count of it. */
  private isKept(pending: PendingRecord<Values>, values: Values): boolean {
    const { options, recordKeys, attributes } = this;
    pending.set(values, this.source, recordKeys, this.valuesStart);
    const decision = options.decide?.(pending) ?? 'keep';
    if (decision === 'keep') return true;
    const excluded = this.excluded.get(decision.drop) ?? { records: 0, bytes: 0 };
    this.excluded.set(decision.drop, excluded);
    excluded.records++;
    excluded.bytes += values.bytes;
    attributes.keys.takeBack(recordKeys.length);
    attributes.values.length = this.valuesStart;
    this.promoted.dropRecord();
    this.startRecord();
    return false;
  }

  private newSource(): BlockSource {
    const service = this.service.dictionary.indexOfText(UNKNOWN_SERVICE);
    return new BlockSource(service, this.scope.dictionary.indexOfText(''));
  }
}
