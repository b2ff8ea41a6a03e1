/** Severity classes in the order they are drawn, worst first. */
export const SEVERITIES = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What counts as an error wherever errors are counted. */
export function isError(severity: Severity): boolean {
  return severity === 'fatal' || severity === 'error';
}

/** The class of an OpenTelemetry SeverityNumber; numbers outside 1-24 are unknown. */
export function severityOf(severityNumber: number): Severity {
  if (severityNumber < 1 || severityNumber > 24) return 'unknown';
  return SEVERITIES[5 - Math.floor((severityNumber - 1) / 4)] ?? 'unknown';
}

/**
 * SeverityNumber of level names in lower case, as loggers, shells and people write them. Critical and worse are fatal
 * by whatever way they arrive: as a word, as a number of syslog, or typed in a filter.
 */
const NUMBER_OF_NAME = new Map<string, number>(
  [
    [1, 'trace trc trce trac verbose vrb finest finer silly all t v'],
    // MongoDB has five steps of debug, PostgreSQL alike.
    [5, 'debug dbg dbug debu fine d d1 d2 d3 d4 d5 debug5'],
    [8, 'config'],
    [9, 'info inf information informational log http default success system ok i'],
    [10, 'notice note n'],
    [13, 'warn wrn warning w'],
    [17, 'error err erro eror fail failure severe e'],
    [21, 'fatal fata ftl critical crit dpanic a c f'],
    [22, 'alert'],
    [23, 'panic pani'],
    [24, 'emergency emerg'],
  ].flatMap(([number, names]) =>
    String(names)
      .split(' ')
      .map((name) => [name, Number(number)] as const),
  ),
);
const LONGEST_NAME = 64;
/** `[ERROR]`, `<warn>`, `Info:` are written as level, too. */
const BRACKETS = /^[\s[(<]+|[\s\])>:]+$/g;

/**
 * The OpenTelemetry SeverityNumber of a level name in any case; 0 when it is none. Understands the steps of
 * OpenTelemetry (INFO3), offsets (INFO+2) and prefixes (LogLevel.Information, SEVERITY_NUMBER_ERROR).
 */
export function severityNumberOfName(text: string): number {
  if (text.length > LONGEST_NAME) return 0;
  const name = text.replace(BRACKETS, '').toLowerCase();
  const exact = NUMBER_OF_NAME.get(name);
  if (exact !== undefined) return exact;
  const offset = /^(debug|info|warn|error)([+-]\d)$/.exec(name);
  if (offset) return Math.min(24, Math.max(1, baseOf(offset[1]) + Number(offset[2])));
  const [, last = '', step] = /(?:^|[._])([a-z]+)([1-4])?$/.exec(name) ?? [];
  if (last.length < 2) return 0;
  return step !== undefined && OTEL_NAMES.has(last) ? baseOf(last) + Number(step) - 1 : baseOf(last);
}

const OTEL_NAMES: ReadonlySet<string> = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);

const baseOf = (name = ''): number => NUMBER_OF_NAME.get(name) ?? 0;

/** The severity class a word stands for in any case; undefined when it is none. */
export function severityOfWord(word: string): Severity | undefined {
  const number = severityNumberOfName(word);
  if (number > 0) return severityOf(number);
  return word.trim().toLowerCase() === 'unknown' ? 'unknown' : undefined;
}
