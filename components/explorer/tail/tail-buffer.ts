import type { ExplorerRow, TailEvent } from '@/components/explorer/explorer-source';
import { prependRows } from '@/components/explorer/rows/row-window';

/** Rows a live view keeps; older ones are a filter away in the store. */
export const TAIL_LIMIT = 5000;

export interface TailBuffer {
  /** Newest first, what is drawn. */
  rows: readonly ExplorerRow[];
  /** Newest first, what arrived while paused. */
  held: readonly ExplorerRow[];
  /** Matching rows the server left out to stay readable, since the view began. */
  skipped: number;
  /** Rows that arrived, since the view began. */
  received: number;
  paused: boolean;
}

export const EMPTY_TAIL: TailBuffer = { rows: [], held: [], skipped: 0, received: 0, paused: false };

/** The buffer after some events of the stream. */
export function arrive(buffer: TailBuffer, events: readonly TailEvent[]): TailBuffer {
  const rows = events.flatMap((event) => event.rows).sort(byTime);
  const skipped = buffer.skipped + events.reduce((sum, event) => sum + event.skipped, 0);
  const received = buffer.received + rows.length;
  if (rows.length === 0) return { ...buffer, skipped };
  return buffer.paused
    ? { ...buffer, skipped, received, held: prependRows(buffer.held, rows, TAIL_LIMIT) }
    : { ...buffer, skipped, received, rows: prependRows(buffer.rows, rows, TAIL_LIMIT) };
}

/** Senders deliver in bursts; within one the reader expects the order of events. Ids order equal times. */
function byTime(a: ExplorerRow, b: ExplorerRow): number {
  if (a.timestamp !== b.timestamp) return a.timestamp < b.timestamp ? -1 : 1;
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

/** Paused, the picture stands still; going on shows what came meanwhile. */
export function setPaused(buffer: TailBuffer, paused: boolean): TailBuffer {
  if (paused || buffer.held.length === 0) return { ...buffer, paused };
  return { ...buffer, paused, held: [], rows: prependRows(buffer.rows, buffer.held.toReversed(), TAIL_LIMIT) };
}
