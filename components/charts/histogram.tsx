'use client';

import { useElementSize } from '@mantine/hooks';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { severityColour } from '@/components/ui/severity-mark';
import { useFormat } from '@/components/ui/use-format';
import classes from './histogram.module.css';
import { type TimeTick, timeTicks } from './histogram-axis';
import { barBox, severityPaths } from './histogram-geometry';
import { useHistogramInteraction } from './histogram-interaction';
import { type HistogramBar, type HistogramDrawing, mergeBars } from './histogram-prepare';
import { HistogramTooltip } from './histogram-tooltip';

const HEIGHT = 96;
const PIXELS_PER_TICK = 84;
/** A label that would be cut at the right edge is left out. */
const PIXELS_PER_CHARACTER = 7;

/** Rows over time, stacked by severity. `onZoom` gets milliseconds since the epoch. */
export function Histogram(props: { drawing: HistogramDrawing; onZoom: (from: number, to: number) => void }) {
  const { drawing, onZoom } = props;
  const { t } = useTranslation('logs');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const hatch = useId();
  const { selection, handlers } = useHistogramInteraction(drawing, onZoom);
  const paths = useMemo(() => [...severityPaths(drawing, width, HEIGHT)], [drawing, width]);
  const ticks = useMemo(
    () =>
      timeTicks(drawing.start, drawing.end, Math.max(2, Math.floor(width / PIXELS_PER_TICK)), {
        ...format,
        nowMs: Date.now(),
      }),
    [drawing, width, format],
  );
  const fits = (tick: TimeTick) => tick.share * width < width - tick.label.length * PIXELS_PER_CHARACTER;
  const active =
    selection.active === undefined
      ? undefined
      : mergeBars(drawing, selection.anchor ?? selection.active, selection.active);
  const barText = (bar: HistogramBar) =>
    t('histogram.bar', {
      when: format.span(bar.start, bar.end),
      count: bar.total,
      total: format.count(bar.total),
    });

  return (
    <div className={classes.chart}>
      {drawing.total > 0 ? (
        <span className={classes.top} aria-hidden>
          {format.short(drawing.top)}
        </span>
      ) : null}
      <div
        ref={ref}
        className={classes.plot}
        role="slider"
        tabIndex={0}
        aria-label={t('histogram.label')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, drawing.bars.length - 1)}
        aria-valuenow={selection.active ?? Math.max(0, drawing.bars.length - 1)}
        aria-valuetext={active ? barText(active) : t('histogram.hint')}
        {...handlers}
      >
        <svg aria-hidden="true" width="100%" height={HEIGHT} className={classes.svg}>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line y2="5" stroke="var(--mg-surface)" strokeWidth="2.5" />
          </pattern>
          <line x2="100%" y1="0.5" y2="0.5" className={classes.grid} />
          <line x2="100%" y1={HEIGHT / 2} y2={HEIGHT / 2} className={classes.grid} />
          <BandUnder drawing={drawing} selection={selection} width={width} />
          {paths.map(([severity, path]) => (
            <path key={severity} d={path} fill={severityColour(severity)} />
          ))}
          {drawing.bars.map((bar, index) =>
            bar.partial && bar.total > 0 ? (
              <rect
                key={bar.start}
                {...barBox(index, drawing.bars.length, width)}
                y={HEIGHT * (1 - bar.total / drawing.top)}
                height={(HEIGHT * bar.total) / drawing.top}
                fill={`url(#${hatch})`}
              />
            ) : null,
          )}
          <line x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={classes.base} />
        </svg>
        {active && width > 0 ? (
          <HistogramTooltip bar={active} share={((selection.active ?? 0) + 0.5) / drawing.bars.length} />
        ) : null}
      </div>
      <div className={classes.axis} aria-hidden>
        {ticks.filter(fits).map((tick) => (
          <span key={tick.at} style={{ left: `${tick.share * 100}%` }}>
            {tick.label}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The band behind the bar under the pointer, or behind all bars of a drag. */
function BandUnder(props: {
  drawing: HistogramDrawing;
  selection: { active: number | undefined; anchor: number | undefined };
  width: number;
}) {
  const { active, anchor } = props.selection;
  if (active === undefined) return null;
  const bars = props.drawing.bars.length;
  const from = barBox(Math.min(active, anchor ?? active), bars, props.width);
  const to = barBox(Math.max(active, anchor ?? active), bars, props.width);
  return <rect x={from.x} width={to.x + to.width - from.x} height={HEIGHT} className={classes.band} />;
}
