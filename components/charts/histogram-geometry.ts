import type { Severity } from '@/model/severity';
import type { HistogramDrawing } from './histogram-prepare';

/** Left edge and width of a bar in whole pixels; neighbours are one pixel apart when there is room. */
export function barBox(index: number, bars: number, width: number): { x: number; width: number } {
  const left = Math.round((index * width) / bars);
  const right = Math.round(((index + 1) * width) / bars);
  const gap = width / bars >= 4 ? 1 : 0;
  return { x: left, width: Math.max(1, right - left - gap) };
}

/**
 * One path for all parts of each severity, so that 300 bars cost seven elements. A part is at least one pixel
 * high: a single error under a million rows is still seen.
 */
export function severityPaths(drawing: HistogramDrawing, width: number, height: number): Map<Severity, string> {
  const paths = new Map<Severity, string>();
  for (const [index, bar] of drawing.bars.entries()) {
    const box = barBox(index, drawing.bars.length, width);
    let bottom = height;
    for (const part of bar.parts) {
      const top = Math.min(bottom - 1, Math.round(height - part.to * height));
      paths.set(
        part.severity,
        `${paths.get(part.severity) ?? ''}M${box.x} ${top}h${box.width}V${bottom}h-${box.width}z`,
      );
      bottom = top;
    }
  }
  return paths;
}
