import type { ReactNode } from 'react';
import classes from './verdict.module.css';

export type VerdictState = 'ok' | 'warning' | 'critical' | 'unknown';

const SHAPES: Record<VerdictState, string> = { ok: '●', warning: '▲', critical: '■', unknown: '◌' };

/** The first line of a screen: what is going on, in one sentence made from the data. `label` says the state in a word. */
export function Verdict(props: {
  state: VerdictState;
  label: string;
  children: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section className={classes.verdict} data-state={props.state} aria-live="polite" aria-atomic="true">
      <span className={classes.mark} role="img" aria-label={props.label}>
        {SHAPES[props.state]}
      </span>
      <div className={classes.words}>
        <p className={classes.sentence}>{props.children}</p>
        {props.detail ? <p className={classes.detail}>{props.detail}</p> : null}
      </div>
      {props.actions ? <div className={classes.actions}>{props.actions}</div> : null}
    </section>
  );
}

/** Holds the verdict's place while its data loads. */
export function VerdictSkeleton() {
  return <div className={classes.skeleton} aria-hidden />;
}
