'use client';

import { useRouter } from 'next/navigation';
import { useTranslation } from 'react-i18next';
import { SCREENS, type ScreenId } from './screens';
import { useKeys } from './use-keys';

/** Keys that work on every screen. */
export function ShellKeys() {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const labels: Record<ScreenId, string> = {
    overview: t('keys.goOverview'),
    logs: t('keys.goLogs'),
    ledger: t('keys.goLedger'),
    settings: t('keys.goSettings'),
    reference: t('keys.goReference'),
  };
  useKeys(
    Object.fromEntries(
      SCREENS.map(({ id, href, go }) => [`g ${go}`, { run: () => router.push(href), label: labels[id] }]),
    ),
  );
  return null;
}
