'use client';

import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { BarSeries } from './prepare-time-bars';
import classes from './time-bars.module.css';

export interface ChartLegendProps {
  series: readonly BarSeries[];
  totals: Readonly<Record<string, number>>;
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
  formatValue: (value: number) => string;
}

/** Names, colours and totals. A click excludes or includes a series; with alt it leaves that one alone. */
export function ChartLegend({ series, totals, hidden, onChange, formatValue }: ChartLegendProps) {
  const { t } = useTranslation('shell');
  const toggle = (id: string, only: boolean) => {
    if (only) {
      onChange(new Set(series.map((one) => one.id).filter((other) => other !== id)));
      return;
    }
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <ul className={classes.legend} aria-label={t('chart.legend')}>
      {series.map(({ id, label, colour }) => (
        <li key={id}>
          <button
            type="button"
            className={classes.entry}
            aria-pressed={!hidden.has(id)}
            title={hidden.has(id) ? t('chart.show', { series: label }) : t('chart.hide', { series: label })}
            onClick={(event) => toggle(id, event.altKey)}
          >
            <span className={classes.swatch} style={{ '--swatch': colour } as CSSProperties} />
            {label}
            <span className={classes.figureText}>{formatValue(totals[id] ?? 0)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
