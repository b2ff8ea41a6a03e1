'use client';

import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '@/components/ui/scroll-region';
import table from '@/components/ui/table.module.css';
import { useFormat } from '@/components/ui/use-format';
import type { PreparedChart } from './chart';
import classes from './plot.module.css';
import { unitFormat } from './unit-format';

/** The figures of a chart, newest first, for reading exactly and for screen readers. */
export function ChartTable({ chart, label, heightPx }: { chart: PreparedChart; label: string; heightPx: number }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { exact } = unitFormat(chart.unit, format);
  const isStack = chart.kind !== 'lines';
  const write = (value: number | null) =>
    value === null ? <span className={table.muted}>{t('chart.noData')}</span> : exact(value);
  return (
    <ScrollRegion className={classes.table} label={t('chart.tableOf', { title: label })} heightPx={heightPx}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            {chart.series.map(({ id, label }) => (
              <th key={id} scope="col" className={table.number}>
                {label}
              </th>
            ))}
            {isStack ? (
              <th scope="col" className={table.number}>
                {t('chart.total')}
              </th>
            ) : null}
            {chart.compared ? (
              <th scope="col" className={table.number}>
                {chart.compared.label}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {chart.slots
            .map((slot, index) => (
              <tr key={slot.start}>
                <th scope="row">{format.time(slot.start, 'full')}</th>
                {chart.series.map(({ id, values }) => (
                  <td key={id} className={table.number}>
                    {write(values[index] ?? null)}
                  </td>
                ))}
                {isStack ? <td className={table.number}>{write(slot.total)}</td> : null}
                {chart.compared ? (
                  <td className={table.number}>{write(chart.compared.values[index] ?? null)}</td>
                ) : null}
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
