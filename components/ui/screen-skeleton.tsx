import classes from './screen-skeleton.module.css';
import { VerdictSkeleton } from './verdict';

/** The shape of a screen with a verdict, a chart and a table while its data loads. */
export function ScreenSkeleton() {
  return (
    <div aria-busy="true" className={classes.screen}>
      <VerdictSkeleton />
      <div className={classes.block} data-size="chart" />
      <div className={classes.block} data-size="table" />
    </div>
  );
}
