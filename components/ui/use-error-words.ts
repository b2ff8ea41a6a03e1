'use client';

import { useTranslation } from 'react-i18next';
import { ApiError } from '@/components/data/api-error';

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

/** What an error is called on a screen, and what to do about it. */
export function useErrorWords(): (error: Error) => { title: string; advice: string } {
  const { t } = useTranslation('errors');
  return (error) => {
    const code = error instanceof ApiError && isKnown(error.code) ? error.code : 'screen';
    return { title: t(`title.${code}`), advice: t(`advice.${code}`) };
  };
}
