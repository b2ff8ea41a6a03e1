/** Records of one hour by dictionary index; remembers which there are, since of many hours each may have few. */
interface Hour {
  indexes: number[];
  records: number[];
}

/** Counts records by hour (since the epoch) and by the dictionary index of a key they have. */
export class IndexCounts {
  private readonly hours = new Map<number, Hour>();

  /** A record with these keys. */
  add(hour: number, indexes: readonly number[]): void {
    const counts = this.hourOf(hour);
    for (const index of indexes) count(counts, index, 1);
  }

  addOne(hour: number, index: number, records: number): void {
    count(this.hourOf(hour), index, records);
  }

  *all(): Generator<{ hour: number; index: number; records: number }> {
    for (const [hour, { indexes, records }] of this.hours) {
      for (const index of indexes) yield { hour, index, records: records[index] ?? 0 };
    }
  }

  private hourOf(hour: number): Hour {
    const found = this.hours.get(hour) ?? { indexes: [], records: [] };
    this.hours.set(hour, found);
    return found;
  }
}

function count({ indexes, records }: Hour, index: number, more: number): void {
  const before = records[index] ?? 0;
  if (before === 0) indexes.push(index);
  records[index] = before + more;
}
