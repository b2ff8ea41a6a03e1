import type { Unit } from './chart';

const BYTES = [1024 ** 5, 1024 ** 4, 1024 ** 3, 1024 ** 2, 1024];
const DURATIONS = [86_400_000, 3_600_000, 60_000, 1000];

/** Round values of a unit from zero to at or above the largest: about four, or only the two ends on a short chart. */
export function unitTicks(largest: number, unit: Unit, isShort: boolean): number[] {
  const scale = scaleOf(largest, unit);
  const smallestStep = unit === 'count' ? 1 : 0;
  const ticks = isShort ? endTicks(largest / scale, smallestStep) : valueTicks(largest / scale, smallestStep);
  return ticks.map((tick) => tick * scale);
}

/** Bytes are round in powers of 1024, durations in seconds, minutes and hours. */
function scaleOf(largest: number, unit: Unit): number {
  const scales = { bytes: BYTES, duration: DURATIONS, count: [], number: [], share: [] }[unit];
  return scales.find((scale) => scale <= largest) ?? 1;
}

/** About four round values from zero to at or above the largest, `smallestStep` apart at least; `[0, 1]` when there is nothing. */
export function valueTicks(largest: number, smallestStep = 0): number[] {
  if (!(largest > 0)) return [0, 1];
  const rough = Math.max(largest / 4, smallestStep);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

function endTicks(largest: number, smallestStep: number): number[] {
  return [0, largest > 0 ? roundUp(largest, smallestStep) : 1];
}

const ROUND_STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next round number, close enough that bars use the height, and a multiple of `smallestStep`. */
export function roundUp(value: number, smallestStep = 0): number {
  if (value <= smallestStep) return smallestStep;
  const power = 10 ** Math.floor(Math.log10(value));
  const round = Number(((ROUND_STEPS.find((step) => step * power >= value) ?? 10) * power).toPrecision(12));
  return smallestStep > 0 ? Math.ceil(round / smallestStep) * smallestStep : round;
}

/** Among so many bars one may stand out. */
const BARS_A_BURST = 12;
const FACTOR = 4;

/**
 * The largest value the axis has to reach. A burst, in at most one of twelve bars and several times higher than all
 * others, would flatten them to nothing: it is left to be cut.
 */
export function reachOf(totals: readonly number[]): number {
  const sorted = totals.filter((total) => total > 0).sort((a, b) => b - a);
  const largest = sorted[0] ?? 0;
  const usual = sorted[Math.floor(sorted.length / BARS_A_BURST)] ?? 0;
  return sorted.length >= BARS_A_BURST && largest > FACTOR * usual ? usual * 1.5 : largest;
}
