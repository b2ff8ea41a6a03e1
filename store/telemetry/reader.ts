import type { z } from 'zod';
import type { Sql } from './sql';
import type { Cluster } from './table';

/** One bounded read. `name` (e.g. `logs.list`) tags the statement, its span and its errors. */
export interface Query<Row> {
  name: string;
  sql: Sql;
  row: z.ZodType<Row>;
  limits?: QueryLimits;
  /** It reads counts: those of all that is stored are written before it runs. */
  counts?: boolean;
  /** Aborting stops the statement in the engine too. */
  signal?: AbortSignal;
  /** Who asks, for `running`: a word without spaces. */
  client?: string | undefined;
}

/** How far a statement has come. */
export interface RunningQuery {
  /** The name of the query. */
  name: string;
  elapsedMs: number;
  readRows: number;
  /** Rows the engine expects to read; grows while it finds out. */
  totalRows: number;
}

export interface QueryLimits {
  /** Wall-clock seconds; 15 unless told. */
  seconds?: number;
  /** Result rows; 10,000 unless told. */
  resultRows?: number;
  /** Memory; 1,024 MiB unless told. */
  memoryMib?: number;
}

/** The read side of the telemetry store: it cannot change anything. */
export interface TelemetryReader {
  /** The cluster that holds the tables; undefined for one engine. */
  readonly cluster: Cluster | undefined;
  /**
   * All rows of the answer, validated.
   * @throws AppError query_too_expensive with advice when a limit is met, unavailable when the engine is not there
   */
  query<Row>(query: Query<Row>): Promise<Row[]>;
  /** The statements of one client that run now; answered beside them, not behind them. */
  running(client: string): Promise<RunningQuery[]>;
}
