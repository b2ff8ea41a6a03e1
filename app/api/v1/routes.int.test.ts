import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFilter } from '@/model/filter/parse-filter';
import { logTailEventSchema } from '@/model/log-api';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { LOG_SOURCE } from '@/queries/logs/log-source';
import { firstIdAt, tailRecords } from '@/queries/records/tail-records';
import { sampleRecord, seeded } from '@/queries/testing/sample-records';
import { GET, POST } from './[...path]/route';
import { endpoints } from './endpoints';

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline();
  const random = seeded(3);
  await store.insertLogs(Array.from({ length: 500 }, () => sampleRecord(random, Date.now() - random() * 3_600_000)));
});
afterAll(() => store.close());

const ask = (path: string, params: Record<string, string> = {}, init: RequestInit = {}) =>
  (init.method === 'POST' ? POST : GET)(new Request(`http://localhost${path}?${new URLSearchParams(params)}`, init));

const texts = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '1',
    '100',
    '-1',
    '1e9',
    'now',
    'now-1h',
    'now-99999w',
    '2026-11-22',
    '1969-01-01T00:00:00Z',
    '9999-12-31',
    '99999999999999',
    'NaN',
    'asc',
    'true',
    'json',
    'logs',
    'minute',
    'service',
    "'",
    '"open',
    'level>=error',
    'a*b',
    '*',
    '%',
    "');--",
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

describe('every GET endpoint', () => {
  const cases = [
    endpoints.listLogs,
    endpoints.histogram,
    endpoints.facets,
    endpoints.fields,
    endpoints.values,
    endpoints.context,
    endpoints.patterns,
    endpoints.ledger,
    endpoints.overview,
    { ...endpoints.exportLogs, answer: undefined },
  ];

  it.each(cases)('$path answers anything with its schema or a 4xx', async ({ path, params, answer }) => {
    const names = Object.keys(params.shape);
    const anything = fc.dictionary(fc.constantFrom(...names), texts, { maxKeys: 4, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(anything, async (query) => {
        const response = await ask(path, query);
        const text = await response.text();
        expect(response.status, text).toBeLessThan(500);
        expect(response.headers.get('cache-control')).toContain('no-store');
        if (response.status !== 200)
          expect(JSON.parse(text)).toMatchObject({
            error: { code: expect.any(String), message: expect.any(String), details: expect.any(Object) },
          });
        else if (answer) expect(answer.safeParse(JSON.parse(text)).error).toBeUndefined();
      }),
      { numRuns: 60, interruptAfterTimeLimit: 10_000 },
    );
  });

  it('refuses parameters it does not know', async () => {
    const response = await ask(endpoints.listLogs.path, { fliter: 'x' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('fliter');
  });

  it('points at a mistake in a filter', async () => {
    const response = await ask(endpoints.listLogs.path, { filter: 'service:a level:loud' });
    expect(await response.json()).toMatchObject({
      error: { code: 'invalid_filter', details: { offset: 16, length: 4 } },
    });
  });
});

describe('logs in and out', () => {
  it('a log sent is found, around others, in a file', async () => {
    const body = [
      { time: Date.now(), level: 'error', msg: '=cmd()|"x", says 1', service: 'shop' },
      { time: Date.now() + 1, level: 'info', msg: 'after', service: 'shop' },
    ];
    const sent = await ask(
      endpoints.sendLogs.path,
      {},
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    expect(sent.status).toBe(200);
    const list = await (
      await ask(endpoints.listLogs.path, { filter: 'service:shop', to: 'now', total: 'true' })
    ).json();
    expect(list.page.total).toBe('2');
    const row = list.data.at(-1);
    const around = await (await ask(endpoints.context.path, { id: row.id, timestamp: row.timestamp })).json();
    expect(around.data.map((line: { body: string }) => line.body)).toEqual(['=cmd()|"x", says 1', 'after']);
    const csv = await ask(endpoints.exportLogs.path, {
      filter: 'service:shop',
      order: 'asc',
      columns: 'severity,message,host.name',
    });
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="logs-[\dT-]+\.csv"$/);
    const marked = await ask(endpoints.exportLogs.path, { filter: 'service:shop', columns: 'message', bom: 'true' });
    expect([...new Uint8Array(await marked.arrayBuffer()).subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x6d]);
    expect(await csv.text()).toBe('severity,message,host.name\r\nerror,"\'=cmd()|""x"", says 1",\r\ninfo,after,\r\n');
    const ndjson = (await (await ask(endpoints.exportLogs.path, { filter: 'service:shop', format: 'ndjson' })).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(ndjson).toEqual(list.data);
  });

  it('exports more than a page, each row once', async () => {
    const text = await (
      await ask(endpoints.exportLogs.path, { format: 'ndjson', from: 'now-2h', limit: '450' })
    ).text();
    const ids = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(new Set(ids).size).toBe(450);
  });

  it('a closed tail stops, an open one tells what came', async () => {
    const response = await ask(endpoints.tail.path, { filter: 'service:tailed' });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const read = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await read()).toBe(': following\n\n');
    await store.insertLogs([
      { body: 'live', timeUnixNano: `${Date.now() - 7_200_000}000000`, resource: { 'service.name': 'tailed' } },
    ]);
    const value = await read();
    expect(value).toMatch(/^event: logs\ndata: \{/);
    const event = logTailEventSchema.parse(JSON.parse(value.split('data: ')[1] ?? ''));
    expect(event).toMatchObject({ skipped: 0, rows: [{ body: 'live' }] });
    await reader.cancel();
  });

  it('a tail leaves rows out when too many come, and says how many', async () => {
    const after = firstIdAt(Date.now());
    await store.insertLogs(Array.from({ length: 300 }, (_, i) => ({ body: `row ${i}`, scope: 'busy' })));
    const found = await tailRecords(LOG_SOURCE, parseFilter('scope:busy'), after, {
      reader: store.reader,
      now: Date.now(),
    });
    expect(found).toMatchObject({ skipped: 100 });
    expect(found.rows.map((row) => row.body)).toEqual(Array.from({ length: 200 }, (_, i) => `row ${i + 100}`));
    expect(
      await tailRecords(LOG_SOURCE, parseFilter('scope:busy'), found.last, { reader: store.reader, now: Date.now() }),
    ).toEqual({
      rows: [],
      skipped: 0,
      last: found.last,
    });
  });

  it('a wrong filter fails before the stream begins', async () => {
    expect((await ask(endpoints.tail.path, { filter: '"open' })).status).toBe(400);
    expect((await ask(endpoints.exportLogs.path, { filter: '"open' })).status).toBe(400);
  });
});

describe('paths that are not there', () => {
  it('answer as JSON', async () => {
    const response = await ask('/api/v1/nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
  });
});

describe('running queries', () => {
  it('tells a client of its own, and nobody without its name', async () => {
    const client = 'a'.repeat(32);
    const mine = ask(endpoints.listLogs.path, { filter: 'nothing' }, { headers: { 'mangru-client': client } });
    const answer = await ask(endpoints.runningQueries.path, { client });
    expect(answer.status).toBe(200);
    const { data } = await answer.json();
    expect(data.every(({ name }: { name: string }) => name === 'logs.list')).toBe(true);
    expect((await mine).status).toBe(200);
    expect((await ask(endpoints.runningQueries.path)).status).toBe(400);
    expect((await ask(endpoints.runningQueries.path, { client: "' OR 1" })).status).toBe(400);
    const named = await ask(endpoints.listLogs.path, {}, { headers: { 'mangru-client': '*/ DROP TABLE logs' } });
    expect(named.status).toBe(200);
  });
});
