import type { ClickHouseClient } from '@clickhouse/client';
import { migrations as known } from './migrations';
import { type Migration, renderStep } from './step';
import { type Cluster, renderTable, type Table } from './table';
import { INSERT_SETTINGS } from './writer';

const applied: Table = {
  name: 'schema_migrations',
  columns: ['id UInt32', 'name String', "applied_at DateTime('UTC') DEFAULT now()"],
  engine: 'MergeTree',
  partitionBy: 'tuple()',
  orderBy: 'id',
};

/**
 * Brings the tables up to date; safe to run at every start, also after being cut off in the middle: a migration is noted
 * when all of its steps are done, and steps may run again.
 * @param hosts sessions of `Engine.connectHosts`
 * @throws Error when the store was written by a newer version
 */
export async function migrateTelemetry(
  hosts: readonly ClickHouseClient[],
  cluster: Cluster | undefined,
  migrations: readonly Migration[] = known,
): Promise<void> {
  for (const host of hosts) await migrateHost(host, cluster, migrations);
}

/** Hosts that are told one by one also note by themselves what they have, so that a shard added later gets its tables. */
async function migrateHost(
  client: ClickHouseClient,
  cluster: Cluster | undefined,
  migrations: readonly Migration[],
): Promise<void> {
  const noted = cluster?.replicated ? cluster : undefined;
  for (const query of renderTable(applied, noted)) await client.command({ query });
  const result = await client.query({ query: 'SELECT max(id) AS id FROM schema_migrations', format: 'JSONEachRow' });
  const [row] = await result.json<{ id: number }>();
  const done = Number(row?.id ?? 0);
  const newest = migrations.at(-1)?.id ?? 0;
  if (done > newest) {
    throw new Error(
      `The data was written by a newer Mangru (schema ${done}, this one knows ${newest}). Upgrade to open it.`,
    );
  }
  for (const { id, name, steps } of migrations.filter((migration) => migration.id > done)) {
    for (const step of steps) {
      for (const query of renderStep(step, cluster)) await client.command({ query });
    }
    await client.insert({
      table: applied.name,
      values: [{ id, name }],
      format: 'JSONEachRow',
      clickhouse_settings: {
        ...INSERT_SETTINGS,
        insert_deduplication_token: `migration-${id}`,
        ...(noted ? { insert_shard_id: '1' } : {}),
      },
    });
  }
}
