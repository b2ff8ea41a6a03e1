import { describe, expect, it } from 'vitest';
import { readIntoBlock } from '@/collectors/json-logs/read-into-block';
import { countsOf } from '@/pipeline/testing/counts-of';
import { keyTree } from './key-tree';

const NOW = Date.UTC(2026, 10, 22);

function read(body: Buffer) {
  const steps = readIntoBlock(body, 'application/x-ndjson', { source: 'json', retentionDays: 30, nowMs: NOW });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Bodies that took minutes or gigabytes before there was a limit; the time of a test is the limit here. */
describe('hostile bodies', { timeout: 60_000 }, () => {
  it('a line of a hundred thousand keys without a value leaves few keys behind', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => `"null_${i}":null`);
    const before = keyTree.created;
    expect(read(Buffer.from(`{"msg":"m",${keys.join(',')}}`)).block.rows).toBe(1);
    expect(keyTree.created - before).toBeLessThan(1000);
  });

  it('a body of ever new keys leaves few keys behind', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `{"msg":"m","new_${i}":1}`);
    const before = keyTree.created;
    expect(read(Buffer.from(lines.join('\n'))).block.rows).toBe(20_000);
    expect(keyTree.created - before).toBeLessThan(5000);
  });

  it('damaged text is one value, however often it comes', () => {
    const line = Buffer.from('{"msg":"m","http.route":"/\xff","level":"\xff.info","err.type":"\xff"}\n', 'latin1');
    const counts = countsOf(read(Buffer.concat(Array.from({ length: 40_000 }, () => line))).block);
    expect(counts.log_facets_5m?.map(({ field, value, records }) => [field, value, records])).toEqual([
      ['source', 'json', 40_000],
      ['http.route', '/\ufffd', 40_000],
      ['exception.type', '\ufffd', 40_000],
    ]);
  });

  it('a record an hour over years, each with a key of its own', () => {
    const start = Date.UTC(2000, 0, 2) / 1000;
    const lines = Array.from({ length: 50_000 }, (_, i) => `{"msg":"m","time":${start + 3600 * i},"key_${i}":1}`);
    expect(countsOf(read(Buffer.from(lines.join('\n'))).block).log_keys_1h).toHaveLength(50_000);
  });
});
