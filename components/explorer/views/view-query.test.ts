import { expect, it } from 'vitest';
import { viewQuery } from './view-query';

it.each([
  ['?filter=service%3Aa&log=1%402026&detail=json&from=now-1h', 'filter=service%3Aa&from=now-1h'],
  ['', ''],
])('%s', (search, query) => {
  expect(viewQuery(search, 'log')).toBe(query);
});
