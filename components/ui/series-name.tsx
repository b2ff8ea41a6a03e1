import type { CSSProperties } from 'react';
import { seriesColour } from './series-colour';
import classes from './series-name.module.css';

/** A name with the colour its identity has on every screen. */
export function SeriesName({ identity, label }: { identity: string; label: string }) {
  return (
    <span className={classes.name}>
      <span aria-hidden className={classes.swatch} style={{ '--swatch': seriesColour(identity) } as CSSProperties} />
      <span className={classes.label}>{label}</span>
    </span>
  );
}
