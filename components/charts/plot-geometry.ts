import type { ChangeMarker, PreparedChart } from './chart';

/** Left edge and width of a bar in whole pixels; neighbours are one pixel apart when there is room. */
export function barBox(index: number, bars: number, width: number): { x: number; width: number } {
  const left = Math.round((index * width) / bars);
  const right = Math.round(((index + 1) * width) / bars);
  const gap = width / bars >= 4 ? 1 : 0;
  return { x: left, width: Math.max(1, right - left - gap) };
}

/**
 * One path for all parts of each series, so that 300 bars cost seven elements. A part is at least one pixel
 * high: a single error under a million rows is still seen.
 */
export function barPaths(chart: PreparedChart, width: number, height: number): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [index, slot] of chart.slots.entries()) {
    const box = barBox(index, chart.slots.length, width);
    let bottom = height;
    for (const part of slot.parts) {
      const top = Math.min(bottom - 1, Math.max(0, Math.round(height - part.to * height)));
      if (bottom <= 0) break;
      paths.set(part.id, `${paths.get(part.id) ?? ''}M${box.x} ${top}h${box.width}V${bottom}h-${box.width}z`);
      bottom = top;
    }
  }
  return paths;
}

/** Two slanting cuts through each bar that reaches beyond the axis. */
export function cutPath(chart: PreparedChart, width: number): string {
  return chart.slots
    .map(({ isClipped }, index) => {
      if (!isClipped) return '';
      const box = barBox(index, chart.slots.length, width);
      return [8, 13].map((y) => `M${box.x - 1} ${y}l${box.width + 2} -4`).join('');
    })
    .join('');
}

/** Steps along the sums of the compared time; it breaks where nobody knows them. */
export function comparedPath(chart: PreparedChart, width: number, height: number): string {
  let isDrawing = false;
  return (chart.compared?.values ?? [])
    .map((value, index) => {
      const wasDrawing = isDrawing;
      isDrawing = value !== null;
      if (value === null) return '';
      const [left, right] = [index, index + 1].map((edge) => Math.round((edge * width) / chart.slots.length));
      const y = Math.max(1, Math.round(height - (value / chart.top) * height));
      return `${wasDrawing ? `V${y}` : `M${left} ${y}`}H${right}`;
    })
    .join('');
}

export interface PlacedMarker extends ChangeMarker {
  /** Pixels from the left edge. */
  x: number;
  /** Of the line its label stands; none when there is no room beside its neighbour's. */
  side: 'left' | 'right' | 'none';
}

const PIXELS_PER_CHARACTER = 7;
const LABEL_GAP = 12;

/** Places changes within the plot. Labels stand to the right of their line where they fit, else to the left, else nowhere. */
export function placeMarkers(chart: PreparedChart, width: number): PlacedMarker[] {
  const inside = chart.markers.filter(({ atMs }) => atMs >= chart.start && atMs < chart.end);
  const xOf = ({ atMs }: ChangeMarker) => Math.round(((atMs - chart.start) / (chart.end - chart.start)) * width);
  let taken = 0;
  return inside.map((marker, index) => {
    const x = xOf(marker);
    const next = inside[index + 1];
    const length = marker.label.length * PIXELS_PER_CHARACTER + LABEL_GAP;
    const side = sideOf(x, length, taken, next ? xOf(next) : width);
    if (side === 'right') taken = x + length;
    else taken = Math.max(taken, x);
    return { ...marker, x, side };
  });
}

function sideOf(x: number, length: number, taken: number, next: number): PlacedMarker['side'] {
  if (x >= taken && x + length <= next) return 'right';
  return x - length >= taken ? 'left' : 'none';
}
