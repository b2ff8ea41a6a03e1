import { memo, useMemo } from 'react';
import type { PreparedChart } from './chart';
import classes from './plot.module.css';
import { comparedPath } from './plot-geometry';

/** The other time a chart is compared with, as a dotted line that steps from bar to bar. */
export const ComparedLine = memo(function Compared(props: { chart: PreparedChart; width: number; heightPx: number }) {
  const { chart, width, heightPx } = props;
  const path = useMemo(() => comparedPath(chart, width, heightPx), [chart, width, heightPx]);
  return path ? <path d={path} className={classes.compared} /> : null;
});
