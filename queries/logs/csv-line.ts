/** Spreadsheets run a cell that begins like this as a formula; a leading apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

/** One line of RFC 4180 CSV, safe to open in a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
