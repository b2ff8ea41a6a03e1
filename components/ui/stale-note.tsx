'use client';

import { useTranslation } from 'react-i18next';
import { useConnectionLost } from '@/components/data/connection';
import classes from './stale-note.module.css';
import { useErrorWords } from './use-error-words';
import { useFormat } from './use-format';

/**
 * Says that what is shown could not be brought up to date, why, and how old it is; while the server is gone only how
 * old, for the banner says why. Shows nothing while all is well.
 */
export function StaleNote({ error, updatedAtMs }: { error: Error | null; updatedAtMs: number }) {
  const { t } = useTranslation('errors');
  const format = useFormat();
  const words = useErrorWords();
  const isLost = useConnectionLost() !== undefined;
  if (isLost && updatedAtMs > 0) {
    return <p className={classes.age}>{t('figuresOf', { time: format.time(updatedAtMs, 'time-seconds') })}</p>;
  }
  if (!error) return null;
  return (
    <p role="status" className={classes.note}>
      <span aria-hidden className={classes.mark}>
        ▲
      </span>
      {t('stale', { reason: words(error).title, time: format.time(updatedAtMs, 'time-seconds') })}
    </p>
  );
}
