import type { z } from 'zod';
import type { RecordRow } from '@/model/fields/field-value';
import type { FilterNode } from '@/model/filter/filter-node';
import type { SignalModel } from '@/model/signal';
import { type FilterTarget, recordsTarget } from '@/queries/filter/filter-target';
import { identifier, type Sql } from '@/store/telemetry/sql';

/** What every stored record has, whatever its signal. */
export type StoredRecord = RecordRow & {
  /** 64-bit, ascending in order of arrival. */
  readonly id: string;
  /** ISO 8601 with nanoseconds, UTC. */
  readonly timestamp: string;
};

/** What the queries of this folder need to know of a signal to list, count and export its records. */
export interface RecordDescription<Row extends StoredRecord> {
  model: SignalModel;
  /** What `row` reads of a record. Names differ from the columns where text is made of them, so that ORDER BY still means the columns. */
  columns: Sql;
  row: z.ZodType<Row>;
  /** The records among which a record is shown in context. */
  around(row: Row): FilterNode;
}

export interface RecordSource<Row extends StoredRecord> extends RecordDescription<Row> {
  target: FilterTarget;
  /** The table of the records. */
  table: Sql;
}

export function recordSource<Row extends StoredRecord>(description: RecordDescription<Row>): RecordSource<Row> {
  const { model } = description;
  return { ...description, target: recordsTarget(model.fields), table: tableName(model.table) };
}

/** A table or column named in a description. */
export function tableName(name: string): Sql {
  return identifier(name, [name]);
}

/** A source whose rows do not matter: what counts needs. */
export type CountedSource = Pick<RecordSource<StoredRecord>, 'model' | 'target' | 'table'>;
