import { describe, expect, test } from 'vitest';
import { comparedOffset, resolveRange, shiftRange, zoomRange } from './range-math';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const iso = (from: string, to: string) => ({ from: `2026-03-10T${from}.000Z`, to: `2026-03-10T${to}.000Z` });

describe('range math', () => {
  test('an unreadable range becomes the last hour', () => {
    expect(resolveRange({ from: 'x', to: 'now' }, NOW)).toEqual({ from: NOW - 3_600_000, to: NOW });
  });

  test('shifting moves half a window and never beyond now', () => {
    expect(shiftRange({ from: 'now-1h', to: 'now' }, -1, NOW)).toEqual(iso('10:30:00', '11:30:00'));
    expect(shiftRange({ from: 'now-1h', to: 'now' }, 1, NOW)).toEqual({ from: 'now-1h', to: 'now' });
    expect(shiftRange(iso('10:45:00', '11:45:00'), 1, NOW)).toEqual(iso('11:00:00', '12:00:00'));
  });

  test('zooming keeps a live range live and an absolute one centred', () => {
    expect(zoomRange({ from: 'now-1h', to: 'now' }, 2, NOW)).toEqual({ from: 'now-2h', to: 'now' });
    expect(zoomRange({ from: 'now-1h', to: 'now' }, 0.5, NOW)).toEqual({ from: 'now-30m', to: 'now' });
    expect(zoomRange({ from: 'now-1s', to: 'now' }, 0.5, NOW)).toEqual({ from: 'now-1s', to: 'now' });
    expect(zoomRange(iso('10:00:00', '11:00:00'), 2, NOW)).toEqual(iso('09:30:00', '11:30:00'));
  });

  test('a range is compared with the one before, or with the same hours of another day', () => {
    const hour = { from: NOW - 3_600_000, to: NOW };
    expect(comparedOffset(hour, 'before')).toBe(3_600_000);
    expect(comparedOffset(hour, 'day')).toBe(86_400_000);
    expect(comparedOffset(hour, 'week')).toBe(7 * 86_400_000);
  });
});
