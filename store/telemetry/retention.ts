import { z } from 'zod';
import { tables } from './migrations';
import { identifier, param, sql } from './sql';
import type { TelemetryStore } from './store';
import { systemTable } from './system-table';
import { storageName } from './table';

const DAY_MS = 86_400_000;
const RECORDS = tables.flatMap(({ keptWith }) => keptWith ?? []);

/** A partition of the tables that share the retention key. */
export interface Partition {
  table: string;
  /** The table of the records that are in it or are counted in it. */
  records: string;
  id: string;
  /** Of its class, as it was when the records came in; 0 is for ever. */
  retentionDays: number;
  /** Milliseconds since the epoch at which the newest record it may hold is over. */
  endsMs: number;
}

const partitionRow = z.object({ table: z.string(), partition: z.string(), id: z.string() });

async function listPartitions(store: TelemetryStore): Promise<Partition[]> {
  const rows = await store.reader.query({
    name: 'retention.partitions',
    sql: sql`SELECT DISTINCT table, partition, partition_id AS id FROM ${systemTable('parts', store.engine.cluster)} WHERE active AND database = currentDatabase()`,
    row: partitionRow,
  });
  return tables.flatMap(({ name, keptWith: records }) => {
    if (records === undefined) return [];
    const stored = storageName(name, store.engine.cluster);
    return rows.flatMap(({ table, partition, id }) => {
      const key = /^\((\d+),'(\d{4}-\d{2}-\d{2})'\)$/.exec(partition);
      if (table !== stored || !key) return [];
      return [{ table: stored, records, id, retentionDays: Number(key[1]), endsMs: endOf(key[2] ?? '') }];
    });
  });
}

/** A day filed as the first of a month may hold the whole month. */
function endOf(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  if (date.getUTCDate() !== 1) return date.getTime() + DAY_MS;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** Partitions past their time by the clock of events; whether something came late is asked of the data. */
export function expired(partitions: readonly Partition[], nowMs: number): Partition[] {
  return partitions.filter(
    ({ retentionDays, endsMs }) => retentionDays > 0 && endsMs + retentionDays * DAY_MS <= nowMs,
  );
}

/**
 * Drops what has been kept long enough: a partition goes once its retention has passed since its day was over and since
 * the last record came into it. Whole partitions, never a TTL: this engine fails reads of map keys beside a TTL drop.
 * @returns the partitions dropped
 */
export async function applyRetention(store: TelemetryStore, nowMs: number): Promise<Partition[]> {
  const due = expired(await listPartitions(store), nowMs);
  const dropped: Partition[] = [];
  for (const partition of due) {
    if ((await lastArrival(store, partition)) + partition.retentionDays * DAY_MS > nowMs) continue;
    await store.writer.dropPartition(partition.table, partition.id);
    dropped.push(partition);
  }
  return dropped;
}

/** Milliseconds since the epoch; asked of the records, also for what counts them, whose partitions bear the same id. */
async function lastArrival(store: TelemetryStore, { records, id }: Partition): Promise<number> {
  const [row] = await store.reader.query({
    name: 'retention.last-arrival',
    sql: sql`SELECT bitShiftRight(max(id), 20) AS ms FROM ${identifier(records, RECORDS)} WHERE _partition_id = ${param.string(id)}`,
    row: z.object({ ms: z.coerce.number() }),
    limits: { seconds: 120 },
  });
  return row?.ms ?? 0;
}
