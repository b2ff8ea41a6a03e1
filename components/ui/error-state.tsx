'use client';

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useConnectionLost } from '@/components/data/connection';
import classes from './state.module.css';
import { useErrorWords } from './use-error-words';

/** What failed, why, and a way to try again, in the place of the content. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation('errors');
  const { title, advice, reason } = useErrorWords()(error);
  const isLost = useConnectionLost() !== undefined;
  if (isLost) {
    return (
      <div className={classes.state}>
        <p className={classes.text}>{t('waiting')}</p>
      </div>
    );
  }
  return (
    <div className={classes.state} role="alert">
      <p className={classes.title}>
        <span aria-hidden className={classes.errorMark}>
          ■
        </span>
        {title}
      </p>
      {reason ? <p className={classes.quote}>{reason}</p> : null}
      <p className={classes.text}>{advice}</p>
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}
