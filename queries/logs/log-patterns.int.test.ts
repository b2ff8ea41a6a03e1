import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { logRangeParamsSchema } from '@/model/log-api';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import type { QueryContext } from '@/queries/query-context';
import { countRecords } from '@/queries/records/count-records';
import { toRecordQuery } from '@/queries/records/record-query';
import { logPatterns } from './log-patterns';
import { LOG_SOURCE } from './log-source';

let store: TestPipeline;
let context: QueryContext;
const now = Date.now();

beforeAll(async () => {
  store = await openTestPipeline();
  context = { reader: store.reader, now };
});
afterAll(() => store.close());

it('a pattern has the severity of most of its messages and a filter for its own rows only', async () => {
  const log = (body: string, severityNumber: number) => ({
    timeUnixNano: `${now - 60_000}000000`,
    body,
    severityNumber,
  });
  const from = (i: number) => `from 10.0.0.${i} port ${4000 + i} ssh2`;
  await store.insertLogs([
    ...Array.from({ length: 9 }, (_, i) => log(`Failed password for root ${from(i)}`, i === 0 ? 17 : 9)),
    ...Array.from({ length: 4 }, (_, i) => log(`Failed password for invalid user ann ${from(i)}`, i < 2 ? 13 : 9)),
  ]);
  const { data } = await logPatterns(logRangeParamsSchema.parse({}), context);
  expect(data.map(({ count, severity, error_share }) => [count, severity, error_share])).toEqual([
    ['9', 'info', 1 / 9],
    ['4', 'warn', 0],
  ]);
  for (const { filter, filter_is_exact, count } of data) {
    expect(filter_is_exact).toBe(true);
    expect(
      await countRecords(LOG_SOURCE, toRecordQuery(logRangeParamsSchema.parse({ filter }), LOG_FIELDS, now), context),
    ).toBe(count);
  }
});
