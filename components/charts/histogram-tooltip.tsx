'use client';

import { useTranslation } from 'react-i18next';
import { SeverityMark } from '@/components/ui/severity-mark';
import { useFormat } from '@/components/ui/use-format';
import classes from './histogram.module.css';
import type { HistogramBar } from './histogram-prepare';

/** What a bar counts, largest first with shares; on the side where there is room. */
export function HistogramTooltip({ bar, share }: { bar: HistogramBar; share: number }) {
  const { t } = useTranslation('logs');
  const format = useFormat();
  const side = share > 0.5 ? { right: `${(1 - share) * 100}%` } : { left: `${share * 100}%` };
  return (
    <div className={classes.tooltip} style={side} aria-hidden>
      <p className={classes.when}>{format.span(bar.start, bar.end)}</p>
      <table>
        <tbody>
          {bar.parts
            .toSorted((a, b) => b.count - a.count)
            .map(({ severity, count }) => (
              <tr key={severity}>
                <th scope="row">
                  <SeverityMark severity={severity} />
                </th>
                <td>{format.count(count)}</td>
                <td className={classes.share}>{format.percent(count / bar.total)}</td>
              </tr>
            ))}
          <tr>
            <th scope="row">{t('histogram.total')}</th>
            <td>{format.count(bar.total)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      {bar.partial ? <p className={classes.partial}>{t('histogram.partial')}</p> : null}
    </div>
  );
}
