import type { ReactNode } from 'react';
import classes from './state.module.css';

/** Says what would be here and what to do so that something is. */
export function EmptyState({ title, text, children }: { title: ReactNode; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.state}>
      <p className={classes.title}>
        <span aria-hidden className={classes.emptyMark}>
          ◌
        </span>
        {title}
      </p>
      {text ? <p className={classes.text}>{text}</p> : null}
      {children}
    </div>
  );
}
