'use client';

import { useTranslation } from 'react-i18next';
import { ApiError } from '@/components/data/api-error';
import { FILTER_MISTAKES, type FoundMistake } from '@/model/filter/filter-error';

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

/** What a mistake does not name, its text does not mention. */
const NO_VALUES = { field: '', given: '', keyword: '', max: '', operator: '', sign: '', value: '', values: '' };

type NamedMistake = Pick<FoundMistake, 'mistake' | 'values'>;

interface ErrorWords {
  title: string;
  /** What to do about it. */
  advice: string;
  /** What was wrong with this very request; empty when nobody said. */
  reason: string;
}

/** What an error is called on a screen, and what to do about it. */
export function useErrorWords(): (error: Error) => ErrorWords {
  const { t } = useTranslation('errors');
  const mistakeWords = useMistakeWords();
  return (error) => {
    const known = error instanceof ApiError && isKnown(error.code) ? error.code : 'screen';
    const words = { title: t(`title.${known}`), advice: t(`advice.${known}`) };
    if (!(error instanceof ApiError) || error.status === 0 || known === 'unexpected_answer')
      return { ...words, reason: '' };
    return { ...words, reason: namesMistake(error.details) ? mistakeWords(error.details) : error.message };
  };
}

/** What is wrong with a filter, in the person's language. */
export function useMistakeWords(): (found: NamedMistake) => string {
  const { t } = useTranslation('errors');
  return ({ mistake, values }) => t(`mistake.${mistake}`, { ...NO_VALUES, ...values });
}

function namesMistake(details: object): details is NamedMistake {
  return 'mistake' in details && typeof details.mistake === 'string' && Object.hasOwn(FILTER_MISTAKES, details.mistake);
}
