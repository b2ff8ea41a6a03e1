'use client';

import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '@/components/ui/scroll-region';
import table from '@/components/ui/table.module.css';
import { useFormat } from '@/components/ui/use-format';
import type { TimeBarsModel } from './prepare-time-bars';
import classes from './time-bars.module.css';

/** The figures of a chart, newest first. */
export function TimeBarsTable({
  model,
  formatValue,
}: {
  model: TimeBarsModel;
  formatValue: (value: number) => string;
}) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  return (
    <ScrollRegion className={classes.tableScroll} label={t('chart.table')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            {model.series.map(({ id, label }) => (
              <th key={id} scope="col" className={table.number}>
                {label}
              </th>
            ))}
            <th scope="col" className={table.number}>
              {t('chart.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {model.rows.toReversed().map((row) => (
            <tr key={row.start}>
              <th scope="row">{format.time(row.start, 'date-time')}</th>
              {model.series.map(({ id }) => (
                <td key={id} className={table.number}>
                  <ValueOrGap value={row.values[id] ?? null} formatValue={formatValue} />
                </td>
              ))}
              <td className={table.number}>
                <ValueOrGap value={row.total} formatValue={formatValue} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function ValueOrGap({ value, formatValue }: { value: number | null; formatValue: (value: number) => string }) {
  const { t } = useTranslation('shell');
  return value === null ? <span className={table.muted}>{t('chart.noData')}</span> : formatValue(value);
}
