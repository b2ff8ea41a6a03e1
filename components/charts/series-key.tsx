import type { CSSProperties } from 'react';
import { SeverityMark } from '@/components/ui/severity-mark';
import { SEVERITIES } from '@/model/severity';
import type { PreparedChart } from './chart';
import classes from './series-key.module.css';

/** The colour and the name of a series. A severity has its shape, so that it is never colour alone. */
export function SeriesKey({ chart, id }: { chart: PreparedChart; id: string }) {
  const severity = SEVERITIES.find((one) => one === id);
  if (severity) return <SeverityMark severity={severity} />;
  const entry = chart.legend.find((one) => one.id === id);
  return (
    <span className={classes.key}>
      <span aria-hidden className={classes.swatch} style={{ '--swatch': entry?.colour } as CSSProperties} />
      <span>{entry?.label}</span>
    </span>
  );
}
