import type { PreparedChart } from './chart';
import classes from './plot.module.css';
import { placeMarkers } from './plot-geometry';

/** What was changed when: a thin line with a label, over all marks. */
export function ChangeMarkers({ chart, width }: { chart: PreparedChart; width: number }) {
  return placeMarkers(chart, width).map(({ atMs, label, x, side }) => (
    <span key={`${atMs} ${label}`} className={classes.change} data-side={side} style={{ left: x }} title={label}>
      <span className={side === 'none' ? 'mg-visually-hidden' : classes.changeLabel}>{label}</span>
    </span>
  ));
}
