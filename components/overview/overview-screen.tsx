'use client';

import { useTranslation } from 'react-i18next';
import { Screen } from '@/components/layout/screen';

/** The first screen: the state of ingestion and of services by log errors. */
export function OverviewScreen() {
  const { t } = useTranslation('overview');
  return <Screen title={t('title')}>{null}</Screen>;
}
