import { severityNumberOfName } from '@/model/severity';

/** Which numbering a numeric level follows. */
export type LevelScale = 'pino' | 'python' | 'syslog' | 'otel' | 'google' | 'logback' | 'log4j';

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
  syslog: { 0: 24, 1: 22, 2: 21, 3: 17, 4: 13, 5: 10, 6: 9, 7: 5 },
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

const known = new Map<string, number>();
const MOST_KNOWN = 1000;
const LONGEST_NAME = 64;

/** SeverityNumber of a level name or number in text; 0 when not recognised. */
export function severityNumberOf(text: string, scale: LevelScale = 'pino'): number {
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  if (text.length > LONGEST_NAME) return 0;
  if (/^-?\d+$/.test(text)) return fromNumber(Number(text), scale);
  const found = severityNumberOfName(withoutColours(text));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, found);
  return found;
}

/** The severity an HTTP answer's status stands for when a log names no level: 5xx error, 4xx warn, others info. */
export function severityNumberOfStatus(status: number): number {
  if (status >= 500) return 17;
  return status >= 400 ? 13 : 9;
}
