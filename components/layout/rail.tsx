'use client';

import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionLost } from '@/components/data/connection';
import { usePreferences } from '@/components/data/preferences-context';
import { BrandMark } from './brand-mark';
import classes from './rail.module.css';
import { ScreenLink } from './screen-link';
import { SCREEN_GROUPS, SCREENS } from './screens';
import { useScreenHref } from './use-screen-href';

/** Navigation between screens at the left: icons, with their words while the pointer or the focus is there or when pinned. */
export function Rail() {
  const { t } = useTranslation('shell');
  const { railPinned, set } = usePreferences();
  const screenHref = useScreenHref();
  // The pointer still rests on what it chose: open, the rail would cover the start of the screen it led to.
  const [isFollowed, setFollowed] = useState(false);
  const follow = () => setFollowed(true);
  const PinIcon = railPinned ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  const pinLabel = railPinned ? t('nav.unpin') : t('nav.pin');
  return (
    <nav
      className={classes.rail}
      data-pinned={railPinned}
      data-followed={isFollowed}
      aria-label={t('nav.label')}
      onPointerLeave={() => setFollowed(false)}
    >
      <Link href={screenHref('/')} className={classes.brand} aria-label={t('product')} onClick={follow}>
        <BrandMark />
        <span className={classes.word}>{t('product')}</span>
      </Link>
      {SCREEN_GROUPS.map((group) => (
        <ul key={group} className={classes.list} data-group={group}>
          {SCREENS.filter((screen) => screen.group === group).map(({ id }) => (
            <li key={id}>
              <ScreenLink id={id} onFollow={follow} />
            </li>
          ))}
        </ul>
      ))}
      <ConnectionMark />
      <button
        type="button"
        className={classes.item}
        aria-label={pinLabel}
        aria-pressed={railPinned}
        onClick={() => set({ railPinned: !railPinned })}
      >
        <PinIcon size={20} stroke={1.6} aria-hidden />
        <span className={classes.word} aria-hidden>
          {t(railPinned ? 'nav.unpin' : 'nav.pinShort')}
        </span>
      </button>
    </nav>
  );
}

function ConnectionMark() {
  const { t } = useTranslation('shell');
  const isLost = useConnectionLost() !== undefined;
  const word = t(isLost ? 'connection.closed' : 'connection.open');
  return (
    <p className={classes.connection} data-lost={isLost} title={word}>
      <span aria-hidden className={classes.dot}>
        {isLost ? '■' : '●'}
      </span>
      <span className={classes.word}>{word}</span>
    </p>
  );
}
