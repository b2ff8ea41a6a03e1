'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslation } from 'react-i18next';
import classes from './rail.module.css';
import { SCREENS, type ScreenId, screenOf } from './screens';
import { useScreenHref } from './use-screen-href';

/** A screen by icon and name, as the rail, the bar of a phone and its "More" show it. */
export function ScreenLink({ id, onFollow }: { id: ScreenId; onFollow?: () => void }) {
  const { t } = useTranslation('shell');
  const current = screenOf(usePathname());
  const screenHref = useScreenHref();
  const screen = SCREENS.find((one) => one.id === id);
  if (!screen) return null;
  return (
    <Link
      href={screenHref(screen.href)}
      className={classes.item}
      aria-current={id === current ? 'page' : undefined}
      onClick={onFollow}
    >
      <screen.Icon size={20} stroke={1.6} aria-hidden />
      <span className={classes.word}>{t(`nav.${id}`)}</span>
    </Link>
  );
}
