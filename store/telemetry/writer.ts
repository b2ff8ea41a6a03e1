import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Ballast } from './ballast';
import type { Engine } from './engine';
import { engineCode, NOT_ENOUGH_SPACE } from './errors';
import { quote } from './table';

/**
 * The write side: inserts that are on disk when they resolve, each a no-op when its token was seen before.
 * One statement at a time; errors are the engine's own.
 */
export interface TelemetryWriter {
  /** Inserts a file of `Native` blocks. @param token names the batch, also across restarts */
  insertFile(table: string, columns: readonly string[], file: string, token: string): Promise<void>;
  insertRows(table: string, rows: readonly Record<string, string | number>[], token: string): Promise<void>;
  /** Drops one partition, named by its id in `system.parts`; also when the disk is full. */
  dropPartition(table: string, partitionId: string): Promise<void>;
}

const INSERT_SETTINGS = {
  // One request is one block; they are joined into one part a batch.
  min_insert_block_size_rows: '1048576',
  min_insert_block_size_bytes: '0',
  max_partitions_per_insert_block: '0',
  max_threads: 1,
  async_insert: 0,
  insert_distributed_sync: 1,
} as const;

/**
 * @param client a session of its own for records, so that nothing delays them
 * @param side another for counts and upkeep
 * @param ballast given up when there is no room left even for deleting
 */
export function createWriter(
  engine: Engine,
  client: ClickHouseClient,
  side: ClickHouseClient,
  ballast?: Ballast,
): TelemetryWriter {
  return {
    async insertFile(table, columns, file, token) {
      const names = columns.map(quote).join(', ');
      const settings = { ...INSERT_SETTINGS, insert_deduplication_token: token };
      if (engine.embedded) {
        const query = `INSERT INTO ${quote(table)} (${names}) SELECT ${names} FROM file(${literal(file)}, 'Native')`;
        await client.command({ query, clickhouse_settings: settings });
        return;
      }
      if ((await stat(file)).size === 0) return;
      const query = `INSERT INTO ${quote(table)} (${names}) FORMAT Native`;
      const { stream } = await client.exec({ query, values: createReadStream(file), clickhouse_settings: settings });
      stream.resume();
    },

    async insertRows(table, rows, token) {
      if (rows.length === 0) return;
      const settings = { ...INSERT_SETTINGS, insert_deduplication_token: token };
      await side.insert({ table, values: rows, format: 'JSONEachRow', clickhouse_settings: settings });
    },

    async dropPartition(table, partitionId) {
      const on = engine.cluster === undefined ? '' : `ON CLUSTER ${quote(engine.cluster)} `;
      const query = `ALTER TABLE ${quote(table)} ${on}DROP PARTITION ID ${literal(partitionId)}`;
      try {
        await side.command({ query });
      } catch (error) {
        if (ballast === undefined || engineCode(error) !== NOT_ENOUGH_SPACE) throw error;
        await ballast.release();
        await side.command({ query });
      }
      await ballast?.restore();
    },
  };
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
