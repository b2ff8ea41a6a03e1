const WIDTH = 96;
const HEIGHT = 24;

/** Counts over equal slices of the range as small bars from zero; what is not zero is seen, a gap (null) has no base. */
export function Sparkline(props: { values: readonly (number | null)[]; colour: string; label: string }) {
  const { values, colour, label } = props;
  const top = Math.max(1, ...values.map((value) => value ?? 0));
  const edge = (index: number) => Math.round((index * WIDTH) / Math.max(1, values.length));
  const bars = values.map((value, index) => {
    const height = value ? Math.max(1, Math.round((value / top) * HEIGHT)) : 0;
    const width = Math.max(1, edge(index + 1) - edge(index) - 1);
    return height > 0 ? `M${edge(index)} ${HEIGHT - height}h${width}v${height}h-${width}z` : '';
  });
  const base = values.map((value, index) =>
    value === null ? '' : `M${edge(index)} ${HEIGHT - 0.5}H${edge(index + 1)}`,
  );
  return (
    <svg role="img" aria-label={label} width={WIDTH} height={HEIGHT} shapeRendering="crispEdges">
      <path d={base.join('')} stroke="var(--mg-line)" />
      <path d={bars.join('')} fill={colour} />
    </svg>
  );
}
