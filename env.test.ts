import { expect, test } from 'vitest';
import { retentionOf } from '@/model/retention';
import { readEnv } from './env';

test('addresses, roles and origins are lists', () => {
  const env = readEnv({
    NODE_ENV: 'test',
    CLICKHOUSE_URL: 'http://a:8123/x, http://b:8123/x',
    CLICKHOUSE_CLUSTER: 'main',
    MANGRU_ROLES: ' web ,clock',
  });
  expect(env.CLICKHOUSE_URL).toEqual(['http://a:8123/x', 'http://b:8123/x']);
  expect(env.MANGRU_ROLES).toEqual(['web', 'clock']);
  expect(env.MANGRU_CORS_ORIGINS).toEqual([]);
});

test('each class has its days, the others those of logs, and what is kept for ever has none', () => {
  const env = readEnv({
    NODE_ENV: 'test',
    MANGRU_LOG_RETENTION_DAYS: '14',
    MANGRU_RETENTION: 'spans=7, metrics = 400',
  });
  const retention = retentionOf(env.MANGRU_LOG_RETENTION_DAYS, env.MANGRU_RETENTION);
  expect(retention).toEqual({ logs: 14, spans: 7, metrics: 400, 'for-ever': 0 });
});

test('several addresses belong to a cluster', () => {
  expect(() => readEnv({ NODE_ENV: 'test', CLICKHOUSE_URL: 'http://a:8123,http://b:8123' })).toThrow(
    'must name the cluster',
  );
});

test.each([
  ['MANGRU_RETENTION', 'spams=7'],
  ['MANGRU_RETENTION', 'spans=0'],
  ['MANGRU_RETENTION', 'spans'],
  ['MANGRU_ROLES', ' , '],
  ['CLICKHOUSE_URL', 'http://a:8123,b'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readEnv({ NODE_ENV: 'test', [name]: value })).toThrow(name);
});
