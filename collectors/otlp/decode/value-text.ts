/** An OTLP `AnyValue` in either encoding; a 64-bit number that a double cannot hold is a bigint, bytes are base64. */
export type Value = string | number | boolean | bigint | null | Value[] | { [key: string]: Value };

/** Nesting beyond this is refused: no logger writes it and it would exhaust the stack. */
const MAX_DEPTH = 64;

/** @throws RangeError when values are nested too deeply */
export function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new RangeError(`values are nested more than ${MAX_DEPTH} deep`);
}

/** As it is stored: text as it is, numbers in decimal, lists and maps as JSON, nothing as ''. */
export function valueText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value, writable) : String(value);
}

/** JSON has no numbers of more than 53 bits that every reader keeps, and none that are not finite: those become text. */
function writable(_: string, value: Value): Value {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value === 'bigint' ? String(value) : value;
}

/** A map of key-value pairs; of several with the same key the first counts, as among attributes. */
export function mapOf(entries: readonly (readonly [string, Value])[]): Value {
  const first = new Map<string, Value>();
  for (const [key, value] of entries) if (!first.has(key)) first.set(key, value);
  // fromEntries makes own properties, also of a key such as __proto__.
  return Object.fromEntries(first);
}
