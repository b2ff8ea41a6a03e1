/** A level as a logger wrote it and its OpenTelemetry SeverityNumber, 0 when not recognised. */
export interface Level {
  number: number;
  text: string;
}

/** Which numbering a numeric level follows. */
export type LevelScale = 'pino' | 'python' | 'syslog' | 'otel' | 'google' | 'logback' | 'log4j';

/** SeverityNumber of level names, lower case: the OpenTelemetry mapping of each logger's own table. */
const NAMES: Readonly<Record<string, number>> = {
  trace: 1,
  verbose: 1,
  finest: 1,
  finer: 1,
  silly: 1,
  all: 1,
  trc: 1,
  vrb: 1,
  v: 1,
  t: 1,
  debug: 5,
  dbg: 5,
  fine: 5,
  d: 5,
  config: 8,
  info: 9,
  information: 9,
  informational: 9,
  inf: 9,
  log: 9,
  http: 9,
  default: 9,
  success: 9,
  ok: 9,
  i: 9,
  notice: 10,
  note: 10,
  n: 10,
  warn: 13,
  warning: 13,
  wrn: 13,
  w: 13,
  error: 17,
  err: 17,
  eror: 17,
  severe: 17,
  failure: 17,
  e: 17,
  critical: 21,
  crit: 21,
  fatal: 21,
  ftl: 21,
  dpanic: 21,
  c: 21,
  f: 21,
  a: 21,
  alert: 22,
  panic: 23,
  emergency: 24,
  emerg: 24,
};

type Steps = readonly (readonly [from: number, severityNumber: number])[];

/** Numeric scales whose numbers grow with severity: the highest step not above the number counts. */
const STEPS: Readonly<Record<Exclude<LevelScale, 'syslog' | 'log4j'>, Steps>> = {
  pino: [
    [10, 1],
    [20, 5],
    [30, 9],
    [40, 13],
    [50, 17],
    [60, 21],
  ],
  python: [
    [5, 1],
    [10, 5],
    [20, 9],
    [30, 13],
    [40, 17],
    [50, 21],
  ],
  google: [
    [100, 5],
    [200, 9],
    [300, 10],
    [400, 13],
    [500, 17],
    [600, 21],
    [700, 22],
    [800, 24],
  ],
  logback: [
    [5000, 1],
    [10_000, 5],
    [20_000, 9],
    [30_000, 13],
    [40_000, 17],
  ],
  otel: Array.from({ length: 24 }, (_, index) => [index + 1, index + 1] as const),
};

/** Scales that count down to the worst, by exact number: RFC 5424 severities, Log4j intLevel. */
const EXACT: Readonly<Record<'syslog' | 'log4j', Readonly<Record<number, number>>>> = {
  syslog: { 0: 21, 1: 19, 2: 18, 3: 17, 4: 13, 5: 10, 6: 9, 7: 5 },
  log4j: { 100: 21, 200: 17, 300: 13, 400: 9, 500: 5, 600: 1 },
};

const TOP: Readonly<Record<keyof typeof STEPS, number>> = {
  pino: 100,
  python: 100,
  google: 800,
  logback: 40_000,
  otel: 24,
};

function fromNumber(level: number, scale: LevelScale): number {
  if (scale === 'syslog' || scale === 'log4j') return EXACT[scale][level] ?? 0;
  if (level > TOP[scale]) return 0;
  let found = 0;
  for (const [from, severityNumber] of STEPS[scale]) if (level >= from) found = severityNumber;
  return found;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are what is looked for
const ANSI = /\u001b\[[\d;]*m/g;

/** A level's text without the colours of a terminal. */
export function withoutColours(text: string): string {
  return text.replace(ANSI, '');
}

function fromName(text: string): number {
  const plain = withoutColours(text).trim().toLowerCase();
  const exact = Object.hasOwn(NAMES, plain) ? NAMES[plain] : undefined;
  if (exact !== undefined) return exact;
  // slog writes levels between its names as an offset: INFO+2.
  const offset = /^(debug|info|warn|error)([+-]\d)$/.exec(plain);
  if (offset) return Math.min(24, Math.max(1, (NAMES[offset[1] ?? ''] ?? 0) + Number(offset[2])));
  // .NET, Java and OpenTelemetry names with a number or a prefix: LogLevel.Information, WARN2, SEVERITY_NUMBER_ERROR
  const last = /(?:^|[._])([a-z]+)[1-4]?$/.exec(plain)?.[1] ?? '';
  return last.length > 1 && Object.hasOwn(NAMES, last) ? (NAMES[last] ?? 0) : 0;
}

const known = new Map<string, number>();
const MOST_KNOWN = 1000;
const LONGEST_NAME = 64;

/** SeverityNumber of a level name or number in text; 0 when not recognised. */
export function severityNumberOf(text: string, scale: LevelScale = 'pino'): number {
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  if (text.length > LONGEST_NAME) return 0;
  if (/^-?\d+$/.test(text)) return fromNumber(Number(text), scale);
  const found = fromName(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, found);
  return found;
}

/** The severity an HTTP answer's status stands for when a log names no level: 5xx error, 4xx warn, others info. */
export function severityNumberOfStatus(status: number): number {
  if (status >= 500) return 17;
  return status >= 400 ? 13 : 9;
}
