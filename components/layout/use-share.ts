'use client';

import { useTranslation } from 'react-i18next';
import { toIsoRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { copyText } from '@/components/ui/copy-text';
import { showToast } from '@/components/ui/toast';

/** Copies the address of this view, its relative time frozen, so that others see the same data later. */
export function useShare(hasTime: boolean): () => Promise<void> {
  const { t } = useTranslation('shell');
  const { absolute, timeZone } = useTimeRange();
  return async () => {
    const url = new URL(window.location.href);
    if (hasTime) {
      const range = toIsoRange(absolute());
      url.searchParams.set('from', range.from);
      url.searchParams.set('to', range.to);
      url.searchParams.set('tz', timeZone);
      url.searchParams.delete('refresh');
    }
    if (await copyText(url.href)) {
      void showToast({ message: t('share.done') });
      return;
    }
    window.history.replaceState(window.history.state, '', url);
    void showToast({ message: t('share.failed') });
  };
}
