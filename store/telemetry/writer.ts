import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Ballast } from './ballast';
import type { CountsGate } from './counts-gate';
import type { Engine } from './engine';
import { engineCode, isDataError, NOT_ENOUGH_SPACE } from './errors';
import { literal, onCluster, quote } from './table';

/**
 * The write side: inserts that are on disk when they resolve, each a no-op when its token was seen before.
 * One statement at a time; errors are the engine's own.
 */
export interface TelemetryWriter {
  /** Opened by whoever writes counts. */
  readonly gate: CountsGate;
  /**
   * Where a new batch is to go, from 1; 0 in a store without shards. It goes there whole, and again when it is sent again:
   * each shard knows its own tokens only, so a batch that moved would be stored twice, or in part.
   */
  chooseShard(): number;
  /** Inserts a file of `Native` blocks. @param token names the batch, also across restarts */
  insertFile(table: string, columns: readonly string[], file: string, token: string, shard?: number): Promise<void>;
  insertRows(
    table: string,
    rows: readonly Record<string, string | number>[],
    token: string,
    shard?: number,
  ): Promise<void>;
  /** Whether the store will never take what an insert failed with; everything else may pass with time. */
  refuses(error: unknown): boolean;
  /** Drops one partition, named by its id in `system.parts`; also when the disk is full. */
  dropPartition(table: string, partitionId: string): Promise<void>;
}

/** Settings of every insert: it is whole, in order, and on disk when it is answered. */
export const INSERT_SETTINGS = {
  // One request is one block; they are joined into one part a batch.
  min_insert_block_size_rows: '1048576',
  min_insert_block_size_bytes: '0',
  max_partitions_per_insert_block: '0',
  max_threads: 1,
  async_insert: 0,
  // Without, a shard that is down leaves rows in a file of the server that was asked, and the answer is success.
  distributed_foreground_insert: 1,
} as const;

/** How many shards hold the tables; 0 without a cluster. @throws Error when the server does not know the cluster */
export async function countShards({ cluster }: Engine, client: ClickHouseClient): Promise<number> {
  if (cluster === undefined) return 0;
  const result = await client.query({
    query: 'SELECT toUInt32(max(shard_num)) AS shards FROM system.clusters WHERE cluster = {name:String}',
    query_params: { name: cluster.name },
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ shards: number }>();
  if (!row?.shards) throw new Error(`The ClickHouse server does not know the cluster ${cluster.name}.`);
  return row.shards;
}

export interface WriterParts {
  engine: Engine;
  /** How many the cluster has; 0 without one. */
  shards: number;
  /** A session for records alone, so that nothing delays them. */
  records: ClickHouseClient;
  counts: ClickHouseClient;
  /** Where a partition is dropped. */
  hosts: readonly ClickHouseClient[];
  /** Given up when there is no room left even for deleting. */
  ballast: Ballast | undefined;
  gate: CountsGate;
}

export function createWriter({ engine, shards, records, counts, hosts, ballast, gate }: WriterParts): TelemetryWriter {
  let turn = Math.floor(Math.random() * shards);
  const settingsOf = (token: string, shard: number) => ({
    ...INSERT_SETTINGS,
    insert_deduplication_token: token,
    // What was sealed before there were shards goes to the first.
    ...(shards > 0 ? { insert_shard_id: String(shard || 1) } : {}),
  });
  return {
    gate,

    chooseShard: () => (shards === 0 ? 0 : (turn++ % shards) + 1),

    async insertFile(table, columns, file, token, shard = 0) {
      const names = columns.map(quote).join(', ');
      const settings = settingsOf(token, shard);
      if (engine.embedded) {
        const query = `INSERT INTO ${quote(table)} (${names}) SELECT ${names} FROM file(${literal(file)}, 'Native')`;
        await records.command({ query, clickhouse_settings: settings });
        return;
      }
      if ((await stat(file)).size === 0) return;
      const query = `INSERT INTO ${quote(table)} (${names}) FORMAT Native`;
      const { stream } = await records.exec({ query, values: createReadStream(file), clickhouse_settings: settings });
      stream.resume();
    },

    async insertRows(table, rows, token, shard = 0) {
      if (rows.length === 0) return;
      const settings = settingsOf(token, shard);
      await counts.insert({ table, values: rows, format: 'JSONEachRow', clickhouse_settings: settings });
    },

    refuses: (error) => isDataError(error, engine.embedded),

    async dropPartition(table, partitionId) {
      const query = `ALTER TABLE ${quote(table)}${onCluster(engine.cluster)} DROP PARTITION ID ${literal(partitionId)}`;
      for (const host of hosts) {
        try {
          await host.command({ query });
        } catch (error) {
          if (ballast === undefined || engineCode(error) !== NOT_ENOUGH_SPACE) throw error;
          await ballast.release();
          await host.command({ query });
        }
      }
      await ballast?.restore();
    },
  };
}
