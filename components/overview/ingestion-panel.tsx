'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { alignBuckets } from '@/components/charts/align-buckets';
import { alignCompared } from '@/components/charts/align-compared';
import type { ChartInput } from '@/components/charts/chart';
import { ChartPanel } from '@/components/charts/chart-panel';
import { toIsoRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { useScreenHref } from '@/components/layout/use-screen-href';
import { Figure, FigureRow } from '@/components/ui/figure';
import { useFormat } from '@/components/ui/use-format';
import type { Overview } from '@/model/overview';

type Ingestion = Overview['ingestion'];

/** What came in at another time, and by how many milliseconds it moves to lie under the range. */
export interface ComparedIngestion {
  series: Ingestion['series'];
  offsetMs: number;
}

/** How fast records come in, how late, how many were stored and refused, and both over time. */
export function IngestionPanel({
  ingestion,
  compared,
}: {
  ingestion: Ingestion;
  compared: ComparedIngestion | undefined;
}) {
  const { t } = useTranslation('overview');
  const router = useRouter();
  const screenHref = useScreenHref();
  const shell = useTranslation('shell').t;
  const { setRange, absolute, compare } = useTimeRange();
  const { series, interval_ms: intervalMs } = ingestion;
  const input = useMemo((): ChartInput => {
    const range = absolute();
    const { startsMs, at } = alignBuckets(series, intervalMs, range);
    return {
      kind: 'bars',
      unit: 'count',
      startsMs,
      intervalMs,
      range,
      series: [
        {
          id: 'rejected',
          label: t('ingestion.seriesRejected'),
          colour: 'var(--mg-error)',
          values: at(({ rejected }) => rejected),
        },
        {
          id: 'stored',
          label: t('ingestion.seriesStored'),
          colour: 'var(--mg-series-1)',
          values: at(({ stored }) => stored),
        },
      ],
    };
  }, [series, intervalMs, absolute, t]);
  const withCompared = useMemo((): ChartInput => {
    if (!compared || !compare) return input;
    const rows = compared.series.map(({ start, stored, rejected }) => ({ start, total: stored + rejected }));
    const values = alignCompared(input.startsMs, input.intervalMs, rows, compared.offsetMs);
    return { ...input, compared: { label: shell(`time.compare.${compare}`), values } };
  }, [input, compared, compare, shell]);
  const goTo = (fromMs: number, toMs: number) =>
    router.push(screenHref('/logs', { ...toIsoRange({ from: fromMs, to: toMs }) }));
  return (
    <ChartPanel
      title={t('ingestion.title')}
      unit={t('ingestion.unit')}
      input={withCompared}
      onZoom={(fromMs, toMs) => {
        const range = toIsoRange({ from: fromMs, to: toMs });
        setRange(range.from, range.to);
      }}
      onOpen={goTo}
      lead={<IngestionFigures ingestion={ingestion} />}
    />
  );
}

function IngestionFigures({ ingestion }: { ingestion: Ingestion }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const screenHref = useScreenHref();
  const isPast = useTimeRange().to !== 'now';
  const refused = ingestion.refused_requests;
  const hasRejected = ingestion.rejected !== '0' || refused !== '0';
  return (
    <FigureRow>
      <Figure
        label={t(isPast ? 'ingestion.rateNow' : 'ingestion.rate')}
        value={format.rate(ingestion.records_per_second)}
        hint={t('ingestion.rateHint')}
        href={screenHref('/logs')}
      />
      <Figure
        label={t(isPast ? 'ingestion.lagNow' : 'ingestion.lag')}
        value={ingestion.lag_ms === null ? '–' : format.duration(ingestion.lag_ms)}
        hint={ingestion.lag_ms === null ? t('ingestion.lagNone') : t('ingestion.lagHint')}
      />
      <Figure
        label={t('ingestion.stored')}
        value={format.count(ingestion.stored)}
        hint={t('ingestion.storedHint')}
        href={screenHref('/logs')}
      />
      <Figure
        label={t('ingestion.rejected')}
        value={format.count(ingestion.rejected)}
        hint={rejectedHint()}
        tone={hasRejected ? 'error' : undefined}
        href={screenHref('/ledger')}
      />
    </FigureRow>
  );

  function rejectedHint(): string {
    if (!hasRejected) return t('ingestion.rejectedNone');
    if (refused === '0') return t('ingestion.rejectedHint');
    return t('ingestion.refusedHint', { count: Number(refused), requests: format.count(refused) });
  }
}
