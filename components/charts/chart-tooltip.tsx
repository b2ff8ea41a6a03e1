'use client';

import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/ui/use-format';
import type { ChartPart, ChartSlot, PreparedChart } from './chart';
import { comparedTotal } from './prepare-chart';
import { SeriesKey } from './series-key';
import classes from './tooltip.module.css';
import { unitFormat } from './unit-format';

/** What a bucket says: when, each series largest first with its share, the sum, what changed; on the side with room. */
export function ChartTooltip({ chart, slot, share }: { chart: PreparedChart; slot: ChartSlot; share: number }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { exact } = unitFormat(chart.unit, format);
  const isStack = chart.kind !== 'lines';
  const changes = chart.markers.filter(({ atMs }) => atMs >= slot.start && atMs < slot.end);
  const side = share > 0.5 ? { right: `${(1 - share) * 100}%` } : { left: `${share * 100}%` };
  return (
    <div className={classes.tooltip} style={side} aria-hidden>
      <p className={classes.when}>{format.span(slot.start, slot.end)}</p>
      {changes.map(({ label }) => (
        <p key={label} className={classes.note}>
          {label}
        </p>
      ))}
      {slot.total === null ? (
        <p className={classes.note}>{t('chart.noData')}</p>
      ) : (
        <table>
          <tbody>
            {bySize(slot.parts).map(({ id, value }) => (
              <tr key={id}>
                <th scope="row">
                  <SeriesKey chart={chart} id={id} />
                </th>
                <td>{exact(value)}</td>
                {isStack ? <td className={classes.share}>{format.percent(value / (slot.total || 1))}</td> : null}
              </tr>
            ))}
            {isStack ? (
              <tr className={classes.total}>
                <th scope="row">{t('chart.total')}</th>
                <td>{exact(slot.total)}</td>
                <td />
              </tr>
            ) : null}
          </tbody>
        </table>
      )}
      {chart.compared ? (
        <p className={classes.note}>
          {t('chart.compared', { label: chart.compared.label, figure: figureOf(comparedTotal(chart, slot)) })}
        </p>
      ) : null}
      {slot.partial ? <p className={classes.note}>{t(`chart.partial.${slot.partial}`)}</p> : null}
    </div>
  );

  function figureOf(value: number | null): string {
    return value === null ? t('chart.noData') : exact(value);
  }
}

function bySize(parts: readonly ChartPart[]): ChartPart[] {
  return parts.toSorted((a, b) => b.value - a.value);
}
