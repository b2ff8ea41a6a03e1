'use client';

import { useRouter } from 'next/navigation';
import { useTranslation } from 'react-i18next';
import { SCREENS, type ScreenId } from './screens';
import { useKeys } from './use-keys';
import { useScreenHref } from './use-screen-href';

/** `g` and a letter go to a screen, everywhere. */
export function useScreenKeys(): void {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const screenHref = useScreenHref();
  const labels: Record<ScreenId, string> = {
    overview: t('keys.goOverview'),
    logs: t('keys.goLogs'),
    ledger: t('keys.goLedger'),
    settings: t('keys.goSettings'),
    reference: t('keys.goReference'),
  };
  const bindings = SCREENS.map(({ id, href, go }) => {
    const run = () => router.push(screenHref(href));
    return [`g ${go}`, { run, label: labels[id] }] as const;
  });
  useKeys(Object.fromEntries(bindings));
}
