import type { BlockSource } from './block-source';
import { SCOPE_SLOT } from './promoted-fields';
import { storageDay } from './storage-day';

/** Records of one minute, service and severity within a block, by dictionary index. */
interface Group {
  minute: number;
  /** Storage day, days since the epoch. */
  day: number;
  service: number;
  severity: number;
  records: number;
  bytes: number;
}

/** One row of the facet rollup, still by dictionary index. */
export interface FacetCount {
  slot: number;
  group: Group;
  value: number;
  records: number;
}

/** Records of one hour (since the epoch) that have a key, by dictionary index. */
export interface KeyCount {
  hour: number;
  index: number;
  records: number;
}

/** More distinct values than one request can hold, so that group and value make one key. */
const VALUE_SPAN = 0x1_0000_0000;

/**
 * Counts the records of a block for the rollups while it is being built, since the engine needs four times as long for
 * the same by materialized views. Values that come with the resource or scope are counted once for many records.
 */
export class BlockRollup {
  readonly groups: Group[] = [];
  private readonly groupIndex = new Map<string, number>();
  private readonly facets: Map<number, number>[] = [];
  /** Per hour since the epoch. */
  private readonly attributeKeys = new Map<number, KeyTally>();
  private readonly resourceKeys = new Map<number, KeyTally>();
  /** Sources with records in their run. */
  private readonly uncounted: BlockSource[] = [];
  private readonly nowMs: number;
  private last = { minute: -1, service: -1, severity: -1, index: -1 };

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  /** The storage day of a group's records. */
  dayOf(group: number): number {
    return this.groups[group]?.day ?? 0;
  }

  /** Counts one record; the answer is its group's index, for `facet`. */
  record(minute: number, source: BlockSource, severity: number, bytes: number): number {
    const index = this.groupOf(minute, source.service, severity);
    const group = this.groups[index];
    if (group) {
      group.records++;
      group.bytes += bytes;
    }
    const { run } = source;
    if (run.size === 0) this.uncounted.push(source);
    run.set(index, (run.get(index) ?? 0) + 1);
    return index;
  }

  /** @param records negative when the record has a value of its own where its resource has another */
  facet(slot: number, group: number, value: number, records: number): void {
    let counts = this.facets[slot];
    if (!counts) this.facets[slot] = counts = new Map();
    const key = group * VALUE_SPAN + value;
    counts.set(key, (counts.get(key) ?? 0) + records);
  }

  /** Counts the attribute keys of one record. */
  keys(minute: number, keys: readonly number[]): void {
    const counts = this.hourly(this.attributeKeys, Math.floor(minute / 60));
    for (const key of keys) counts.add(key, 1);
  }

  /** Counts what the records met so far have from their resource and scope. */
  countSources(): void {
    for (const source of this.uncounted) {
      for (const [group, records] of source.run) {
        for (const [slot, value] of source.promoted) this.facet(slot, group, value, records);
        this.facet(SCOPE_SLOT, group, source.scope, records);
        const counts = this.hourly(this.resourceKeys, Math.floor((this.groups[group]?.minute ?? 0) / 60));
        for (const { key } of source.entries) counts.add(key, records);
      }
      source.run.clear();
    }
    this.uncounted.length = 0;
  }

  keyCounts(): Generator<KeyCount> {
    return listKeys(this.attributeKeys);
  }

  resourceKeyCounts(): Generator<KeyCount> {
    return listKeys(this.resourceKeys);
  }

  private hourly(counts: Map<number, KeyTally>, hour: number): KeyTally {
    const found = counts.get(hour) ?? new KeyTally();
    counts.set(hour, found);
    return found;
  }

  *facetCounts(): Generator<FacetCount> {
    for (const [slot, counts] of this.facets.entries()) {
      for (const [key, records] of counts ?? []) {
        const group = this.groups[Math.floor(key / VALUE_SPAN)];
        if (group && records > 0) yield { slot, group, value: key % VALUE_SPAN, records };
      }
    }
  }

  private groupOf(minute: number, service: number, severity: number): number {
    const { last } = this;
    if (last.minute === minute && last.service === service && last.severity === severity) return last.index;
    const key = `${minute} ${service} ${severity}`;
    let index = this.groupIndex.get(key);
    if (index === undefined) {
      index = this.groups.length;
      this.groups.push({ minute, day: storageDay(minute, this.nowMs), service, severity, records: 0, bytes: 0 });
      this.groupIndex.set(key, index);
    }
    last.minute = minute;
    last.service = service;
    last.severity = severity;
    last.index = index;
    return index;
  }
}

/** Records by the dictionary index of a key; remembers which there are, since of many hours each may have few. */
class KeyTally {
  readonly indexes: number[] = [];
  private readonly records: number[] = [];

  add(index: number, records: number): void {
    const before = this.records[index] ?? 0;
    if (before === 0) this.indexes.push(index);
    this.records[index] = before + records;
  }

  count(index: number): number {
    return this.records[index] ?? 0;
  }
}

function* listKeys(counts: ReadonlyMap<number, KeyTally>): Generator<KeyCount> {
  for (const [hour, tally] of counts) {
    for (const index of tally.indexes) yield { hour, index, records: tally.count(index) };
  }
}
