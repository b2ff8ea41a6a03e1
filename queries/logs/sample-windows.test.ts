import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleWindows } from './sample-windows';

const WIDTH = 600_000;
const counts = (most: number) => fc.array(fc.nat(most), { minLength: 1, maxLength: 60 });
const bucketsOf = (records: number[]) => records.map((count, i) => ({ start: i * WIDTH, records: count }));

it('covers all of a small range, without overlap, and draws as much as is asked', () => {
  fc.assert(
    fc.property(counts(2000), (records) => {
      const range = { from: 1234, to: records.length * WIDTH - 99 };
      const windows = sampleWindows(range, bucketsOf(records), WIDTH, 20_000);
      const total = records.reduce((sum, count) => sum + count, 0);
      expect(windows.reduce((sum, window) => sum + window.records, 0)).toBe(total);
      const drawn = windows.reduce((sum, window) => sum + window.take, 0);
      expect(drawn).toBeGreaterThanOrEqual(Math.min(total, 20_000));
      expect(drawn).toBeLessThanOrEqual(Math.min(total, 20_000) + windows.length);
      for (const [i, window] of windows.entries()) {
        expect(window.range.to).toBeGreaterThan(window.range.from);
        expect(window.range.from).toBeGreaterThanOrEqual(windows[i - 1]?.range.to ?? range.from);
      }
    }),
  );
});

it('takes a few short windows of a large range, more where more is', () => {
  const records = Array.from({ length: 144 }, (_, i) => (i < 72 ? 10_000 : 90_000));
  const windows = sampleWindows({ from: 0, to: 144 * WIDTH }, bucketsOf(records), WIDTH, 20_000);
  expect(windows.length).toBeLessThanOrEqual(24);
  expect(windows.every(({ range }) => range.to - range.from <= 300_000)).toBe(true);
  expect(windows.filter(({ range }) => range.from >= 72 * WIDTH).length).toBeGreaterThan(windows.length * 0.8);
});
