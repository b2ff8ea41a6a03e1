import type { ExplorerRow } from '@/components/explorer/explorer-source';

/** How a link names one record; the time lets the server read one small range. */
export interface RowReference {
  id: string;
  timestamp: string;
}

export function printReference(row: Pick<ExplorerRow, 'id' | 'timestamp'>): string {
  return `${row.id}@${row.timestamp}`;
}

/** Reads `<id>@<timestamp>`; undefined for anything else, since it comes from the address bar. */
export function parseReference(text: string | null): RowReference | undefined {
  const match = /^(\d{1,20})@(\d{4}-\d{2}-\d{2}T[\d:.]{5,20}Z)$/.exec(text ?? '');
  return match?.[1] && match[2] ? { id: match[1], timestamp: match[2] } : undefined;
}
