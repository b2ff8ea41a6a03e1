/** One column of the rows: a field name and its width in pixels; the message takes what is left and has none. */
export interface LogColumn {
  field: string;
  width: number | undefined;
}

export const MIN_COLUMN_WIDTH = 48;
export const MAX_COLUMN_WIDTH = 1200;
const MAX_COLUMNS = 24;
const DEFAULT_WIDTH = 160;
const WIDTHS: Readonly<Record<string, number>> = {
  timestamp: 192,
  severity: 94,
  service: 132,
  trace_id: 260,
  span_id: 150,
};

/** The column that shows the message; it stretches. */
export const MESSAGE_FIELD = 'body';
export const DEFAULT_COLUMNS = 'timestamp,severity,service,body';

/** Reads the URL text, e.g. `timestamp,service~140,body`. Unknown widths and repeats are ignored, never an error. */
export function parseColumns(text: string): LogColumn[] {
  const seen = new Set<string>();
  const columns: LogColumn[] = [];
  for (const part of text.split(',')) {
    const [name = '', width] = part.split('~');
    const field = decode(name);
    if (!field || seen.has(field) || columns.length >= MAX_COLUMNS) continue;
    seen.add(field);
    columns.push({ field, width: width && /^\d{1,4}$/.test(width) ? clampWidth(Number(width)) : undefined });
  }
  return columns.length > 0 ? columns : parseColumns(DEFAULT_COLUMNS);
}

/** The URL text of the columns; the opposite of `parseColumns`. */
export function printColumns(columns: readonly LogColumn[]): string {
  return columns
    .map(({ field, width }) => encodeURIComponent(field).replaceAll('~', '%7E') + (width ? `~${width}` : ''))
    .join(',');
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name.trim());
  } catch {
    return '';
  }
}

function clampWidth(width: number): number {
  return Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, Math.round(width)));
}

/** Pixels of a column; undefined for the message, which takes the rest of the line. */
export function columnWidth(column: LogColumn): number | undefined {
  if (column.field === MESSAGE_FIELD) return undefined;
  return column.width ?? WIDTHS[column.field] ?? DEFAULT_WIDTH;
}

/** Shows a hidden field (before the message, where one looks first) or hides a shown one; the last one stays. */
export function toggleColumn(columns: readonly LogColumn[], field: string): LogColumn[] {
  if (columns.some((column) => column.field === field)) {
    const rest = columns.filter((column) => column.field !== field);
    return rest.length > 0 ? rest : [...columns];
  }
  const added: LogColumn = { field, width: undefined };
  const message = columns.findIndex((column) => column.field === MESSAGE_FIELD);
  return message < 0 ? [...columns, added] : columns.toSpliced(message, 0, added);
}

/** Moves a column by `step` places; at the ends nothing changes. */
export function moveColumn(columns: readonly LogColumn[], field: string, step: number): LogColumn[] {
  const from = columns.findIndex((column) => column.field === field);
  const to = from + step;
  const moved = columns[from];
  if (!moved || to < 0 || to >= columns.length) return [...columns];
  return columns.toSpliced(from, 1).toSpliced(to, 0, moved);
}

export function resizeColumn(columns: readonly LogColumn[], field: string, width: number): LogColumn[] {
  return columns.map((column) => (column.field === field ? { field, width: clampWidth(width) } : column));
}

/** The grid template all rows share, so that columns line up without a table layout. */
export function gridTemplate(columns: readonly LogColumn[]): string {
  return columns
    .map((column) => {
      const width = columnWidth(column);
      return width ? `${width}px` : 'minmax(240px, 1fr)';
    })
    .join(' ');
}

/** Least pixels the columns need; narrower screens scroll sideways. */
export function minimumWidth(columns: readonly LogColumn[]): number {
  return columns.reduce((sum, column) => sum + (columnWidth(column) ?? 240), 0);
}
