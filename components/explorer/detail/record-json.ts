/**
 * A record as JSON text. Attributes are kept as text; one that is exactly a number as JSON writes it, and that a double
 * holds, is printed as that number. `007`, `1.50` and 9007199254740993 stay text, so nothing is changed by it. A text that
 * looks like a number cannot be told from a number here.
 */
export function recordJson(record: object): string {
  const values = Object.entries(record).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'object' && value !== null && !Array.isArray(value) ? withNumbers(value) : value,
  ]);
  return JSON.stringify(Object.fromEntries(values), null, 2);
}

function withNumbers(attributes: object): object {
  const values = Object.entries(attributes).map(([key, value]: [string, unknown]) => [key, asNumber(value)]);
  return Object.fromEntries(values);
}

function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d/.test(value) && String(Number(value)) === value ? Number(value) : value;
}
