'use client';

import type { CSSProperties } from 'react';
import type { IdentityKind } from './identity-order';
import classes from './series-name.module.css';
import { useIdentityColour } from './use-identity-colour';

/** A name with the colour its identity has on every screen. */
export function SeriesName(props: { kind: IdentityKind; identity: string; label: string }) {
  const colour = useIdentityColour(props.kind, props.identity);
  return (
    <span className={classes.name}>
      <span aria-hidden className={classes.swatch} style={{ '--swatch': colour } as CSSProperties} />
      <span className={classes.label}>{props.label}</span>
    </span>
  );
}
