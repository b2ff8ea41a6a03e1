import { expect, it } from 'vitest';
import { exampleRow } from '@/components/logs/testing/example-row';
import { fieldValue } from './field-value';

const row = exampleRow({
  host: 'web-1',
  attributes: { 'http.method': 'GET', 'cart.size': '3' },
  resource: { 'service.version': '1.2.3' },
});

it.each([
  ['service', 'checkout'],
  ['service.name', 'checkout'],
  ['host.name', 'web-1'],
  ['level', 'error'],
  ['http.request.method', 'GET'],
  ['method', 'GET'],
  ['version', '1.2.3'],
  ['cart.size', '3'],
  ['missing', ''],
  ['toString', ''],
  ['constructor', ''],
])('%s → %j', (name, value) => {
  expect(fieldValue(row, name)).toBe(value);
});
