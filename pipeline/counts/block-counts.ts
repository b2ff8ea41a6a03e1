import type { Rollup } from '@/model/signal';
import type { BlockSignal } from '@/pipeline/block/block-signal';
import type { BlockSource } from '@/pipeline/block/block-source';
import type { LowCardinalityColumn } from '@/pipeline/native/columns';
import { IndexCounts } from './index-counts';
import type { RollupRows, Row } from './rollup-rows';
import { storageDay } from './storage-day';

/** Records of one minute that rollups do not tell apart, keys by dictionary index. */
interface Group {
  minute: number;
  /** Storage day, days since the epoch. */
  day: number;
  keys: readonly number[];
  records: number;
  bytes: number;
  /** In the order of the signal's `sums`. */
  sums: number[];
}

/** The columns of a block whose values are counted. */
export interface CountedColumns {
  /** In the order of the signal's `keys` and `facets`. */
  keys: readonly LowCardinalityColumn[];
  facets: readonly LowCardinalityColumn[];
  attributeKeys: LowCardinalityColumn;
  resourceKeys: LowCardinalityColumn;
}

/** More distinct values than one request can hold, so that group and value make one key. */
const VALUE_SPAN = 0x1_0000_0000;
const MINUTE_MS = 60_000;

/**
 * Counts the records of a block for the rollups while it is being built, since the engine needs four times as long for
 * the same by materialized views. Values that come with the resource or scope are counted once for many records.
 */
export class BlockCounts {
  private readonly signal: BlockSignal;
  private readonly columns: CountedColumns;
  private readonly nowMs: number;
  private readonly groups: Group[] = [];
  private readonly groupIndex = new Map<string, number>();
  private readonly facets: Map<number, number>[];
  /** Facets that come with the record, behind the promoted ones and the scope. */
  private readonly ownFacets: number;
  private readonly scopeFacet: number;
  private readonly attributeKeys = new IndexCounts();
  private readonly resourceKeys = new IndexCounts();
  /** Sources with records in their run. */
  private readonly uncounted: BlockSource[] = [];
  private lastGroup = -1;

  constructor(signal: BlockSignal, columns: CountedColumns, nowMs: number) {
    this.signal = signal;
    this.columns = columns;
    this.nowMs = nowMs;
    this.facets = signal.facets.map(() => new Map());
    this.scopeFacet = signal.promoted.length;
    this.ownFacets = this.scopeFacet + 1;
  }

  /** The storage day of a group's records. */
  dayOf(group: number): number {
    return this.groups[group]?.day ?? 0;
  }

  /** Counts the record appended to the key columns last; the answer is its group's index. */
  record(minute: number, source: BlockSource, bytes: number): number {
    const index = this.groupOf(minute);
    const group = this.groups[index] as Group;
    group.records++;
    group.bytes += bytes;
    const { run } = source;
    if (run.size === 0) this.uncounted.push(source);
    run.set(index, (run.get(index) ?? 0) + 1);
    const { facets } = this.columns;
    for (let i = this.ownFacets; i < facets.length; i++) this.facet(i, index, facets[i]?.last ?? 0, 1);
    return index;
  }

  /** @param sum its place among the signal's */
  addToSum(group: number, sum: number, amount: number): void {
    const { sums } = this.groups[group] as Group;
    sums[sum] = (sums[sum] ?? 0) + amount;
  }

  /** @param records negative when the record has a value of its own where its resource has another */
  facet(facet: number, group: number, value: number, records: number): void {
    const counts = this.facets[facet];
    const key = group * VALUE_SPAN + value;
    counts?.set(key, (counts.get(key) ?? 0) + records);
  }

  /** Counts the attribute keys of one record. */
  keys(minute: number, keys: readonly number[]): void {
    this.attributeKeys.add(Math.floor(minute / 60), keys);
  }

  /** Counts what the records met so far have from their resource and scope. */
  countSources(): void {
    for (const source of this.uncounted) {
      for (const [group, records] of source.run) {
        for (const [slot, value] of source.promoted) this.facet(slot, group, value, records);
        this.facet(this.scopeFacet, group, source.scope, records);
        const hour = Math.floor((this.groups[group]?.minute ?? 0) / 60);
        for (const { key } of source.entries) this.resourceKeys.addOne(hour, key, records);
      }
      source.run.clear();
    }
    this.uncounted.length = 0;
  }

  /** Adds everything counted to the rows of the signal's rollups. */
  addTo(rows: RollupRows, source: string, retentionDays: number): void {
    this.countSources();
    for (const rollup of this.signal.model.rollups) {
      const names = this.groups.map((group) => this.namesOf(group, rollup, source, retentionDays));
      this.addGroupsTo(rows, rollup, names, rollup.facets ? { field: 'source', value: source } : {});
      if (rollup.facets) this.addFacetsTo(rows, rollup, names);
    }
    this.addKeysTo(rows, retentionDays);
  }

  private addGroupsTo(rows: RollupRows, rollup: Rollup, names: readonly Row[], more: Row): void {
    for (const [i, { records, bytes, sums }] of this.groups.entries()) {
      const others = Object.fromEntries(this.signal.sums.map((name, sum) => [name, sums[sum] ?? 0]));
      rows.add(rollup, { ...names[i], ...more }, { ...others, records, bytes });
    }
  }

  private addFacetsTo(rows: RollupRows, rollup: Rollup, names: readonly Row[]): void {
    for (const [i, field] of this.signal.facets.entries()) {
      if (!field.rollups.includes(rollup.table)) continue;
      for (const { group, value, records } of this.facetCounts(i)) {
        if (value !== '') rows.add(rollup, { ...names[group], field: field.name, value }, { records });
      }
    }
  }

  private namesOf(group: Group, { time, stepMs, keys }: Rollup, source: string, retention_days: number): Row {
    const row: Row = {
      [time]: (Math.floor((group.minute * MINUTE_MS) / stepMs) * stepMs) / 1000,
      day: group.day,
      retention_days,
    };
    for (const key of keys) {
      const place = this.signal.keys.indexOf(key);
      row[key] = place < 0 ? source : (this.columns.keys[place]?.dictionary.text(group.keys[place] ?? 0) ?? '');
    }
    return row;
  }

  private addKeysTo(rows: RollupRows, retention_days: number): void {
    const { keyCounts } = this.signal.model;
    for (const [kind, counts, column] of [
      ['attributes', this.attributeKeys, this.columns.attributeKeys],
      ['resource', this.resourceKeys, this.columns.resourceKeys],
    ] as const) {
      for (const { hour, index, records } of counts.all()) {
        const day = storageDay(hour * 60, this.nowMs);
        const row = { [keyCounts.time]: hour * 3600, day, retention_days, kind, key: column.dictionary.text(index) };
        rows.add(keyCounts, row, { records });
      }
    }
  }

  private *facetCounts(facet: number): Generator<{ group: number; value: string; records: number }> {
    const dictionary = this.columns.facets[facet]?.dictionary;
    for (const [key, records] of this.facets[facet] ?? []) {
      const value = dictionary?.text(key % VALUE_SPAN) ?? '';
      if (records > 0) yield { group: Math.floor(key / VALUE_SPAN), value, records };
    }
  }

  private groupOf(minute: number): number {
    if (this.isOfGroup(this.groups[this.lastGroup], minute)) return this.lastGroup;
    const keys = this.columns.keys.map(({ last }) => last);
    const key = `${minute} ${keys.join(' ')}`;
    let index = this.groupIndex.get(key);
    if (index === undefined) {
      index = this.groups.length;
      const day = storageDay(minute, this.nowMs);
      this.groups.push({ minute, day, keys, records: 0, bytes: 0, sums: [] });
      this.groupIndex.set(key, index);
    }
    this.lastGroup = index;
    return index;
  }

  /** Whether the record appended last is. */
  private isOfGroup(group: Group | undefined, minute: number): boolean {
    if (group?.minute !== minute) return false;
    const { keys } = this.columns;
    for (let i = 0; i < keys.length; i++) if (keys[i]?.last !== group.keys[i]) return false;
    return true;
  }
}
