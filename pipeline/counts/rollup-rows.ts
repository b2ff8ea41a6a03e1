import type { Rollup } from '@/model/signal';

export type Row = Record<string, string | number>;

/** Rows that count records rather than hold them, by table. */
export type Counts = Record<string, Row[]>;

/** Adds up what the requests of a batch count, so that a batch writes each key once. */
export class RollupRows {
  private readonly tables = new Map<string, Map<string, Row>>();

  /** @param keys of the row; they come in the same order each time */
  add({ table, sums }: Rollup, keys: Row, amounts: Readonly<Record<string, number>>): void {
    const rows = this.tables.get(table) ?? new Map<string, Row>();
    this.tables.set(table, rows);
    const key = Object.values(keys).join('\0');
    const row = rows.get(key) ?? { ...keys };
    rows.set(key, row);
    for (const sum of sums) row[sum] = Number(row[sum] ?? 0) + (amounts[sum] ?? 0);
  }

  toCounts(): Counts {
    return Object.fromEntries([...this.tables].map(([table, rows]) => [table, [...rows.values()]]));
  }
}
