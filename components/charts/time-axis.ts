import { monthIndex, monthStep } from './calendar-months';

/** Steps between ticks people can count in: seconds, minutes, hours, days; then come months. */
const STEPS_MS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
  1_209_600,
].map((seconds) => seconds * 1000);

/**
 * The starts of buckets that carry a tick: at most `most`, at round clock times of the zone the offset stands for.
 * @param offsetMs how far the zone is ahead of UTC
 */
export function pickTicks(startsMs: readonly number[], most: number, offsetMs: number): number[] {
  const first = startsMs[0];
  const last = startsMs.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = last - first;
  const step = STEPS_MS.find((candidate) => span / candidate <= most);
  const months = monthStep(span, most);
  const slotOf = (start: number) =>
    step ? Math.floor((start + offsetMs) / step) : Math.floor(monthIndex(start + offsetMs) / months);
  const round = startsMs.filter((start, index) => {
    const before = startsMs[index - 1];
    return slotOf(before ?? start - 1) !== slotOf(start);
  });
  return round.length > 0 ? round : [first];
}

/** About four round values from zero to at or above the largest, `smallestStep` apart at least; `[0, 1]` when there is nothing. */
export function valueTicks(largest: number, smallestStep = 0): number[] {
  if (!(largest > 0)) return [0, 1];
  const rough = Math.max(largest / 4, smallestStep);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
