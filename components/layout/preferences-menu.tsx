'use client';

import { ActionIcon, type MantineColorScheme, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LOCALES } from '@/components/data/preferences';
import { usePreferences } from '@/components/data/preferences-context';
import { useShellOverlays } from './overlays-context';

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const satisfies [MantineColorScheme, unknown][];

/** Theme and language within reach of every screen, and the list of keys. */
export function PreferencesMenu() {
  const { t } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { locale, set } = usePreferences();
  const { openKeyHelp } = useShellOverlays();
  const chosen = <IconCheck size={14} aria-hidden />;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Tooltip label={t('nav.display')}>
          <ActionIcon size="lg" aria-label={t('nav.display')}>
            <IconAdjustmentsHorizontal size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('theme.label')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            leftSection={<Icon size={16} stroke={1.6} />}
            rightSection={scheme === colorScheme ? chosen : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('language.label')}</Menu.Label>
        {LOCALES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            role="menuitemradio"
            aria-checked={language === locale}
            rightSection={language === locale ? chosen : null}
            onClick={() => set({ locale: language })}
          >
            {t(`language.${language}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={openKeyHelp}>
          {t('keys.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
