'use client';

import { useTranslation } from 'react-i18next';
import { Explorer } from '@/components/explorer/explorer';
import { LOGS_EXPLORER } from './logs-explorer';

/** The logs explorer. */
export function LogsScreen() {
  const { t } = useTranslation('logs');
  return <Explorer source={LOGS_EXPLORER} title={t('title')} />;
}
