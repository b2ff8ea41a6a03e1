import { TIME_PATTERNS } from '@/collectors/json-logs/times/time-text';

const words = (text: string) => text.trim().split(/\s+/);

/** Names that are a level in any case where a level may stand. */
const NAMES = words(`
  trace trce trac trc verbose debug dbug debu dbg info inf notice warning warn wrn error erro eror err
  critical crit fatal fata ftl emerg
`);
/** Names that are words of English, too: in small letters they are a level only with a bracket or a colon behind. */
const WORDS = words(`
  finest finer fine config information severe alert emergency panic pani fail failure success
`);
/** Words of the list above that introduce other things at the start of a line (`config: reloaded`). */
const NOT_AT_START: ReadonlySet<string> = new Set(words('finest finer fine config information success failure'));

/** Longest first, so that `warning` is not read as `warn`. */
const longestFirst = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length);
const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const smallOrTitled = (names: readonly string[]) => longestFirst(names).flatMap((name) => [name, titled(name)]);

const CAPITALS = longestFirst([...NAMES, ...WORDS])
  .map((name) => name.toUpperCase())
  .join('|');
const AT_START = longestFirst([...NAMES, ...WORDS.filter((name) => !NOT_AT_START.has(name))]).join('|');

/** What stands between a time and a level: threads, loggers, process ids; never the words of a sentence. */
const BEFORE_LEVEL = String.raw`(?:(?:(?:\[[^\]]{0,80}\])+:?|\([^)]{0,80}\)|<[^>]{0,80}>|(?=[^\s[]{0,80}[.:/#$_])[^\s[]{1,160}|[|-])[ \t]+){1,4}?`;

/** Parts a line format may name in braces. */
const PARTS: Readonly<Record<string, string>> = {
  ...TIME_PATTERNS,
  /** A level in any case, where its place in the line is known. */
  level: String.raw`(?<level>${CAPITALS}|${smallOrTitled(NAMES).join('|')}|(?:${smallOrTitled(WORDS).join('|')})(?=\]|:| ?[|-]|\t))`,
  /** A level in capitals, where it could be a word of the message. */
  LEVEL: `(?<level>${CAPITALS})`,
  anyLevel: String.raw`(?:${CAPITALS})\b`,
  beforeLevel: BEFORE_LEVEL,
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

const LEADING_LEVEL = new RegExp(String.raw`^\[?(${AT_START})(?:\]|:(?![:/]))`, 'i');

/** The level a text begins with (`error: …`, `[WARN] …`), '' when it begins with none. */
export function leadingLevel(text: string): string {
  return LEADING_LEVEL.exec(text)?.[1] ?? '';
}
