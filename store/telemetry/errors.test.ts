import { expect, test } from 'vitest';
import { isDataError } from './errors';

const engineError = (code: string) => Object.assign(new Error('of the engine'), { code });

test.each([
  ['a value that does not parse', '27', true, true],
  ['data that ends too early', '33', true, false],
  ['a connection to a shard that was killed', '32', true, false],
  ['a full disk', '243', false, false],
  ['a table that is not there yet', '60', false, false],
  ['a server that is away', 'ECONNREFUSED', false, false],
])('%s', (_, code, local, remote) => {
  expect(isDataError(engineError(code), true)).toBe(local);
  expect(isDataError(engineError(code), false)).toBe(remote);
});
