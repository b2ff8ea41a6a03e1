import { identifier, param, type Sql, sql } from './sql';
import type { Cluster } from './table';

const TABLES = ['parts', 'detached_parts'] as const;

/** What every host of the store says of itself, in one table. */
export function systemTable(name: (typeof TABLES)[number], cluster: Cluster | undefined): Sql {
  const table = sql`system.${identifier(name, TABLES)}`;
  return cluster === undefined ? table : sql`clusterAllReplicas(${param.string(cluster.name)}, ${table})`;
}
