import { expect, it } from 'vitest';
import { pushRecent } from './recent-filters';

it('keeps the newest filters first, once each, eight at most', () => {
  expect(pushRecent(['a', 'b'], ' b ')).toEqual(['b', 'a']);
  expect(pushRecent(['a'], '  ')).toEqual(['a']);
  expect(pushRecent(['1', '2', '3', '4', '5', '6', '7', '8'], '9')).toEqual(['9', '1', '2', '3', '4', '5', '6', '7']);
});
