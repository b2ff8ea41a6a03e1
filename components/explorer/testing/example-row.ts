import type { ExplorerRow } from '@/components/explorer/explorer-source';

/** A record of no signal in particular; `changes` name only what the test is about. */
export function exampleRow(changes: Partial<ExplorerRow> = {}): ExplorerRow {
  return { id: '1', timestamp: '2026-11-22T17:23:52.123456789Z', ...changes };
}
