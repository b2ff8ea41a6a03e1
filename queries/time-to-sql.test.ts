import { expect, it } from 'vitest';
import { renderSql, sql } from '@/store/telemetry/sql';
import { slicesWithin } from './time-to-sql';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 23, 12);
const seconds = (from: number, to: number) =>
  Object.values(renderSql(slicesWithin(sql`minute`, { from, to }, MINUTE)).query_params).map(Number);

it('takes in the minute that has only just begun', () => {
  expect(seconds(NOON - 1, NOON + 1)).toEqual([(NOON - MINUTE) / 1000, (NOON + MINUTE) / 1000]);
});

it('leaves out the minute that begins when the range ends', () => {
  expect(seconds(NOON, NOON + MINUTE)).toEqual([NOON / 1000, (NOON + MINUTE) / 1000]);
});

it('stays within what the engine can hold', () => {
  expect(seconds(0, 4_294_967_295_000)).toEqual([0, 4_294_967_295]);
});
