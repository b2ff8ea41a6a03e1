'use client';

import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeRange } from '@/components/data/use-time-range';
import { useScreenHref } from '@/components/layout/use-screen-href';
import { type Format, useFormat } from '@/components/ui/use-format';
import { Verdict, type VerdictState } from '@/components/ui/verdict';
import { printTerm } from '@/model/filter/print-filter';
import type { Overview } from '@/model/overview';
import { judgeLag, judgeOverview, type OverviewVerdict } from './judge-overview';

const STATES: Record<OverviewVerdict['kind'], VerdictState> = {
  'no-records': 'unknown',
  quiet: 'ok',
  'no-normal': 'unknown',
  usual: 'ok',
  degraded: 'critical',
};

/** The sentence on top of the overview, with the way to what it speaks of. */
export function OverviewVerdictLine({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview');
  const shell = useTranslation('shell').t;
  const format = useFormat();
  const isPast = useTimeRange().to !== 'now';
  const verdict = judgeOverview(overview);
  const isLate = !isPast && judgeLag(overview.ingestion.lag_ms) === 'late';
  const state = isLate && STATES[verdict.kind] === 'ok' ? 'warning' : STATES[verdict.kind];
  return (
    <Verdict
      state={state}
      label={shell(`status.${state}`)}
      detail={detailText(overview, verdict, isPast, t, format)}
      actions={<VerdictAction verdict={verdict} nearest={overview.nearest} />}
    >
      {sentence(verdict, overview.ingestion.stored, t, format)}
    </Verdict>
  );
}

function VerdictAction({ verdict, nearest }: { verdict: OverviewVerdict; nearest: Overview['nearest'] }): ReactNode {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const screenHref = useScreenHref();
  const { setRange } = useTimeRange();
  if (verdict.kind === 'no-records') {
    return nearest ? (
      <Button variant="default" onClick={() => setRange(nearest.from, nearest.to)}>
        {t('verdict.showNearest', { span: format.span(Date.parse(nearest.from), Date.parse(nearest.to)) })}
      </Button>
    ) : null;
  }
  if (verdict.kind === 'quiet') return null;
  const filter = `${printTerm('service', verdict.worst.service)} level>=error`;
  return (
    <Button component={Link} variant="default" href={screenHref('/logs', { filter })}>
      {t('verdict.showErrors')}
    </Button>
  );
}

function sentence(verdict: OverviewVerdict, stored: string, t: TFunction<'overview'>, format: Format): string {
  if (verdict.kind === 'no-records') {
    return stored === '0' ? t('verdict.noRecords') : t('verdict.noneFrom', { stored: format.count(stored) });
  }
  if (verdict.kind === 'quiet') {
    return t('verdict.quiet', { count: verdict.services, service: verdict.service || t('services.unnamed') });
  }
  const service = verdict.worst.service || t('services.unnamed');
  const rate = format.percent(verdict.worst.error_rate);
  const errors = format.count(verdict.worst.errors);
  if (verdict.kind === 'usual') return t('verdict.usual', { count: verdict.services, service, rate, errors });
  if (verdict.kind === 'no-normal') return t('verdict.noNormal', { count: verdict.services, service, rate, errors });
  const normal = format.percent(verdict.worst.previous_error_rate ?? 0);
  return t('verdict.degraded', { service, rate, errors, normal });
}

/** Whole sentences one after another; each stands for itself in every language. */
function detailText(
  { ingestion }: Overview,
  verdict: OverviewVerdict,
  isPast: boolean,
  t: TFunction<'overview'>,
  format: Format,
): string {
  const sentences: string[] = [];
  if (verdict.kind === 'degraded' && verdict.others > 0) sentences.push(t('verdict.others', { count: verdict.others }));
  if ((verdict.kind === 'degraded' || verdict.kind === 'usual') && verdict.withoutNormal > 0) {
    sentences.push(t('verdict.withoutNormal', { count: verdict.withoutNormal }));
  }
  const stored = format.count(ingestion.stored);
  if (ingestion.rejected !== '0') {
    sentences.push(t('verdict.storedRejected', { stored, rejected: format.count(ingestion.rejected) }));
  } else if (verdict.kind !== 'no-records') {
    sentences.push(t('verdict.stored', { stored }));
  }
  if (ingestion.refused_requests !== '0') {
    const requests = format.count(ingestion.refused_requests);
    sentences.push(t('verdict.refused', { count: Number(ingestion.refused_requests), requests }));
  }
  const lag = format.duration(ingestion.lag_ms ?? 0, 'long');
  const lagKind = isPast ? 'fine' : judgeLag(ingestion.lag_ms);
  if (lagKind === 'late') sentences.push(t('verdict.late', { lag }));
  if (lagKind === 'backfill') sentences.push(t('verdict.backfill', { lag }));
  const newest = Math.max(...ingestion.sources.map(({ last_seen }) => (last_seen ? Date.parse(last_seen) : 0)));
  if (verdict.kind === 'no-records' && newest > 0) sentences.push(t('verdict.newest', { ago: format.ago(newest) }));
  return sentences.join(' ');
}
