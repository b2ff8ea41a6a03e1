const PAIR = /([\w.@/-]{1,200})=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))(?:\s+|$)/y;

/** Keys that tell a line of `key=value` pairs from a message that happens to contain some. */
const TELLING_KEYS = ['level', 'lvl', 'msg', 'message', 'time', 'ts', 't'];

function unquote(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/**
 * Reads a line that is nothing but `key=value` pairs, as logrus, slog and many Go programs write (`time=… level=info msg="…"`).
 * @returns undefined when the line is something else
 */
export function parseLogfmt(line: string): Record<string, string> | undefined {
  const pairs: [string, string][] = [];
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < line.length) {
    const match = PAIR.exec(line);
    if (!match) return undefined;
    pairs.push([match[1] ?? '', match[2] === undefined ? (match[3] ?? '') : unquote(match[2])]);
  }
  const isLog = pairs.length >= 2 && pairs.some(([key]) => TELLING_KEYS.includes(key));
  return isLog ? Object.fromEntries(pairs) : undefined;
}
