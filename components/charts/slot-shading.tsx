import { useId } from 'react';
import type { PreparedChart } from './chart';
import classes from './plot.module.css';
import { barBox } from './plot-geometry';

/** Behind the marks: buckets that say less than their neighbours are hatched, those nobody knows of are shaded and have no base. */
export function SlotShading({ chart, width, heightPx }: { chart: PreparedChart; width: number; heightPx: number }) {
  const hatch = useId();
  const boxOf = (index: number) => {
    const box = barBox(index, chart.slots.length, width);
    const next = barBox(index + 1, chart.slots.length, width);
    return { x: box.x, width: next.x - box.x };
  };
  return (
    <>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2="6" strokeWidth="2" className={classes.hatch} />
      </pattern>
      {chart.slots.map((slot, index) => {
        if (slot.total === null)
          return <rect key={slot.start} {...boxOf(index)} height={heightPx} className={classes.noData} />;
        if (slot.partial === null) return null;
        return <rect key={slot.start} {...boxOf(index)} height={heightPx} fill={`url(#${hatch})`} />;
      })}
    </>
  );
}
