'use client';

import { useMemo } from 'react';
import { usePreferences } from '@/components/data/preferences-context';
import { useTimeRange } from '@/components/data/use-time-range';
import {
  type DurationDisplay,
  formatAgo,
  formatBytes,
  formatCount,
  formatDuration,
  formatLast,
  formatPercent,
  formatRate,
  formatShort,
  formatSpan,
  formatTime,
  type TimeStyle,
} from './format';

/** The formatters of `format.ts` bound to the person's locale and the screen's time zone. */
export function useFormat() {
  const { locale } = usePreferences();
  const { timeZone } = useTimeRange();
  return useMemo(
    () => ({
      locale,
      timeZone,
      count: (value: number | string | bigint) => formatCount(value, locale),
      short: (value: number | string | bigint) => formatShort(value, locale),
      bytes: (value: number | string | bigint) => formatBytes(value, locale),
      rate: (value: number) => formatRate(value, locale),
      percent: (share: number) => formatPercent(share, locale),
      duration: (ms: number, display?: DurationDisplay) => formatDuration(ms, locale, display),
      last: (ms: number) => formatLast(ms, locale),
      ago: (thenMs: number) => formatAgo(thenMs, Date.now(), locale),
      time: (time: number | string, style?: TimeStyle) => formatTime(time, Date.now(), locale, timeZone, style),
      span: (fromMs: number, toMs: number) => formatSpan(fromMs, toMs, Date.now(), locale, timeZone),
    }),
    [locale, timeZone],
  );
}

export type Format = ReturnType<typeof useFormat>;
