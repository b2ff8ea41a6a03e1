import type { FieldSet } from '@/model/fields/field-set';

/** Kinds of telemetry, each described once: what is known of its records in `model/signals`, how they are written in `pipeline/signals`. */
export const SIGNALS = ['logs', 'spans', 'metrics'] as const;

export type Signal = (typeof SIGNALS)[number];

/** A table of sums over slices of event time, written by the commit that stores the records it counts. */
export interface Rollup {
  readonly table: string;
  /** The column that holds the start of a slice. */
  readonly time: string;
  readonly stepMs: number;
  /** Fields that are columns of it. */
  readonly keys: readonly string[];
  /** It also counts each value of the fields that name it, in its columns `field` and `value`. */
  readonly facets: boolean;
  readonly sums: readonly string[];
}

/** What writers and readers of a signal must agree on. */
export interface SignalModel {
  readonly signal: Signal;
  /** The table of its records. */
  readonly table: string;
  readonly fields: FieldSet;
  /** From the finest to the coarsest. */
  readonly rollups: readonly Rollup[];
  /** Counts the records that have a key among their attributes or resource attributes, in its columns `kind` and `key`. */
  readonly keyCounts: Rollup;
}
