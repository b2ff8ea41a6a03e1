'use client';

import type { PreparedChart } from './chart';
import { useSharedMoment } from './crosshair';
import classes from './plot.module.css';
import { barBox } from './plot-geometry';
import type { PlotSelection } from './use-plot-selection';

/** A thin line at the moment that is described here, or in another chart of the screen. */
export function Crosshair(props: { id: string; chart: PreparedChart; active: number | undefined; width: number }) {
  const { chart, active, width } = props;
  const moment = useSharedMoment(props.id);
  const shared = moment === undefined ? -1 : chart.slots.findIndex(({ start, end }) => moment >= start && moment < end);
  const index = active ?? shared;
  if (index < 0) return null;
  const left = ((index + 0.5) / chart.slots.length) * width;
  return <span aria-hidden className={classes.crosshair} data-testid="crosshair" style={{ left }} />;
}

/** The band behind the bucket under the pointer, or behind all of a drag. */
export function SelectionBand(props: {
  chart: PreparedChart;
  selection: PlotSelection;
  width: number;
  heightPx: number;
}) {
  const { active, anchor } = props.selection;
  if (active === undefined) return null;
  const count = props.chart.slots.length;
  const from = barBox(Math.min(active, anchor ?? active), count, props.width);
  const to = barBox(Math.max(active, anchor ?? active), count, props.width);
  return <rect x={from.x} width={to.x + to.width - from.x} height={props.heightPx} className={classes.band} />;
}
