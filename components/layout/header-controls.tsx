'use client';

import classes from './header-controls.module.css';
import { HeaderMenu } from './header-menu';
import { RefreshControl } from './refresh-control';
import { TimeRangeControl } from './time-range-control';

/** When, how often, and the menu: the right end of every header. */
export function HeaderControls({ hasTime }: { hasTime: boolean }) {
  return (
    <div className={classes.controls}>
      {hasTime ? (
        <div className={classes.when}>
          <TimeRangeControl />
          <RefreshControl />
        </div>
      ) : null}
      <HeaderMenu hasTime={hasTime} />
    </div>
  );
}
