'use client';

import { useTranslation } from 'react-i18next';
import classes from './logs.module.css';

/** A part of the screen that failed while the rows say why at length: one line, its reason on hover, and a retry. */
export function ErrorLine({ text, error, onRetry }: { text: string; error: Error; onRetry: () => void }) {
  const { t } = useTranslation('logs');
  return (
    <p className={classes.errorLine} role="alert" title={error.message}>
      <span aria-hidden className={classes.errorMark}>
        ■
      </span>
      {text}
      <button type="button" onClick={onRetry}>
        {t('rows.retry')}
      </button>
    </p>
  );
}
