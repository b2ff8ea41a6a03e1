'use client';

import { Trans, useTranslation } from 'react-i18next';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { useFormat } from '@/components/ui/use-format';
import classes from './summary.module.css';

interface Sums {
  total: number;
  errors: number;
}

/** The first line of the screen: how many logs, over which time, how many of them errors, and who wrote most of those. */
export function Verdict(props: {
  sums: Sums | undefined;
  range: FrozenRange | undefined;
  isRelative: boolean;
  worstService: string | undefined;
}) {
  const { sums, range, isRelative, worstService } = props;
  const { t } = useTranslation('logs');
  const format = useFormat();
  if (!sums || !range) return <p className={classes.verdict} aria-hidden />;
  const time = isRelative
    ? t('verdict.last', { duration: format.last(range.toMs - range.fromMs) })
    : t('verdict.between', { from: format.time(range.fromMs, 'date-time'), to: format.time(range.toMs, 'date-time') });
  const values = {
    time,
    total: format.count(sums.total),
    errors: format.count(sums.errors),
    share: format.percent(sums.total > 0 ? sums.errors / sums.total : 0),
    service: worstService ?? '',
  };
  const kind = verdictKind(sums, worstService);
  const count = kind === 'none' || kind === 'fine' ? sums.total : sums.errors;
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

function verdictKind(sums: Sums, worstService: string | undefined): VerdictKind {
  if (sums.total === 0) return 'none';
  if (sums.errors === 0) return 'fine';
  const kind = sums.errors === sums.total ? 'allErrors' : 'failing';
  return worstService ? `${kind}From` : kind;
}
