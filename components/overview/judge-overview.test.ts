import { expect, test } from 'vitest';
import type { Overview } from '@/model/overview';
import { isDegraded, judgeLag, judgeOverview, worstFirst } from './judge-overview';

const service = (name: string, logs: number, errors: number, previous: number | null) => ({
  service: name,
  logs: String(logs),
  errors: String(errors),
  error_rate: logs ? errors / logs : 0,
  previous_error_rate: previous,
  trend: [],
});
const overview = (...services: Overview['services']): Overview => ({
  has_data: true,
  ingestion: {
    records_per_second: 0,
    lag_ms: null,
    stored: '0',
    rejected: '0',
    refused_requests: '0',
    sources: [],
    interval_ms: 60_000,
    series: [],
  },
  nearest: null,
  services,
});

test.each([
  ['no services', overview(), 'no-records'],
  ['services without records', overview(service('a', 0, 0, 0.5)), 'no-records'],
  ['no errors', overview(service('a', 100, 0, 0)), 'quiet'],
  ['as many errors as before', overview(service('a', 1000, 50, 0.045)), 'usual'],
  ['a few errors of many records', overview(service('a', 100_000, 40, 0)), 'usual'],
  ['few errors of few records', overview(service('a', 10, 4, 0)), 'usual'],
  ['twice the share of before', overview(service('a', 1000, 50, 0.02)), 'degraded'],
  ['errors where nothing was logged before', overview(service('a', 1000, 50, null)), 'no-normal'],
  ['those beside a service as usual', overview(service('a', 9, 9, null), service('b', 99, 2, 0.1)), 'usual'],
])('%s', (_name, input, kind) => {
  expect(judgeOverview(input).kind).toBe(kind);
});

test('without a range before there is no normal to be above', () => {
  const fresh = [service('new', 1000, 500, null), service('newer', 1000, 400, null), service('silent', 10, 0, null)];
  expect(fresh.filter(isDegraded)).toEqual([]);
  expect(judgeOverview(overview(...fresh))).toMatchObject({
    kind: 'no-normal',
    worst: { service: 'new' },
    services: 2,
  });
  expect(judgeOverview(overview(...fresh, service('broken', 1000, 60, 0.001)))).toMatchObject({
    kind: 'degraded',
    worst: { service: 'broken' },
    others: 0,
    withoutNormal: 2,
  });
});

test('a single quiet service is named', () => {
  expect(judgeOverview(overview(service('hello', 3, 0, null)))).toEqual({
    kind: 'quiet',
    services: 1,
    service: 'hello',
  });
});

test('the worst comes first: changed before many', () => {
  const services = [service('noisy', 10_000, 900, 0.09), service('broken', 1000, 60, 0.001), service('fine', 5, 0, 0)];
  expect(worstFirst(services).map((one) => one.service)).toEqual(['broken', 'noisy', 'fine']);
  expect(judgeOverview(overview(...services))).toMatchObject({
    kind: 'degraded',
    others: 0,
    worst: { service: 'broken' },
  });
  expect(services.filter(isDegraded)).toHaveLength(1);
});

test.each([
  [null, 'fine'],
  [840, 'fine'],
  [120_000, 'late'],
  [7_200_000, 'backfill'],
])('a delay of %s ms is %s', (lag, kind) => {
  expect(judgeLag(lag)).toBe(kind);
});
