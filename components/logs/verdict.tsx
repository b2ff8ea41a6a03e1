'use client';

import { Trans, useTranslation } from 'react-i18next';
import type { HistogramDrawing } from '@/components/charts/histogram-prepare';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { useFormat } from '@/components/ui/use-format';
import classes from './summary.module.css';

/** The first line of the screen: how many logs, over which time, how many of them errors, and who wrote most of those. */
export function Verdict(props: {
  drawing: HistogramDrawing | undefined;
  range: FrozenRange | undefined;
  isRelative: boolean;
  worstService: string | undefined;
}) {
  const { drawing, range, isRelative, worstService } = props;
  const { t } = useTranslation('logs');
  const format = useFormat();
  if (!drawing || !range) return <p className={classes.verdict} aria-hidden />;
  const time = isRelative
    ? t('verdict.last', { duration: format.duration(range.toMs - range.fromMs, 'long') })
    : t('verdict.between', { from: format.time(range.fromMs, 'date-time'), to: format.time(range.toMs, 'date-time') });
  const values = {
    time,
    total: format.count(drawing.total),
    errors: format.count(drawing.errors),
    share: format.percent(drawing.total > 0 ? drawing.errors / drawing.total : 0),
    service: worstService ?? '',
  };
  const kind = verdictKind(drawing, worstService);
  const count = kind === 'none' || kind === 'fine' ? drawing.total : drawing.errors;
  return (
    <p className={classes.verdict} role="status">
      <Trans
        t={t}
        i18nKey={`verdict.${kind}`}
        count={count}
        values={values}
        components={{ n: <strong />, bad: <strong className={classes.bad} />, who: <bdi className={classes.who} /> }}
        shouldUnescape
      />
    </p>
  );
}

type VerdictKind = 'none' | 'fine' | 'failing' | 'failingFrom' | 'allErrors' | 'allErrorsFrom';

function verdictKind(drawing: HistogramDrawing, worstService: string | undefined): VerdictKind {
  if (drawing.total === 0) return 'none';
  if (drawing.errors === 0) return 'fine';
  const kind = drawing.errors === drawing.total ? 'allErrors' : 'failing';
  return worstService ? `${kind}From` : kind;
}
