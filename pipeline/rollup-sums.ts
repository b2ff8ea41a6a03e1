import type { Source } from '@/model/source';
import type { LogRollups } from './signals/log-signal';

type Row = Record<string, string | number>;

/** Rows for the rollup tables, by table name. */
export type RollupRows = Record<'log_counts_1m' | 'log_facets_5m' | 'log_keys_1h', Row[]>;

/** Adds up the rollups of a batch's requests, so that a batch writes each key once. */
export class RollupSums {
  private readonly counts = new Map<string, Row & { records: number; bytes: number }>();
  private readonly facets = new Map<string, Row & { records: number }>();
  private readonly keys = new Map<string, Row & { records: number }>();

  add(rollups: LogRollups, source: Source): void {
    const retention_days = rollups.retentionDays;
    for (const { minute, day, service, severity, records, bytes } of rollups.counts) {
      const row = found(this.counts, [minute, service, severity, source, retention_days], () => {
        return { minute: minute * 60, day, retention_days, service, severity, source, records: 0, bytes: 0 };
      });
      row.records += records;
      row.bytes += bytes;
    }
    for (const { minute, day, service, severity, field, value, records } of rollups.facets) {
      const bucket = Math.floor(minute / 5) * 300;
      found(this.facets, [bucket, service, severity, field, value, retention_days], () => {
        return { bucket, day, retention_days, field, service, severity, value, records: 0 };
      }).records += records;
    }
    for (const { hour, day, kind, key, records } of rollups.keys) {
      found(this.keys, [hour, kind, key, retention_days], () => ({
        hour: hour * 3600,
        day,
        retention_days,
        kind,
        key,
        records: 0,
      })).records += records;
    }
  }

  rows(): RollupRows {
    return {
      log_counts_1m: [...this.counts.values()],
      log_facets_5m: [...this.facets.values()],
      log_keys_1h: [...this.keys.values()],
    };
  }
}

function found<R>(rows: Map<string, R>, parts: (string | number)[], make: () => R): R {
  const key = parts.join('\0');
  const row = rows.get(key) ?? make();
  rows.set(key, row);
  return row;
}
