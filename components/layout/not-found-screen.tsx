'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/empty-state';
import { AppFrame } from './app-frame';
import { Screen } from './screen';

/** For addresses nothing answers. */
export function NotFoundScreen() {
  const { t } = useTranslation('errors');
  return (
    <AppFrame>
      <Screen title={t('notFound.title')} hasTime={false}>
        <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
          <Button component={Link} href="/">
            {t('notFound.home')}
          </Button>
        </EmptyState>
      </Screen>
    </AppFrame>
  );
}
