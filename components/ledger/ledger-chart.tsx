'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { alignBuckets, widenInterval } from '@/components/charts/align-buckets';
import type { ChartInput } from '@/components/charts/chart';
import { ChartPanel } from '@/components/charts/chart-panel';
import { toIsoRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { useScreenHref } from '@/components/layout/use-screen-href';
import type { LedgerEntry } from '@/model/ledger';
import type { Outcome } from '@/model/outcome';

/** Bottom of the stack first: what was not kept must not be hidden by what was. */
const STACK: readonly Outcome[] = ['rejected', 'excluded', 'archived', 'duplicate', 'stored'];
const COLOURS: Record<Outcome, string> = {
  rejected: 'var(--mg-error)',
  excluded: 'var(--mg-series-6)',
  archived: 'var(--mg-series-5)',
  duplicate: 'var(--mg-series-other)',
  stored: 'var(--mg-series-1)',
};

/** Records by outcome over time. */
export function LedgerChart(props: { entries: readonly LedgerEntry[]; intervalMs: number }) {
  const { entries } = props;
  const { t } = useTranslation('ledger');
  const router = useRouter();
  const screenHref = useScreenHref();
  const { absolute, setRange } = useTimeRange();
  const input = useMemo((): ChartInput => {
    const range = absolute();
    const intervalMs = widenInterval(props.intervalMs, range);
    const byBar = new Map<number, Partial<Record<Outcome, number>>>();
    for (const { period, outcome, records } of entries) {
      const start = Math.floor(Date.parse(period) / intervalMs) * intervalMs;
      const sums = byBar.get(start) ?? {};
      sums[outcome] = (sums[outcome] ?? 0) + Number(records);
      byBar.set(start, sums);
    }
    const rows = [...byBar].map(([start, sums]) => ({ start: new Date(start).toISOString(), sums }));
    const { startsMs, at } = alignBuckets(rows, intervalMs, range);
    const seen = STACK.filter((outcome) => entries.some((entry) => entry.outcome === outcome));
    return {
      kind: 'bars',
      unit: 'count',
      startsMs,
      intervalMs,
      range,
      series: seen.map((outcome) => ({
        id: outcome,
        label: t(`outcome.${outcome}`),
        colour: COLOURS[outcome],
        // The ledger has a line for every arrival, so no line means that nothing arrived: zero, not a gap.
        values: at(({ sums }) => sums[outcome] ?? 0).map((value) => value ?? 0),
      })),
    };
  }, [entries, props.intervalMs, absolute, t]);
  return (
    <ChartPanel
      title={t('chart.title')}
      unit={t('chart.unit')}
      input={input}
      heightPx={220}
      onZoom={(from, to) => {
        const range = toIsoRange({ from, to });
        setRange(range.from, range.to);
      }}
      onOpen={(from, to) => router.push(screenHref('/logs', { ...toIsoRange({ from, to }) }))}
    />
  );
}
