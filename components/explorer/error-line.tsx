'use client';

import { useTranslation } from 'react-i18next';
import { useErrorWords } from '@/components/ui/use-error-words';
import classes from './explorer.module.css';

/** A part of the screen that failed: one line with its reason and a retry. */
export function ErrorLine({ text, error, onRetry }: { text: string; error: Error; onRetry: () => void }) {
  const { t } = useTranslation('explorer');
  const errors = useTranslation('errors').t;
  const words = useErrorWords();
  return (
    <p className={classes.errorLine} role="alert" title={error.message}>
      <span aria-hidden className={classes.errorMark}>
        ■
      </span>
      {errors('because', { what: text, reason: words(error).title })}
      <button type="button" onClick={onRetry}>
        {t('rows.retry')}
      </button>
    </p>
  );
}
