'use client';

import { useTranslation } from 'react-i18next';
import classes from './stale-note.module.css';
import { useFormat } from './use-format';

/** Says that what is shown could not be brought up to date, and how old it is. Shows nothing while all is well. */
export function StaleNote({ error, updatedAtMs }: { error: Error | null; updatedAtMs: number }) {
  const { t } = useTranslation('errors');
  const format = useFormat();
  if (!error) return null;
  return (
    <p role="status" className={classes.note}>
      <span aria-hidden className={classes.mark}>
        ▲
      </span>
      {t('stale', { time: format.time(updatedAtMs, 'time-seconds') })}
    </p>
  );
}
