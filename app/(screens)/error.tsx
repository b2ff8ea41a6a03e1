'use client';

import { useTranslation } from 'react-i18next';
import { Screen } from '@/components/layout/screen';
import { ErrorState } from '@/components/ui/error-state';

export default function ScreenError({ error, reset }: { error: Error; reset: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Screen title={t('product')} hasTime={false}>
      <ErrorState error={error} onRetry={reset} />
    </Screen>
  );
}
