'use client';

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const NAMED = [
  'timestamp',
  'severity',
  'service',
  'body',
  'source',
  'scope',
  'host.name',
  'trace_id',
  'span_id',
] as const;
type Named = (typeof NAMED)[number];

const isNamed = (field: string): field is Named => (NAMED as readonly string[]).includes(field);

/** A field as people read it: words for the common ones, the sender's own name for all others. */
export function useFieldLabel(): (field: string) => string {
  const { t } = useTranslation('logs');
  return useCallback(
    (field) => {
      if (!isNamed(field)) return field;
      return field === 'host.name' ? t('field.host') : t(`field.${field}`);
    },
    [t],
  );
}
