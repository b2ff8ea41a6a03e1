import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseFilter } from '@/model/filter/parse-filter';
import { healthSchema } from '@/model/health';
import { ledgerParamsSchema } from '@/model/ledger';
import { overviewParamsSchema, overviewSchema } from '@/model/overview';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import { health } from '@/queries/health';
import { listLedgerEntries } from '@/queries/ledger/list-ledger-entries';
import { LOG_SOURCE } from '@/queries/logs/log-source';
import type { QueryContext } from '@/queries/query-context';
import { closeMetadata } from '@/store/metadata/metadata';
import { sql } from '@/store/telemetry/sql';
import { overview } from './overview';

let store: TestPipeline;
const now = Date.now();
const context = (): QueryContext => ({ reader: store.reader, now: Date.now() });
const state = (filter = '') => overview(overviewParamsSchema.parse({ filter }), context());

beforeAll(async () => {
  store = await openTestPipeline();
  process.env.MANGRU_DATA_DIR = store.dataDir;
});
afterAll(async () => {
  await closeMetadata();
  await store.close();
});

const log = (service: string, severityNumber: number, minutesAgo: number) => ({
  timeUnixNano: `${now - minutesAgo * 60_000}000000`,
  severityNumber,
  resource: { 'service.name': service },
});

/** The minute in which something of some minutes ago stands, as text. */
const minuteOf = (minutesAgo: number) =>
  new Date(Math.floor((now - minutesAgo * 60_000) / 60_000) * 60_000).toISOString();

describe('overview', () => {
  it('of an empty store says so', async () => {
    const empty = overviewSchema.shape.data.parse(await state());
    expect(empty).toMatchObject({
      has_data: false,
      services: [],
      ingestion: { stored: '0', rejected: '0', refused_requests: '0', lag_ms: null, sources: [] },
    });
    expect(empty.ingestion.series.length).toBeGreaterThanOrEqual(60);
  });

  it("is not data while only Mangru's own logs are there", async () => {
    await store.insertLogs([log('mangru', 9, 1)], 'self');
    expect((await state()).has_data).toBe(false);
  });

  it('counts services by errors, beside the range before', async () => {
    await store.insertLogs([
      ...[1, 2, 3, 4].map((minutes) => log('pay', minutes === 1 ? 17 : 9, minutes)),
      ...[70, 80].map((minutes) => log('pay', minutes === 70 ? 21 : 9, minutes)),
      log('cart', 9, 5),
    ]);
    store.pipeline.reject({
      signal: 'logs',
      key: 'anonymous',
      source: 'json',
      reason: 'malformed',
      bytes: 10,
      example: 'not json',
    });
    store.pipeline.reject({
      signal: 'logs',
      key: 'anonymous',
      source: 'json',
      reason: 'malformed',
      bytes: 10,
      records: 2,
      example: 'not json',
    });
    await store.pipeline.flushCounts();
    const { has_data, services, ingestion } = overviewSchema.shape.data.parse(await state());
    expect(has_data).toBe(true);
    expect(services.map((service) => service.service)).toEqual(['pay', 'cart', 'mangru']);
    expect(services[0]).toMatchObject({ logs: '4', errors: '1', error_rate: 0.25, previous_error_rate: 0.5 });
    expect(services[0]?.trend.reduce((sum, errors) => sum + errors, 0)).toBe(1);
    expect(services[1]).toMatchObject({ errors: '0', previous_error_rate: null });
    expect(ingestion).toMatchObject({ stored: '8', rejected: '2', refused_requests: '2' });
    expect(ingestion.sources.map((one) => [one.source, one.records, one.rejected, one.refused_requests])).toEqual([
      ['json', '7', '2', '2'],
      ['self', '1', '0', '0'],
    ]);
    expect(ingestion.series.reduce((sum, bar) => sum + bar.rejected, 0)).toBe(2);
    expect(ingestion.series.reduce((sum, bar) => sum + bar.stored, 0)).toBe(8);
    expect(ingestion.records_per_second).toBeGreaterThan(0);
    expect(ingestion.lag_ms).toBeGreaterThan(60_000);
  });

  it('says when the newest record of a source arrived, not in which minute', async () => {
    const { ingestion } = await state();
    const seen = Date.parse(ingestion.sources.find(({ source }) => source === 'json')?.last_seen ?? '');
    const [newest] = await store.reader.query({
      name: 'test.newest',
      sql: sql`SELECT toUnixTimestamp64Milli(max(inserted_at)) AS ms FROM logs WHERE source = 'json'`,
      row: z.object({ ms: z.coerce.number() }),
    });
    expect(seen).toBe(newest?.ms);
  });

  it('offers the nearest records to a range without any', async () => {
    const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
    const of = (from: string, to: string) => overview(overviewParamsSchema.parse({ from, to }), context());
    expect((await state()).nearest).toBeNull();
    const earlier = await of(at(300), at(240));
    // The oldest record is of 80 minutes ago.
    expect(earlier.nearest).toEqual({ from: minuteOf(80), to: minuteOf(20) });
    const between = await of(at(60), at(30));
    expect(between.nearest).toEqual({ from: minuteOf(129), to: minuteOf(69) });
  });

  it('narrows the services, and leaves what was received whole', async () => {
    const { services, ingestion } = await state('service:pay');
    expect(services.map((one) => [one.service, one.logs, one.errors])).toEqual([['pay', '4', '1']]);
    expect(ingestion.stored).toBe('8');
    expect((await state('environment:prod')).services).toEqual([]);
    await expect(state('service:(')).rejects.toMatchObject({ code: 'invalid_filter' });
  });
});

describe('the ledger', () => {
  it.each(['minute', '5m', 'hour', 'day'] as const)(
    'adds up by %s, with an example of what was rejected',
    async (interval) => {
      const entries = await listLedgerEntries(ledgerParamsSchema.parse({ interval }), context());
      const stored = entries.filter((entry) => entry.outcome === 'stored');
      expect(stored.reduce((sum, entry) => sum + Number(entry.records), 0)).toBe(8);
      expect(entries.find((entry) => entry.outcome === 'rejected')).toMatchObject({
        source: 'json',
        reason: 'malformed',
        requests: '2',
        example: 'not json',
      });
      expect(entries.every((entry) => !Number.isNaN(Date.parse(entry.period)))).toBe(true);
    },
  );
});

describe('health', () => {
  it('reads from both stores', async () => {
    const answer = healthSchema.shape.data.parse(await health(context()));
    expect(answer.stores.telemetry.engine).toMatch(/^\d+\.\d+/);
    expect(answer.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('names the store that does not answer', async () => {
    const broken: QueryContext = {
      ...context(),
      reader: { ...store.reader, query: () => Promise.reject(new Error('gone')) },
    };
    await expect(health(broken)).rejects.toMatchObject({ code: 'unavailable', details: { store: 'telemetry' } });
  });
});

describe('the text index', () => {
  it.each(['raretoken', '"rare token"', 'raretok*'])('answers %s', async (text) => {
    const plan = await store.reader.query({
      name: 'test.explain',
      sql: sql`EXPLAIN indexes = 1 SELECT count() FROM logs WHERE ${filterToSql(parseFilter(text), LOG_SOURCE.target)}`,
      row: z.object({ explain: z.string() }),
    });
    expect(plan.map((line) => line.explain).join('\n')).toContain('body_tokens');
  });
});
