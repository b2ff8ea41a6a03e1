'use client';

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/components/data/api-error';
import classes from './state.module.css';
import { useErrorWords } from './use-error-words';

/** What failed, why, and a way to try again, in the place of the content. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation('errors');
  const { title, advice } = useErrorWords()(error);
  const showMessage =
    error instanceof ApiError && error.status > 0 && error.message && error.code !== 'unexpected_answer';
  return (
    <div className={classes.state} role="alert">
      <p className={classes.title}>
        <span aria-hidden className={classes.errorMark}>
          ■
        </span>
        {title}
      </p>
      {showMessage ? <p className={classes.quote}>{error.message}</p> : null}
      <p className={classes.text}>{advice}</p>
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}
