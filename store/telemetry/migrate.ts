import type { ClickHouseClient } from '@clickhouse/client';
import type { Engine } from './engine';
import { migrations } from './migrations';
import { renderTable, type Table } from './table';

const applied: Table = {
  name: 'schema_migrations',
  columns: ['id UInt32', 'name String', "applied_at DateTime('UTC') DEFAULT now()"],
  engine: 'MergeTree',
  partitionBy: 'tuple()',
  orderBy: 'id',
};

/**
 * Brings the tables up to date; safe to run at every start, also after being cut off in the middle.
 * @throws Error when the store was written by a newer version
 */
export async function migrateTelemetry(engine: Engine, client: ClickHouseClient): Promise<void> {
  for (const query of renderTable(applied, engine.cluster)) await client.command({ query });
  const result = await client.query({ query: 'SELECT max(id) AS id FROM schema_migrations', format: 'JSONEachRow' });
  const [row] = await result.json<{ id: number }>();
  const done = Number(row?.id ?? 0);
  const newest = migrations.at(-1)?.id ?? 0;
  if (done > newest) {
    throw new Error(
      `The data was written by a newer Mangru (schema ${done}, this one knows ${newest}). Upgrade to open it.`,
    );
  }
  for (const migration of migrations.filter(({ id }) => id > done)) {
    for (const table of migration.tables) {
      for (const query of renderTable(table, engine.cluster)) await client.command({ query });
    }
    const { id, name } = migration;
    await client.insert({ table: applied.name, values: [{ id, name }], format: 'JSONEachRow' });
  }
}
