'use client';

import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCommand, IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toIsoRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { copyText } from '@/components/ui/copy-text';
import { Tip } from '@/components/ui/tip';
import { useShellOverlays } from './overlays-context';

/** Copies the address of this view, its relative time frozen, so that others see the same data later. */
export function ShareButton({ hasTime }: { hasTime: boolean }) {
  const { t } = useTranslation('shell');
  const { absolute, timeZone } = useTimeRange();
  const share = async () => {
    const url = new URL(window.location.href);
    if (hasTime) {
      const range = toIsoRange(absolute());
      url.searchParams.set('from', range.from);
      url.searchParams.set('to', range.to);
      url.searchParams.set('tz', timeZone);
      url.searchParams.delete('refresh');
    }
    if (await copyText(url.href)) {
      notifications.show({ message: t('share.done') });
      return;
    }
    window.history.replaceState(window.history.state, '', url);
    notifications.show({ message: t('share.failed') });
  };
  return (
    <Tip label={t('share.hint')}>
      <ActionIcon size="lg" aria-label={t('share.action')} onClick={() => void share()}>
        <IconLink size={18} stroke={1.6} />
      </ActionIcon>
    </Tip>
  );
}

/** Opens the command palette. */
export function PaletteButton() {
  const { t } = useTranslation('shell');
  const { openPalette } = useShellOverlays();
  return (
    <Tip label={t('palette.open')}>
      <ActionIcon size="lg" aria-label={t('palette.open')} onClick={openPalette}>
        <IconCommand size={18} stroke={1.6} />
      </ActionIcon>
    </Tip>
  );
}
