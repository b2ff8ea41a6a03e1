'use client';

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/components/data/api-error';
import classes from './state.module.css';

const KNOWN_CODES = [
  'unreachable',
  'unexpected_answer',
  'bad_request',
  'invalid_filter',
  'not_found',
  'conflict',
  'query_too_expensive',
  'too_many_requests',
  'unavailable',
  'internal',
] as const;
type KnownCode = (typeof KNOWN_CODES)[number];

const isKnown = (code: string): code is KnownCode => (KNOWN_CODES as readonly string[]).includes(code);

/** What failed, why, and a way to try again, in the place of the content. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation('errors');
  const code = error instanceof ApiError ? error.code : 'screen';
  const title = isKnown(code) ? t(`title.${code}`) : t('title.screen');
  const advice = isKnown(code) ? t(`advice.${code}`) : t('advice.screen');
  const showMessage = error instanceof ApiError && error.status > 0 && error.message && code !== 'unexpected_answer';
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
