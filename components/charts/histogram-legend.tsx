'use client';

import { IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SeverityMark } from '@/components/ui/severity-mark';
import { useFormat } from '@/components/ui/use-format';
import type { Severity } from '@/model/severity';
import classes from './histogram.module.css';
import type { LegendEntry } from './histogram-prepare';

/** Severities with their counts; a click shows only one of them (again: all), the minus leaves one out. */
export function HistogramLegend(props: {
  entries: readonly LegendEntry[];
  stateOf: (severity: Severity) => 'include' | 'exclude' | null;
  onToggle: (severity: Severity) => void;
  onExclude: (severity: Severity) => void;
}) {
  const { t } = useTranslation('logs');
  const shell = useTranslation('shell');
  const format = useFormat();
  return (
    <ul className={classes.legend} aria-label={t('histogram.legend')}>
      {props.entries.map(({ severity, count, share }) => {
        const name = shell.t(`severity.${severity}`);
        return (
          <li key={severity} data-state={props.stateOf(severity) ?? 'none'}>
            <button
              type="button"
              className={classes.entry}
              aria-pressed={props.stateOf(severity) === 'include'}
              title={t('histogram.only', { name })}
              onClick={() => props.onToggle(severity)}
            >
              <SeverityMark severity={severity} />
              <span className={classes.count}>{format.count(count)}</span>
              <span className={classes.share}>{format.percent(share)}</span>
            </button>
            <button
              type="button"
              className={classes.exclude}
              aria-label={t('histogram.exclude', { name })}
              title={t('histogram.exclude', { name })}
              onClick={() => props.onExclude(severity)}
            >
              <IconMinus size={12} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
