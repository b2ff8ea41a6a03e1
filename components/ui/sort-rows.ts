export type SortValue = string | number | bigint | null;

export interface Sorting {
  column: string;
  direction: 'ascending' | 'descending';
}

/** Rows by a value; equal ones keep their order, and what has no value comes last in either direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortBy: (row: Row) => SortValue,
  direction: Sorting['direction'],
  locale: string,
): Row[] {
  const text = new Intl.Collator(locale, { numeric: true });
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, value: sortBy(row) }));
  return keyed
    .sort(({ value: a }, { value: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return sign * (typeof a === 'string' || typeof b === 'string' ? text.compare(`${a}`, `${b}`) : compare(a, b));
    })
    .map(({ row }) => row);
}

function compare(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : Number(a > b);
}

/** What a click on a header makes of the sorting: figures the largest first, text from A on, then the other way round. */
export function nextSorting(now: Sorting | undefined, column: string, isFigure: boolean): Sorting {
  const first = isFigure ? 'descending' : 'ascending';
  if (now?.column !== column || now.direction !== first) return { column, direction: first };
  return { column, direction: first === 'ascending' ? 'descending' : 'ascending' };
}
