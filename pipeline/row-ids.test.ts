import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PlainColumn } from './native/columns';
import { MAX_PROCESSES, RowIds, writeIds } from './row-ids';

function idsOf(first: bigint, count: number): bigint[] {
  const column = new PlainColumn('UInt64');
  writeIds(column, first, count);
  return Array.from({ length: count }, (_, i) => column.bytes.readBigUInt64LE(i * 8));
}

const START = Date.UTC(2026, 0, 1);
const batches = fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: -5000, max: 5000 })), {
  minLength: 1,
  maxLength: 20,
});

it('ascend whatever the clock does, and never meet those of another process', () => {
  fc.assert(
    fc.property(batches, fc.integer({ min: 0, max: 62 }), (taken, process) => {
      const both = [process, process + 1].map((number) => {
        const ids = new RowIds(number);
        return taken.flatMap(([count, step]) => idsOf(ids.take(count, START + step), count));
      });
      for (const ids of both) {
        expect(ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? 0n))).toBe(true);
      }
      expect(new Set(both.flat()).size).toBe(both.flat().length);
      expect(both[0]?.every((id) => id % BigInt(MAX_PROCESSES) === BigInt(process))).toBe(true);
    }),
  );
});

it('say when a record came in', () => {
  const ids = new RowIds(7);
  expect(ids.take(10, START) >> 20n).toBe(BigInt(START));
  expect(ids.take(10, START + 3) >> 20n).toBe(BigInt(START + 3));
});

it('carry over a boundary of 32 bits', () => {
  const first = (5n << 32n) - 128n;
  expect(idsOf(first, 4)).toEqual([first, first + 64n, first + 128n, first + 192n]);
});
