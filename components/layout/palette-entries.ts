/** One line of the command palette. */
export interface PaletteEntry {
  id: string;
  label: string;
  run: () => void;
}

export interface PaletteGroup {
  label: string;
  entries: PaletteEntry[];
}

const SHOWN_PER_GROUP = 8;

/** Groups that still have entries whose label holds every word of the query; groups left empty are dropped. */
export function filterPalette(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ label, entries }) => ({
      label,
      entries: entries
        .filter((entry) => words.every((word) => entry.label.toLowerCase().includes(word)))
        .slice(0, SHOWN_PER_GROUP),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** The trace id in what was typed or pasted: 32 hexadecimal digits, with or without dashes. */
export function findTraceId(query: string): string | undefined {
  const digits = query.trim().toLowerCase().replaceAll('-', '');
  return /^[0-9a-f]{32}$/.test(digits) ? digits : undefined;
}
