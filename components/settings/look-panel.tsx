'use client';

import { Button, type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWhenConnected } from '@/components/data/connection';
import { LOCALES, type Preferences } from '@/components/data/preferences';
import { useBrowserTimeZone, usePreferences } from '@/components/data/preferences-context';
import { Panel } from '@/components/ui/panel';
import classes from './settings.module.css';

const ZoneSelect = dynamic(() => loadWhenConnected(() => import('./zone-select')).then((module) => module.ZoneSelect), {
  ssr: false,
  loading: () => <div className={classes.zone} />,
});

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];
const DENSITIES: readonly Preferences['density'][] = ['normal', 'compact'];

/** Language, theme, density and time zone. */
export function LookPanel() {
  const { t } = useTranslation('settings');
  const shell = useTranslation('shell').t;
  const { locale, density, set } = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server cannot know the theme this browser keeps, so the first HTML marks none.
  const mounted = useMounted();
  return (
    <Panel title={t('look.title')} hint={t('look.hint')}>
      <Choice name={t('look.language')} text={t('look.languageText')}>
        <SegmentedControl
          aria-label={t('look.language')}
          size="xs"
          value={locale}
          data={LOCALES.map((value) => ({ value, label: <span lang={value}>{shell(`language.${value}`)}</span> }))}
          onChange={(value) => set({ locale: value })}
        />
      </Choice>
      <Choice name={t('look.theme')} text={t('look.themeText')}>
        <SegmentedControl
          aria-label={t('look.theme')}
          size="xs"
          value={mounted ? colorScheme : ''}
          data={SCHEMES.map((value) => ({ value, label: shell(`theme.${value}`) }))}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        />
      </Choice>
      <Choice name={t('look.density')} text={t('look.densityText')}>
        <SegmentedControl
          aria-label={t('look.density')}
          size="xs"
          value={density}
          data={DENSITIES.map((value) => ({ value, label: t(`look.${value}`) }))}
          onChange={(value) => set({ density: value })}
        />
      </Choice>
      <Choice name={t('look.zone')} text={t('look.zoneText')}>
        <ZoneChoice />
      </Choice>
    </Panel>
  );
}

/** The zone by name; the list of some four hundred, and what searches it, come once it is to be changed. */
function ZoneChoice() {
  const { t } = useTranslation('settings');
  const shell = useTranslation('shell').t;
  const { timeZone } = usePreferences();
  const browserZone = useBrowserTimeZone();
  const [isChanging, setChanging] = useState(false);
  if (isChanging) return <ZoneSelect />;
  const zone = timeZone === 'browser' ? shell('time.zoneBrowser', { zone: browserZone }) : timeZone;
  return (
    <Button
      variant="default"
      justify="space-between"
      className={classes.zone}
      aria-label={t('look.zoneChange', { zone })}
      rightSection={<IconChevronDown size={14} />}
      onClick={() => setChanging(true)}
    >
      {zone}
    </Button>
  );
}

function Choice({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  return (
    <div className={classes.choice}>
      <div>
        <p className={classes.name}>{name}</p>
        <p className={classes.text}>{text}</p>
      </div>
      {children}
    </div>
  );
}
