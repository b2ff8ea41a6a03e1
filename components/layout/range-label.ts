import type { TFunction } from 'i18next';
import { type RangeText, resolveRange } from '@/components/data/range-math';
import { formatLast, formatSpan } from '@/components/ui/format';

/** A range in words: "Last hour", or both ends as the locale writes a span of time. */
export function rangeLabel(
  range: RangeText,
  context: { t: TFunction<'shell'>; locale: string; timeZone: string; nowMs: number },
): string {
  const { from, to } = resolveRange(range, context.nowMs);
  if (range.to === 'now' && range.from.startsWith('now-')) {
    return context.t('time.last', { duration: formatLast(to - from, context.locale) });
  }
  return formatSpan(from, to, context.nowMs, context.locale, context.timeZone);
}
