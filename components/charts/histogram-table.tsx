'use client';

import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { useFormat } from '@/components/ui/use-format';
import classes from './histogram.module.css';
import type { HistogramDrawing } from './histogram-prepare';

/** The same numbers as a table, for reading exactly and for screen readers; empty bars are left out. */
export function HistogramTable({ drawing }: { drawing: HistogramDrawing }) {
  const { t } = useTranslation('logs');
  const shell = useTranslation('shell');
  const format = useFormat();
  const severities = drawing.legend.map(({ severity }) => severity);
  return (
    <ScrollRegion className={classes.table} label={t('histogram.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('histogram.time')}</th>
            {severities.map((severity) => (
              <th key={severity} scope="col">
                {shell.t(`severity.${severity}`)}
              </th>
            ))}
            <th scope="col">{t('histogram.total')}</th>
          </tr>
        </thead>
        <tbody>
          {drawing.bars
            .filter((bar) => bar.total > 0)
            .map((bar) => (
              <tr key={bar.start}>
                <th scope="row">{format.time(bar.start, 'full')}</th>
                {severities.map((severity) => (
                  <td key={severity}>
                    {format.count(bar.parts.find((part) => part.severity === severity)?.count ?? 0)}
                  </td>
                ))}
                <td>{format.count(bar.total)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
