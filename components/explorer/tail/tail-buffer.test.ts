import { describe, expect, it } from 'vitest';
import { exampleRow } from '@/components/explorer/testing/example-row';
import { arrive, EMPTY_TAIL, setPaused, TAIL_LIMIT } from './tail-buffer';

const event = (skipped: number, ...ids: number[]) => ({
  skipped,
  rows: ids.map((id) => exampleRow({ id: String(id) })),
});
const ids = (rows: readonly { id: string }[]) => rows.map((row) => Number(row.id));

describe('live tail', () => {
  it('shows the newest on top and sums what was left out', () => {
    const buffer = arrive(arrive(EMPTY_TAIL, [event(0, 1, 2)]), [event(5, 3), event(7, 4)]);
    expect(ids(buffer.rows)).toEqual([4, 3, 2, 1]);
    expect(buffer).toMatchObject({ skipped: 12, received: 4 });
  });

  it('orders what came together by the time of the events', () => {
    const early = exampleRow({ id: '9', timestamp: '2026-11-22T17:00:00.100000000Z' });
    const late = exampleRow({ id: '8', timestamp: '2026-11-22T17:00:00.200000000Z' });
    expect(ids(arrive(EMPTY_TAIL, [{ rows: [late, early], skipped: 0 }]).rows)).toEqual([8, 9]);
  });

  it('stands still while paused and catches up afterwards', () => {
    const paused = arrive(setPaused(arrive(EMPTY_TAIL, [event(0, 1)]), true), [event(0, 2, 3)]);
    expect(ids(paused.rows)).toEqual([1]);
    expect(ids(paused.held)).toEqual([3, 2]);
    const going = setPaused(paused, false);
    expect(ids(going.rows)).toEqual([3, 2, 1]);
    expect(going.held).toEqual([]);
  });

  it('stays bounded, paused or not', () => {
    const many = event(0, ...Array.from({ length: TAIL_LIMIT + 10 }, (_, index) => index + 1));
    expect(arrive(EMPTY_TAIL, [many]).rows).toHaveLength(TAIL_LIMIT);
    expect(arrive(setPaused(EMPTY_TAIL, true), [many, many]).held).toHaveLength(TAIL_LIMIT);
  });

  it('keeps the same rows when an event brings none', () => {
    const buffer = arrive(EMPTY_TAIL, [event(0, 1)]);
    expect(arrive(buffer, [event(3)]).rows).toBe(buffer.rows);
  });
});
