import type { ExplorerRow } from '@/components/explorer/explorer-source';

/** Puts new rows (oldest first, as they arrive) on top of a newest-first list and cuts it to `limit`. */
export function prependRows<Row>(list: readonly Row[], arrived: readonly Row[], limit: number): Row[] {
  const newest = arrived.slice(-limit).reverse();
  return newest.concat(list.slice(0, limit - newest.length));
}

/** Live rows above stored ones without repeats: the first page may already hold what the stream sends again. */
export function joinRows<Row extends ExplorerRow>(live: readonly Row[], stored: readonly Row[]): readonly Row[] {
  if (live.length === 0) return stored;
  const known = new Set(live.map((row) => row.id));
  return [...live, ...stored.filter((row) => !known.has(row.id))];
}

/** Rows below the last drawn one that should be there already when someone scrolls. */
const ROWS_AHEAD = 150;

/** True when the rows drawn come near the end of those loaded, so the next page is fetched before it is missed. */
export function needsNextPage(lastDrawn: number, loaded: number): boolean {
  return loaded > 0 && lastDrawn >= loaded - ROWS_AHEAD;
}

/** The row `step` places from the selected one, kept within the list; the first row when none is selected. */
export function stepSelection(
  rows: readonly ExplorerRow[],
  selectedId: string | undefined,
  step: number,
): ExplorerRow | undefined {
  const index = rows.findIndex((row) => row.id === selectedId);
  if (index < 0) return rows[0];
  return rows[Math.min(rows.length - 1, Math.max(0, index + step))];
}
