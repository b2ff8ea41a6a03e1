/**
 * Spreadsheets run a cell that begins like this as a formula; a leading apostrophe makes it text. A negative number is a
 * number and stays as it is.
 */
const FORMULA = /^(?:[=+@\t\r]|-(?!\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$|\.\d+$))/;

/**
 * One line of RFC 4180 CSV, safe to open in a spreadsheet.
 * @param raw for programs: values exactly as they are
 */
export function csvLine(cells: readonly string[], raw = false): string {
  return `${cells.map((text) => csvCell(raw || !FORMULA.test(text) ? text : `'${text}`)).join(',')}\r\n`;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
