'use client';

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionLost } from '@/components/data/connection';
import { usePreferences } from '@/components/data/preferences-context';
import classes from './app-frame.module.css';
import { ConnectionBanner } from './connection-banner';
import { ShellOverlaysProvider } from './overlays';
import { PhoneBar } from './phone-bar';
import { QueryProgress } from './query-progress';
import { Rail } from './rail';
import { useScreenKeys } from './use-screen-keys';

/** The rail and the place of a screen. Each screen brings its own header through `Screen`. */
export function AppFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const { railPinned } = usePreferences();
  const isLost = useConnectionLost() !== undefined;
  useScreenKeys();
  return (
    <ShellOverlaysProvider>
      <div className={classes.frame} data-pinned={railPinned} data-connection={isLost ? 'lost' : 'open'}>
        <a className={classes.skip} href="#content">
          {t('skip')}
        </a>
        <Rail />
        <div className={classes.screen}>
          <ConnectionBanner />
          {children}
        </div>
        <PhoneBar />
        <QueryProgress />
      </div>
    </ShellOverlaysProvider>
  );
}
