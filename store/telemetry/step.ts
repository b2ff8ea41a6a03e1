import { type Cluster, onCluster, renderTable, storageName, type Table } from './table';

/** A table that is there gains columns and indexes, as ClickHouse writes them. */
interface Alteration {
  alter: string;
  columns?: readonly string[];
  indexes?: readonly string[];
}

/** Names as a statement of its own needs them, on one server and on a cluster. */
export interface Names {
  /** The table that holds the parts. */
  stored(table: string): string;
  /** Follows a table's name in DDL. */
  on: string;
}

/** One change of the tables. Each may run again after being cut off, so a statement of one's own must bear that too. */
export type Step = { create: Table } | Alteration | { sql(names: Names): string };

/** Steps that are released together; never edited afterwards. */
export interface Migration {
  id: number;
  name: string;
  steps: readonly Step[];
}

/** The statements of a step, each harmless when it ran before. */
export function renderStep(step: Step, cluster: Cluster | undefined): string[] {
  if ('create' in step) return renderTable(step.create, cluster);
  if ('alter' in step) return renderAlteration(step, cluster);
  return [step.sql({ stored: (table) => storageName(table, cluster), on: onCluster(cluster) })];
}

/** A `Distributed` table has columns of its own and no indexes. */
function renderAlteration({ alter, columns = [], indexes = [] }: Alteration, cluster: Cluster | undefined): string[] {
  const addColumns = columns.map((column) => `ADD COLUMN IF NOT EXISTS ${column}`);
  const addIndexes = indexes.map((index) => `ADD INDEX IF NOT EXISTS ${index}`);
  const change = (table: string, actions: string[]) =>
    actions.length === 0 ? [] : [`ALTER TABLE ${table}${onCluster(cluster)} ${actions.join(', ')}`];
  const stored = change(storageName(alter, cluster), [...addColumns, ...addIndexes]);
  return cluster === undefined ? stored : [...stored, ...change(alter, addColumns)];
}
