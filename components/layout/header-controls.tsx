'use client';

import classes from './header-controls.module.css';
import { PreferencesMenu } from './preferences-menu';
import { RefreshControl } from './refresh-control';
import { PaletteButton, ShareButton } from './share-button';
import { TimeRangeControl } from './time-range-control';

/** When, how often, share, and the palette: the right end of every header. */
export function HeaderControls({ hasTime }: { hasTime: boolean }) {
  return (
    <div className={classes.controls}>
      {hasTime ? (
        <>
          <TimeRangeControl />
          <RefreshControl />
        </>
      ) : null}
      <ShareButton hasTime={hasTime} />
      <PaletteButton />
      <PreferencesMenu />
    </div>
  );
}
