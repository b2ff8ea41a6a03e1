import type { ReactNode } from 'react';
import classes from './tip.module.css';

/**
 * A short label beside what it wraps, on hover and keyboard focus. For eyes only: the wrapped control carries the same
 * words as its accessible name. Drawn by CSS, since a positioning library would be a sixth of a first load.
 */
export function Tip(props: { label: string; side?: 'bottom' | 'right'; disabled?: boolean; children: ReactNode }) {
  return (
    <span
      className={classes.tip}
      data-side={props.side ?? 'bottom'}
      data-label={props.disabled ? undefined : props.label}
    >
      {props.children}
    </span>
  );
}
