import { TIME_PATTERNS } from '@/collectors/json-logs/time-text';

const LEVEL_NAMES =
  `trace verbose debug finest finer fine config info information notice warn warning error err severe critical crit fatal
  alert emerg emergency panic failure success`.split(/\s+/);

/** Longest first, so that `warning` is not read as `warn`. */
const sorted = [...LEVEL_NAMES].sort((a, b) => b.length - a.length);
const upper = sorted.map((name) => name.toUpperCase());
const title = sorted.map((name) => name.charAt(0).toUpperCase() + name.slice(1));

/** Parts a line format may name in braces. */
const PARTS: Readonly<Record<string, string>> = {
  ...TIME_PATTERNS,
  /** A level in any case, where its place in the line is known. */
  level: `(?<level>${[...upper, ...sorted, ...title].join('|')})`,
  /** A level in capitals, where it could be a word of the message. */
  LEVEL: `(?<level>${upper.join('|')})`,
  anyLevel: String.raw`(?:${upper.join('|')})\b`,
  /** A dotted logger or file name. */
  scope: String.raw`(?<scope>[\w.$#/@:<>-]{1,200}?)`,
  message: '(?<message>.*)',
  pri: String.raw`<(?<priority>\d{1,3})>`,
  quoted: String.raw`(?:[^"\\]|\\.)*`,
};

/** The regular expression of a line format; `{iso}`, `{level}` and so on stand for the parts above. */
export function linePattern(text: string): RegExp {
  const source = text.replace(/\{([A-Za-z]\w*)\}/g, (whole, name: string) => PARTS[name] ?? whole);
  return new RegExp(`^${source}$`, 's');
}
