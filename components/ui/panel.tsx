'use client';

import type { ReactNode } from 'react';
import classes from './panel.module.css';
import { PanelBoundary } from './panel-boundary';

export interface PanelProps {
  title: ReactNode;
  /** Unit or scope of the figures, on the title line. */
  hint?: ReactNode;
  /** Buttons on the right of the title line. */
  actions?: ReactNode;
  /** False lets a table or chart touch the panel's edge. */
  padded?: boolean;
  children: ReactNode;
}

/** A titled region of a screen. What breaks inside stays inside. */
export function Panel({ title, hint, actions, padded = true, children }: PanelProps) {
  return (
    <section className={classes.panel}>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {hint ? <span className={classes.hint}>{hint}</span> : null}
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </header>
      <div className={padded ? classes.body : classes.flush}>
        <PanelBoundary>{children}</PanelBoundary>
      </div>
    </section>
  );
}
