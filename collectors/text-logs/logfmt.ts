/** A pair, or a word that stands for itself. */
const PART = /([\w.@/-]{1,200})(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*)))?(?:\s+|$)|([^\s="]{1,200})(?:\s+|$)/y;

const MESSAGE_KEYS: readonly string[] = ['msg', 'message'];
/** Keys that tell a line of `key=value` pairs from a message that happens to contain some. */
const TELLING_KEYS: readonly string[] = [...MESSAGE_KEYS, 'level', 'lvl', 'time', 'ts', 't'];

/** A line of more is something else. */
const MOST_PAIRS = 2000;

function unquote(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/** The pairs of a line under construction. */
class Pairs {
  readonly values: Record<string, string> = Object.create(null);
  /** Pairs and words. */
  count = 0;
  hasWords = false;
  /** The message, while words may still continue it: it came without quotes. */
  private open: string | undefined;

  add(key: string, value: string, isQuoted: boolean): void {
    this.count += 1;
    this.open = !isQuoted && value !== '' && MESSAGE_KEYS.includes(key) ? this.put(key, value) : undefined;
    if (this.open === undefined) this.put(key, value);
  }

  /** A word without a value continues a message without quotes; elsewhere it is a flag. */
  addWord(word: string): void {
    this.count += 1;
    this.hasWords = true;
    if (this.open === undefined) this.put(word, 'true');
    else this.values[this.open] += ` ${word}`;
  }

  /** A key that comes again gets the first free `key_2`, `key_3` …, since neither value may be lost. */
  private put(key: string, value: string): string {
    let free = key;
    for (let number = 2; free in this.values; number += 1) free = `${key}_${number}`;
    this.values[free] = value;
    return free;
  }
}

/** Everything a line holds; undefined when it is not all pairs and words, beginning with a pair. */
function readPairs(line: string): Pairs | undefined {
  const pairs = new Pairs();
  PART.lastIndex = 0;
  while (PART.lastIndex < line.length) {
    const match = PART.exec(line);
    if (!match || pairs.count > MOST_PAIRS) return undefined;
    const [, key = '', quoted, plain, word] = match;
    const value = quoted === undefined ? plain : unquote(quoted);
    if (value !== undefined) pairs.add(key, value, quoted !== undefined);
    else if (pairs.count > 0) pairs.addWord(word ?? key);
    else return undefined;
  }
  return pairs;
}

/**
 * Reads a line of `key=value` pairs, as logrus, slog and many Go programs write (`time=… level=info msg="…"`). Words without
 * a value are allowed after the first pair of a line that has a message.
 * @returns undefined when the line is something else
 */
export function parseLogfmt(line: string): Record<string, string> | undefined {
  const pairs = readPairs(line);
  if (!pairs || pairs.count < 2) return undefined;
  const telling = pairs.hasWords ? MESSAGE_KEYS : TELLING_KEYS;
  return telling.some((key) => key in pairs.values) ? { ...pairs.values } : undefined;
}
