'use client';

import { IconDots } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dropdown } from '@/components/ui/dropdown';
import classes from './rail.module.css';
import { ScreenLink } from './screen-link';
import { PHONE_SCREENS, SCREENS, screenOf } from './screens';

/** Navigation at the bottom of a phone: four screens, and "More" for the others. */
export function PhoneBar() {
  const { t } = useTranslation('shell');
  const [opened, setOpened] = useState(false);
  const current = screenOf(usePathname());
  const others = SCREENS.filter(({ id }) => !PHONE_SCREENS.includes(id));
  return (
    <nav className={classes.bar} aria-label={t('nav.label')}>
      <ul>
        {PHONE_SCREENS.map((id) => (
          <li key={id}>
            <ScreenLink id={id} />
          </li>
        ))}
        <li className={classes.more}>
          <Dropdown
            opened={opened}
            onChange={setOpened}
            label={t('nav.more')}
            target={(attributes) => (
              <button
                type="button"
                className={classes.item}
                data-current={others.some(({ id }) => id === current)}
                {...attributes}
              >
                <IconDots size={20} stroke={1.6} aria-hidden />
                <span className={classes.word}>{t('nav.more')}</span>
              </button>
            )}
          >
            <ul className={classes.others}>
              {others.map(({ id }) => (
                <li key={id}>
                  <ScreenLink id={id} onFollow={() => setOpened(false)} />
                </li>
              ))}
            </ul>
          </Dropdown>
        </li>
      </ul>
    </nav>
  );
}
