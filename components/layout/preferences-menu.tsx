'use client';

import { ActionIcon, Button, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES } from '@/components/data/preferences';
import { usePreferences } from '@/components/data/preferences-context';
import { Dropdown } from '@/components/ui/dropdown';
import { Tip } from '@/components/ui/tip';
import { useShellOverlays } from './overlays-context';
import classes from './preferences-menu.module.css';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

/** Theme and language within reach of every screen, and the list of keys. */
export function PreferencesMenu() {
  const { t } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { locale, set } = usePreferences();
  const { openKeyHelp } = useShellOverlays();
  const [opened, setOpened] = useState(false);
  return (
    <Tip label={t('nav.display')}>
      <Dropdown
        opened={opened}
        onChange={setOpened}
        label={t('nav.display')}
        target={(attributes) => (
          <ActionIcon size="lg" aria-label={t('nav.display')} {...attributes}>
            <IconAdjustmentsHorizontal size={18} stroke={1.6} />
          </ActionIcon>
        )}
      >
        <div className={classes.menu}>
          <RadioList
            name={t('theme.label')}
            chosen={colorScheme}
            choices={SCHEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
            onChoose={setColorScheme}
          />
          <RadioList
            name={t('language.label')}
            chosen={locale}
            choices={LOCALES.map((value) => ({ value, label: t(`language.${value}`), lang: value }))}
            onChoose={(value) => set({ locale: value })}
          />
          <Button
            variant="subtle"
            color="gray"
            justify="flex-start"
            leftSection={<IconKeyboard size={16} stroke={1.6} />}
            onClick={() => {
              setOpened(false);
              openKeyHelp();
            }}
          >
            {t('keys.title')}
          </Button>
        </div>
      </Dropdown>
    </Tip>
  );
}

interface RadioListProps<T extends string> {
  name: string;
  chosen: T;
  choices: readonly { value: T; label: string; lang?: string }[];
  onChoose: (value: T) => void;
}

function RadioList<T extends string>({ name, chosen, choices, onChoose }: RadioListProps<T>) {
  return (
    <fieldset className={classes.group}>
      <legend>{name}</legend>
      {choices.map(({ value, label, lang }) => (
        <label key={value} className={classes.choice} lang={lang}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
