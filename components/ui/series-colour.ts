const SERIES_COUNT = 10;

/** The token of a series: the same identity has the same colour on every screen. */
export function seriesColour(identity: string): string {
  let hash = 2166136261;
  for (let index = 0; index < identity.length; index += 1) {
    hash = Math.imul(hash ^ identity.charCodeAt(index), 16777619);
  }
  return `var(--mg-series-${((hash >>> 0) % SERIES_COUNT) + 1})`;
}
