'use client';

import { useTranslation } from 'react-i18next';
import type { Severity } from '@/model/severity';
import classes from './severity-mark.module.css';

const SHAPES: Record<Severity, string> = {
  fatal: '■',
  error: '■',
  warn: '▲',
  info: '●',
  debug: '●',
  trace: '●',
  unknown: '◌',
};

/** A severity as shape, colour and (unless hidden) word, so that it is never colour alone. */
export function SeverityMark({ severity, hideLabel = false }: { severity: Severity; hideLabel?: boolean }) {
  const { t } = useTranslation('shell');
  const label = t(`severity.${severity}`);
  return (
    <span className={classes.mark} data-severity={severity}>
      <span aria-hidden className={classes.shape}>
        {SHAPES[severity]}
      </span>
      <span className={hideLabel ? 'mg-visually-hidden' : classes.label}>{label}</span>
    </span>
  );
}

/** The token a severity is drawn with. */
export function severityColour(severity: Severity): string {
  return `var(--mg-${severity})`;
}
