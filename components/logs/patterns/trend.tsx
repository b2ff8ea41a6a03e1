const WIDTH = 96;
const HEIGHT = 24;

/** Counts over equal slices of the range as small bars; the tallest fills the height. */
export function Trend({ values, colour, label }: { values: readonly number[]; colour: string; label: string }) {
  const top = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length);
  const path = values
    .map((value, index) => {
      const height = value > 0 ? Math.max(1, Math.round((value / top) * HEIGHT)) : 0;
      const left = Math.round(index * step);
      const width = Math.max(1, Math.round((index + 1) * step) - left - 1);
      return height > 0 ? `M${left} ${HEIGHT - height}h${width}v${height}h-${width}z` : '';
    })
    .join('');
  return (
    <svg role="img" aria-label={label} width={WIDTH} height={HEIGHT} shapeRendering="crispEdges">
      <line x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--mg-line)" />
      <path d={path} fill={colour} />
    </svg>
  );
}
