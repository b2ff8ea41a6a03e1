import { memo, useMemo } from 'react';
import type { PreparedChart } from './chart';
import classes from './plot.module.css';
import { barPaths, cutPath } from './plot-geometry';

/** Stacked bars, one path a series; what reaches beyond the axis is cut through. */
export const BarMarks = memo(function Bars(props: { chart: PreparedChart; width: number; heightPx: number }) {
  const { chart, width, heightPx } = props;
  const paths = useMemo(() => barPaths(chart, width, heightPx), [chart, width, heightPx]);
  return (
    <>
      {chart.series.map(({ id, colour }) => (
        <path key={id} d={paths.get(id) ?? ''} fill={colour} />
      ))}
      {chart.clipped ? <path d={cutPath(chart, width)} className={classes.cut} /> : null}
    </>
  );
});
