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
    const opens = token === '{' || token === '[';
    const closes = token === '}' || token === ']';
    const before = tokens[index - 1];
    if (closes) {
      depth -= 1;
      if (before !== '{' && before !== '[') parts.push(newLine(depth));
    } else if (before === '{' || before === '[' || before === ',') parts.push(newLine(depth));
    parts.push(token === ':' ? ': ' : token);
    if (opens) depth += 1;
  }
  return parts.join('');
}

function newLine(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
