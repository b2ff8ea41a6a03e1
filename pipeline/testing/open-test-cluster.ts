import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { readEnv } from '@/env';
import { openPipeline } from '@/pipeline/open-pipeline';
import type { Pipeline } from '@/pipeline/pipeline';
import { sql } from '@/store/telemetry/sql';
import { openTelemetryStore, type TelemetryStore } from '@/store/telemetry/store';
import { type ClickHouseCluster, type ClickHouseServer, startCluster } from '@/store/testing/clickhouse-server';
import { differencesFromRows } from './differences-from-rows';
import { emptyRecord } from './open-test-pipeline';
import { submitRecords } from './submit-records';

const number = z.coerce.number();

/** A pipeline before two shards, each a real server. */
export class TestCluster {
  /** Records acknowledged so far; each has a body of its own. */
  acknowledged = 0;
  /** What the attempts to commit that failed were told. */
  readonly failures: string[];
  readonly first: ClickHouseServer;
  readonly second: ClickHouseServer;
  readonly cluster: ClickHouseCluster;
  readonly store: TelemetryStore;
  readonly pipeline: Pipeline;
  private readonly dataDir: string;
  private made = 0;

  constructor(
    cluster: ClickHouseCluster,
    store: TelemetryStore,
    pipeline: Pipeline,
    dataDir: string,
    failures: string[],
  ) {
    const [first, second] = cluster.shards;
    if (!first || !second) throw new Error('two shards are needed');
    this.first = first;
    this.second = second;
    this.cluster = cluster;
    this.store = store;
    this.pipeline = pipeline;
    this.dataDir = dataDir;
    this.failures = failures;
  }

  /** One delivery, sent again until it is acknowledged. */
  async send(records: number): Promise<void> {
    const from = this.made;
    this.made += records;
    const request = Array.from({ length: records }, (_, i) => ({
      ...emptyRecord(),
      body: `record ${from + i}`,
      resource: { 'service.name': `svc-${i % 3}` },
      attributes: { 'http.route': `/r/${i % 5}` },
    }));
    const delivery = { source: 'json', records: request, bytes: records, deliveryId: `delivery ${from}` } as const;
    const isAcknowledged = () =>
      submitRecords(this.pipeline, delivery).then(
        () => true,
        () => false,
      );
    while (!(await isAcknowledged())) await sleep(100);
    this.acknowledged += records;
  }

  /** Four senders, and the second shard killed and started again in between. */
  async sendThroughKills(kills: number, records: number): Promise<void> {
    let sending = true;
    const senders = Array.from({ length: 4 }, async () => {
      while (sending) await this.send(records);
    });
    for (let done = 0; done < kills; done++) {
      await sleep(700);
      await this.second.kill();
      await sleep(300);
      await this.second.start();
    }
    sending = false;
    await Promise.all(senders);
  }

  /** Rows of the whole cluster, how many of them differ, and rows by shard. */
  async stored(): Promise<{ rows: number; distinct: number; shards: number[] }> {
    const [all] = await this.store.reader.query({
      name: 'test',
      sql: sql`SELECT count() AS rows, uniqExact(body) AS distinct FROM logs`,
      row: z.object({ rows: number, distinct: number }),
      limits: { seconds: 120, memoryMib: 8192 },
    });
    const own = this.cluster.shards.map((shard) => shard.query('SELECT count() AS n FROM logs_local'));
    const shards = (await Promise.all(own)).map((text) => Number(JSON.parse(text).n));
    return { rows: all?.rows ?? 0, distinct: all?.distinct ?? 0, shards };
  }

  /** Rows of rollups and ledger that do not follow from the records. */
  async differences(): Promise<unknown[]> {
    await this.pipeline.flushCounts();
    return differencesFromRows(async (query) => {
      const lines = (await this.first.query(query)).split('\n').filter(Boolean);
      return lines.map((line) => JSON.parse(line));
    });
  }

  async close(): Promise<void> {
    await this.pipeline.drain();
    await this.store.close();
    await this.cluster.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

export async function openTestCluster(): Promise<TestCluster> {
  const cluster = await startCluster();
  const store = await openTelemetryStore(cluster.options);
  const dataDir = await mkdtemp(join(tmpdir(), 'mangru-cluster-'));
  const env = readEnv({ NODE_ENV: 'test', MANGRU_DATA_DIR: dataDir, MANGRU_MIN_FREE_MIB: '0' });
  const failures: string[] = [];
  const pipeline = await openPipeline(env, store.writer, (_, error) => failures.push(String(error)));
  return new TestCluster(cluster, store, pipeline, dataDir, failures);
}
