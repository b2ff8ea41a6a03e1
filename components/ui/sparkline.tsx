import classes from './sparkline.module.css';

const WIDTH = 96;
const HEIGHT = 24;

/** Counts over time as small bars from zero. `label` says it in words; colour is a token. */
export function Sparkline({ values, colour, label }: { values: readonly number[]; colour: string; label: string }) {
  const largest = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length);
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--mg-line)" />
      {values.map((value, index) => {
        const height = value > 0 ? Math.max(1.5, (value / largest) * (HEIGHT - 1)) : 0;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
            key={index}
            x={index * step + step * 0.1}
            y={HEIGHT - height}
            width={step * 0.8}
            height={height}
            fill={colour}
          />
        );
      })}
    </svg>
  );
}
