import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { z } from 'zod';
import { AppError } from '@/model/errors';
import { inSpan } from '@/tracing';
import type { ClientPool } from './client-pool';
import type { CountsGate } from './counts-gate';
import { toAppError } from './errors';
import type { Query, QueryLimits, RunningQuery, TelemetryReader } from './reader';
import { renderSql } from './sql';
import type { Cluster } from './table';

type EngineSettings = Readonly<Record<string, string | number>>;

const DEFAULT_LIMITS: Required<QueryLimits> = { seconds: 15, resultRows: 10_000, memoryMib: 1024 };
const KILL_AGAIN_MS = 100;

const runningSchema = z.object({
  name: z.string(),
  elapsedMs: z.coerce.number(),
  readRows: z.coerce.number(),
  totalRows: z.coerce.number(),
});

/** Reads through a pool of sessions apart from the writer's, each statement bounded and stoppable. */
export class PooledReader implements TelemetryReader {
  readonly cluster: Cluster | undefined;
  private readonly pool: ClientPool;
  private readonly control: ClientPool;
  private readonly gate: CountsGate;
  private readonly settings: EngineSettings;

  /**
   * @param cluster as the engine knows it
   * @param control sessions that stop statements; apart, so that a full pool cannot keep them out
   * @param gate what reads counts passes
   * @param settings of the engine, for every statement
   */
  constructor(
    cluster: Cluster | undefined,
    pool: ClientPool,
    control: ClientPool,
    gate: CountsGate,
    settings: EngineSettings = {},
  ) {
    this.cluster = cluster;
    this.pool = pool;
    this.control = control;
    this.gate = gate;
    this.settings = settings;
  }

  async query<Row>(asked: Query<Row>): Promise<Row[]> {
    if (asked.counts) await this.gate.pass();
    return inSpan(asked.name, { 'db.system.name': 'clickhouse' }, () =>
      this.pool.run((client) => this.run(client, asked), asked.signal),
    );
  }

  async running(client: string): Promise<RunningQuery[]> {
    const result = await this.control.run((session) =>
      session.query({
        query: `SELECT splitByChar(' ', query)[2] AS name, elapsed * 1000 AS elapsedMs, read_rows AS readRows, total_rows_approx AS totalRows
FROM system.processes WHERE splitByChar(' ', query)[3] = {client:String}`,
        query_params: { client },
        format: 'JSONEachRow',
      }),
    );
    return runningSchema.array().parse(await result.json());
  }

  private async run<Row>(client: ClickHouseClient, asked: Query<Row>): Promise<Row[]> {
    const { query, query_params } = renderSql(asked.sql);
    const tag = `${asked.name} ${asked.client ?? ''} ${randomUUID()}`;
    let running = true;
    const stop = () => void this.kill(tag, () => running);
    asked.signal?.addEventListener('abort', stop, { once: true });
    try {
      if (asked.signal?.aborted) throw cancelled();
      const result = await client.query({
        query: `/* ${tag} */ ${query}`,
        query_params,
        format: 'JSONEachRow',
        clickhouse_settings: { ...toSettings({ ...DEFAULT_LIMITS, ...asked.limits }), ...this.settings },
      });
      return asked.row.array().parse(await result.json());
    } catch (error) {
      // An embedded session holds a failed statement and its memory until it is given another.
      await client.command({ query: 'SELECT 1' }).catch(() => undefined);
      throw asked.signal?.aborted ? cancelled() : toAppError(error, asked.name);
    } finally {
      running = false;
      asked.signal?.removeEventListener('abort', stop);
    }
  }

  /** Again until it is gone: a statement that has only just been sent is not yet known to the engine. */
  private async kill(tag: string, isRunning: () => boolean): Promise<void> {
    while (isRunning()) {
      try {
        await this.control.run((client) =>
          client.command({
            query: `KILL QUERY WHERE startsWith(query, {tag:String}) ASYNC`,
            query_params: { tag: `/* ${tag} */` },
          }),
        );
      } catch {
        // The statement's own time limit ends it.
        return;
      }
      await sleep(KILL_AGAIN_MS);
    }
  }
}

function cancelled(): AppError {
  return new AppError('unavailable', 'The request was cancelled.');
}

function toSettings(limits: Required<QueryLimits>): EngineSettings {
  return {
    max_execution_time: limits.seconds,
    timeout_overflow_mode: 'throw',
    max_result_rows: String(limits.resultRows),
    result_overflow_mode: 'throw',
    max_memory_usage: String(limits.memoryMib * 1024 * 1024),
    // Reading a map's subcolumn from a part emptied by TTL fails in this engine; see docs/store.md.
    optimize_functions_to_subcolumns: 0,
    // Compiling an expression when it is met for the fourth time holds that one answer up for 100 ms and makes none faster.
    compile_expressions: 0,
    compile_aggregate_expressions: 0,
    compile_sort_description: 0,
    output_format_json_quote_64bit_integers: 1,
    readonly: 0,
  };
}
