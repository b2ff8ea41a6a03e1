'use client';

import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBrowserTimeZone, usePreferences } from '@/components/data/preferences-context';

/** The time zone of this browser's person: that of the device, or any other. */
export function ZoneSelect() {
  const { t } = useTranslation('settings');
  const shell = useTranslation('shell').t;
  const { timeZone, set } = usePreferences();
  const browserZone = useBrowserTimeZone();
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  return (
    <Select
      aria-label={t('look.zone')}
      searchable
      autoFocus
      defaultDropdownOpened
      w={260}
      limit={50}
      value={timeZone}
      data={[{ value: 'browser', label: shell('time.zoneBrowser', { zone: browserZone }) }, ...zones]}
      onChange={(value) => set({ timeZone: value ?? 'browser' })}
    />
  );
}
