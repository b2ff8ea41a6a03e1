'use client';

import { type CSSProperties, Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/ui/use-format';
import { type BarSeries, describeBar, type TimeBarsRow } from './prepare-time-bars';
import classes from './time-bars.module.css';

/** What one bar says: when, each series with its share, the sum. */
export function TimeBarsTip(props: {
  row: TimeBarsRow;
  series: readonly BarSeries[];
  formatValue: (value: number) => string;
}) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { row, series, formatValue } = props;
  const parts = describeBar(row, series);
  return (
    <div className={classes.tip}>
      <p className={classes.tipTime}>{format.span(row.start, row.end)}</p>
      {row.total === null ? (
        t('chart.noData')
      ) : (
        <dl className={classes.tipRows}>
          {parts.map(({ series: { id, label, colour }, value, share }) => (
            <Fragment key={id}>
              <dt>
                <span className={classes.swatch} style={{ '--swatch': colour } as CSSProperties} />
                <span>{label}</span>
              </dt>
              <dd>{formatValue(value)}</dd>
              <dd className={classes.share}>{format.percent(share)}</dd>
            </Fragment>
          ))}
          <dt className={classes.total}>
            <span />
            <span className={classes.total}>{t('chart.total')}</span>
          </dt>
          <dd className={classes.total}>{formatValue(row.total)}</dd>
          <dd />
        </dl>
      )}
      {row.isPartial ? <p className={classes.tipTime}>{t('chart.partial')}</p> : null}
    </div>
  );
}
