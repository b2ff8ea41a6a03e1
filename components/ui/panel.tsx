'use client';

import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state';
import { MenuButton, type MenuItem } from './menu';
import classes from './panel.module.css';
import { PanelBoundary } from './panel-boundary';
import { StaleNote } from './stale-note';

/** How the data of a panel stand. */
export interface PanelAnswer {
  hasData: boolean;
  /** The last failure, until a request succeeds; the figures shown are then of an earlier moment. */
  error: Error | null;
  updatedAtMs: number;
  onRetry: () => void;
  /** Of the content to come, so that nothing jumps when it is there. */
  heightPx: number;
}

export interface PanelProps {
  title: ReactNode;
  /** Unit or scope of the figures, on the title line. */
  hint?: ReactNode;
  /** Buttons on the right of the title line. */
  actions?: ReactNode;
  menu?: { label: string; items: readonly MenuItem[] };
  /** False lets a table or chart touch the panel's edge. */
  padded?: boolean;
  answer?: PanelAnswer;
  children: ReactNode;
}

/**
 * A titled region of a screen. What breaks inside stays inside. With `answer` it shows what stands there until data come,
 * why they do not, and how old they are when they could not be brought up to date.
 */
export function Panel({ title, hint, actions, menu, padded = true, answer, children }: PanelProps) {
  const isStale = answer?.hasData === true && answer.error !== null;
  return (
    <section className={classes.panel}>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {hint ? <span className={classes.hint}>{hint}</span> : null}
        {actions || menu ? (
          <div className={classes.actions}>
            {actions}
            {menu ? <MenuButton {...menu} /> : null}
          </div>
        ) : null}
      </header>
      {answer && isStale ? <StaleNote error={answer.error} updatedAtMs={answer.updatedAtMs} /> : null}
      <div className={padded ? classes.body : classes.flush} data-stale={isStale}>
        {answer && !answer.hasData ? <PanelWaiting answer={answer} /> : <PanelBoundary>{children}</PanelBoundary>}
      </div>
    </section>
  );
}

function PanelWaiting({ answer }: { answer: PanelAnswer }) {
  if (answer.error) return <ErrorState error={answer.error} onRetry={answer.onRetry} />;
  return (
    <div aria-busy="true" className={classes.waiting}>
      <Skeleton height={answer.heightPx} />
    </div>
  );
}
