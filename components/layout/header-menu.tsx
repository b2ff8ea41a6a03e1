'use client';

import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconCommand, IconKeyboard, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES } from '@/components/data/preferences';
import { usePreferences } from '@/components/data/preferences-context';
import { Dropdown } from '@/components/ui/dropdown';
import { Tip } from '@/components/ui/tip';
import classes from './header-menu.module.css';
import { useShellOverlays } from './overlays-context';
import { useShare } from './use-share';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

/** What every screen can do besides its own: share, the palette, the keys, theme and language. */
export function HeaderMenu({ hasTime }: { hasTime: boolean }) {
  const { t } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { locale, set } = usePreferences();
  const { openPalette, openKeyHelp } = useShellOverlays();
  const share = useShare(hasTime);
  const [opened, setOpened] = useState(false);
  const actions = [
    { label: t('share.action'), hint: t('share.hint'), Icon: IconLink, run: () => void share() },
    { label: t('palette.open'), hint: undefined, Icon: IconCommand, run: openPalette },
    { label: t('keys.open'), hint: undefined, Icon: IconKeyboard, run: openKeyHelp },
  ];
  return (
    <Tip label={t('nav.menu')}>
      <Dropdown
        opened={opened}
        onChange={setOpened}
        label={t('nav.menu')}
        target={(attributes) => (
          <ActionIcon size="lg" aria-label={t('nav.menu')} {...attributes}>
            <IconAdjustmentsHorizontal size={18} stroke={1.6} />
          </ActionIcon>
        )}
      >
        <div className={classes.menu}>
          <ul className={classes.actions}>
            {actions.map(({ label, hint, Icon, run }) => (
              <li key={label}>
                <button
                  type="button"
                  title={hint}
                  className={classes.action}
                  onClick={() => {
                    setOpened(false);
                    run();
                  }}
                >
                  <Icon size={16} stroke={1.6} aria-hidden />
                  {label}
                </button>
              </li>
            ))}
          </ul>
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
