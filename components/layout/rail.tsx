'use client';

import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '@/components/data/preferences-context';
import { Tip } from '@/components/ui/tip';
import { BrandMark } from './brand-mark';
import classes from './rail.module.css';
import { SCREENS, screenOf } from './screens';
import { useScreenHref } from './use-screen-href';

/** Navigation between screens: icons at the left, or a bar at the bottom of a phone. */
export function Rail() {
  const { t } = useTranslation('shell');
  const { railPinned, set } = usePreferences();
  const PinIcon = railPinned ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  const pinLabel = railPinned ? t('nav.unpin') : t('nav.pin');
  return (
    <nav className={classes.rail} data-pinned={railPinned} aria-label={t('nav.label')}>
      <Link href="/" className={classes.brand} aria-label={t('product')}>
        <BrandMark />
        <span className={classes.word}>{t('product')}</span>
      </Link>
      <RailList place="main" />
      <RailList place="foot" />
      <Tip label={pinLabel} side="right" disabled={railPinned}>
        <button
          type="button"
          className={classes.pin}
          aria-label={pinLabel}
          aria-pressed={railPinned}
          onClick={() => set({ railPinned: !railPinned })}
        >
          <PinIcon size={20} stroke={1.6} />
          <span className={classes.word} aria-hidden>
            {t('nav.unpin')}
          </span>
        </button>
      </Tip>
    </nav>
  );
}

function RailList({ place }: { place: 'main' | 'foot' }) {
  const { t } = useTranslation('shell');
  const { railPinned } = usePreferences();
  const current = screenOf(usePathname());
  const screenHref = useScreenHref();
  return (
    <ul className={classes.list} data-place={place}>
      {SCREENS.filter((screen) => screen.place === place).map(({ id, href, Icon }) => (
        <li key={id}>
          <Tip label={t(`nav.${id}`)} side="right" disabled={railPinned}>
            <Link href={screenHref(href)} className={classes.item} aria-current={id === current ? 'page' : undefined}>
              <Icon size={20} stroke={1.6} aria-hidden />
              <span className={classes.word}>{t(`nav.${id}`)}</span>
            </Link>
          </Tip>
        </li>
      ))}
    </ul>
  );
}
