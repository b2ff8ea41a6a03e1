const MAX_CHARACTERS = 1_000_000;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Indents a text that is a JSON object or array; undefined when it is not. The text itself is laid out again rather
 * than parsed and printed, so 64-bit integers and repeated keys stay as they were sent.
 */
export function prettyJson(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed) || trimmed.length > MAX_CHARACTERS) return undefined;
  try {
    JSON.parse(trimmed);
  } catch {
    return undefined;
  }
  return layOut(trimmed.match(TOKEN) ?? []);
}

function layOut(tokens: readonly string[]): string {
  const parts: string[] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (isClosing(token)) depth -= 1;
    if (startsLine(token, tokens[index - 1])) parts.push(`\n${'  '.repeat(depth)}`);
    parts.push(token === ':' ? ': ' : token);
    if (isOpening(token)) depth += 1;
  }
  return parts.join('');
}

const isOpening = (token: string | undefined): boolean => token === '{' || token === '[';
const isClosing = (token: string): boolean => token === '}' || token === ']';

/** Everything behind `{`, `[` and `,` begins a line, and so does what closes them, unless they are empty. */
function startsLine(token: string, before: string | undefined): boolean {
  return isClosing(token) ? !isOpening(before) : isOpening(before) || before === ',';
}
