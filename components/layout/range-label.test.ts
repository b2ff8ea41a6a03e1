import { expect, it } from 'vitest';
import { shell } from '@/components/i18n/en/shell';
import { rangeLabel } from './range-label';

const NOW = Date.parse('2026-03-10T12:00:00Z');
/** Texts by their path, as the translator finds them. */
const t = ((key: string, values?: { duration: string }) => {
  const text = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], shell);
  return String(text).replace('{{duration}}', values?.duration ?? '');
}) as unknown as Parameters<typeof rangeLabel>[1]['t'];
const label = (from: string, to = 'now') => rangeLabel({ from, to }, { t, locale: 'en', timeZone: 'UTC', nowMs: NOW });

it.each([
  ['now-1h', 'Last hour'],
  ['now-1d', 'Last day'],
  ['now-60m', 'Last hour'],
  ['now-3h', 'Last 3 hours'],
])('%s is "%s"', (from, words) => expect(label(from)).toBe(words));

it('both ends of another range', () => {
  expect(label('2026-03-01T09:00:00Z', '2026-03-01T11:00:00Z')).toMatch(/Mar 1, 09:00\s–\s11:00/);
});
