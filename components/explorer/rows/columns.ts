/** One column of the rows: a field name and its width in pixels; the stretched one takes what is left and has none. */
export interface Column {
  field: string;
  width: number | undefined;
}

/** What a source says about its columns. */
export interface ColumnPlan {
  /** The ones shown until someone chooses others. */
  usual: readonly Column[];
  /** The field whose column takes what the others leave, where one looks first. */
  stretched: string;
  /** Pixels; other fields have the default width. */
  widths: Readonly<Record<string, number>>;
}

export const MIN_COLUMN_WIDTH = 48;
export const MAX_COLUMN_WIDTH = 1200;
const MAX_COLUMNS = 24;
const DEFAULT_WIDTH = 160;
/** Pixels the stretched column has at least. */
const STRETCHED_LEAST = 240;

/** Reads the URL text, e.g. `timestamp,service~140,body`. Unknown widths and repeats are ignored, never an error. */
export function parseColumns(text: string, plan: ColumnPlan): readonly Column[] {
  const seen = new Set<string>();
  const columns: Column[] = [];
  for (const part of text.split(',')) {
    const [name = '', width] = part.split('~');
    const field = decode(name);
    if (!field || seen.has(field) || columns.length >= MAX_COLUMNS) continue;
    seen.add(field);
    columns.push({ field, width: width && /^\d{1,4}$/.test(width) ? clampWidth(Number(width)) : undefined });
  }
  return columns.length > 0 ? columns : plan.usual;
}

/** The URL text of the columns; the opposite of `parseColumns`. */
export function printColumns(columns: readonly Column[]): string {
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

/** Pixels of a column; undefined for the stretched one. */
export function columnWidth(column: Column, plan: ColumnPlan): number | undefined {
  if (column.field === plan.stretched) return undefined;
  const usual = Object.hasOwn(plan.widths, column.field) ? plan.widths[column.field] : undefined;
  return column.width ?? usual ?? DEFAULT_WIDTH;
}

/** Shows a hidden field (before the stretched one, where one looks first) or hides a shown one; the last one stays. */
export function toggleColumn(columns: readonly Column[], field: string, plan: ColumnPlan): readonly Column[] {
  if (columns.some((column) => column.field === field)) {
    const rest = columns.filter((column) => column.field !== field);
    return rest.length > 0 ? rest : columns;
  }
  const added: Column = { field, width: undefined };
  const stretched = columns.findIndex((column) => column.field === plan.stretched);
  return stretched < 0 ? [...columns, added] : columns.toSpliced(stretched, 0, added);
}

/** Moves a column by `step` places; at the ends nothing changes. */
export function moveColumn(columns: readonly Column[], field: string, step: number): readonly Column[] {
  const from = columns.findIndex((column) => column.field === field);
  const to = from + step;
  const moved = columns[from];
  if (!moved || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, moved);
}

export function resizeColumn(columns: readonly Column[], field: string, width: number): readonly Column[] {
  return columns.map((column) => (column.field === field ? { field, width: clampWidth(width) } : column));
}

/** The grid template all rows share, so that columns line up without a table layout. */
export function gridTemplate(columns: readonly Column[], plan: ColumnPlan): string {
  return columns
    .map((column) => {
      const width = columnWidth(column, plan);
      return width ? `${width}px` : `minmax(${STRETCHED_LEAST}px, 1fr)`;
    })
    .join(' ');
}

/** Least pixels the columns need; narrower screens scroll sideways. */
export function minimumWidth(columns: readonly Column[], plan: ColumnPlan): number {
  return columns.reduce((sum, column) => sum + (columnWidth(column, plan) ?? STRETCHED_LEAST), 0);
}
