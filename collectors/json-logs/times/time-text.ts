import { type CivilTime, civilToNanos, epochToNanos, toNanos } from './nanos';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What a time without year or zone is completed with. */
export interface TimeDefaults {
  /** Minutes east of UTC for times that name no zone. */
  offsetMinutes?: number | undefined;
  /** The year of a month and day that come without one; undefined keeps such a time unread. */
  yearOf?: ((month: number, day: number) => number) | undefined;
}

const CLOCK = String.raw`(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,:](?<fraction>\d{1,12}))?)?`;
const ZONE = String.raw`(?:Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)`;
const MONTH = '(?<monthName>[A-Z][a-z]{2})[a-z]{0,6}';
const WEEKDAY = '[A-Z][a-z]{2,8}';

/**
 * The spellings of a moment in text logs and in JSON text values, as parts of regular expressions with named groups.
 * Line formats put them in their patterns as `{iso}`, `{bsd}` and so on.
 */
export const TIME_PATTERNS = {
  /** 2015-10-18 18:01:47,978 · 2015-10-18T18:01:47.978Z · 2023/01/29 08:42:22 */
  iso: String.raw`(?<year>\d{4})[-/.](?<month>\d\d)[-/.](?<day>\d\d)[T ]${CLOCK}(?: ?(?<zone>${ZONE}))?`,
  /** 20151018T180147Z */
  basic: String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?:[.,](?<fraction>\d{1,12}))?(?<zone>${ZONE})?`,
  /** 17/May/2015:10:05:03 +0000 */
  clf: String.raw`(?<day>\d{1,2})/${MONTH}/(?<year>\d{4}):${CLOCK}(?: (?<zone>${ZONE}))?`,
  /** Sun Dec 04 04:47:44.902022 2005 */
  asctime: String.raw`(?:${WEEKDAY} )?${MONTH} {1,2}(?<day>\d{1,2}) ${CLOCK} (?:(?<zone>${ZONE}|[A-Z]{3,4}) )?(?<year>\d{4})`,
  /** Sun, 06 Nov 1994 08:49:37 GMT · 06 Nov 1994 08:49:37.123 */
  rfc: String.raw`(?:${WEEKDAY}, )?(?<day>\d{1,2})[ -]${MONTH}[ -](?<year>\d{4}) ${CLOCK}(?: (?<zone>${ZONE}))?`,
  /** Jun 14 15:16:01, without year and zone */
  bsd: String.raw`${MONTH} {1,2}(?<day>\d{1,2}) ${CLOCK}`,
  /** 03-17 16:13:38.811, without year and zone */
  monthDay: String.raw`(?<month>\d\d)-(?<day>\d\d) ${CLOCK}`,
  /** 17/06/09 20:10:40, year first */
  shortYear: String.raw`(?<year>\d\d)/(?<month>\d\d)/(?<day>\d\d) ${CLOCK}`,
  /** 081109 203615 */
  compact: String.raw`(?<year>\d\d)(?<month>\d\d)(?<day>\d\d) (?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)`,
  /** 2005-06-03-15.42.50.675872 */
  dotted: String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)-(?<hour>\d\d)\.(?<minute>\d\d)\.(?<second>\d\d)\.(?<fraction>\d{1,12})`,
  /** 1117838570 · 1674981742383 · 1674981742.383 */
  epoch: String.raw`(?<epoch>\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19})`,
} as const;

type Groups = Record<string, string | undefined>;

function yearOf(groups: Groups, month: number, day: number, defaults: TimeDefaults): number | undefined {
  if (groups.year === undefined) return defaults.yearOf?.(month, day);
  const year = Number(groups.year);
  // POSIX: two digits below 69 belong to this century.
  return groups.year.length > 2 ? year : year + (year < 69 ? 2000 : 1900);
}

/**
 * The moment named by the groups of a match of one of `TIME_PATTERNS`.
 * @returns nanoseconds since the epoch as decimal text, undefined when the groups name no moment
 */
export function groupsToNanos(groups: Groups, defaults: TimeDefaults = {}): string | undefined {
  if (groups.epoch !== undefined) {
    return groups.fraction ? toNanos(Number(groups.epoch), groups.fraction) : epochToNanos(groups.epoch);
  }
  if (groups.day === undefined) return undefined;
  const month = groups.monthName ? MONTHS.indexOf(groups.monthName.toLowerCase()) + 1 : Number(groups.month);
  const day = Number(groups.day);
  const year = yearOf(groups, month, day, defaults);
  if (year === undefined) return undefined;
  const time: CivilTime = {
    year,
    month,
    day,
    hour: Number(groups.hour),
    minute: Number(groups.minute),
    second: Number(groups.second ?? 0),
    fraction: groups.fraction ?? '',
    zone: /^[A-Z]{4}$|^(?!UTC|GMT)[A-Z]{3}$/.test(groups.zone ?? '') ? '' : (groups.zone ?? ''),
  };
  return civilToNanos(time, defaults.offsetMinutes);
}

const SPELLINGS = (['iso', 'clf', 'basic', 'asctime', 'rfc'] as const).map(
  // Go's default spelling of a time ends in a second zone and a monotonic reading.
  (name) => new RegExp(String.raw`^${TIME_PATTERNS[name]}(?: [A-Z]{3,4})?(?: m=[+-][\d.]+)?$`),
);

/** The usual case, worth its own path: 2023-01-29T08:42:22.383150913Z */
const COMMON = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,12}))?(Z|[+-]\d\d:?\d\d)?$/;

/** The minute of the last common time in UTC, `2023-01-29T08:42:`, since the times of one sender are close together. */
let minuteText = '-';
let minuteSeconds = 0;

const digit = (text: string, index: number) => text.charCodeAt(index) - 48;

/** A time in the remembered minute: `22.383150913Z` is all there is to read. */
function withinMinute(text: string): string | undefined {
  const last = text.length - 1;
  if (last < 19 || last > 29 || text.charCodeAt(last) !== 90 || !text.startsWith(minuteText)) return undefined;
  const [tens, ones] = [digit(text, 17), digit(text, 18)];
  if (tens < 0 || tens > 5 || ones < 0 || ones > 9) return undefined;
  for (let index = 20; index < last; index += 1) if (digit(text, index) < 0 || digit(text, index) > 9) return undefined;
  const separator = text.charCodeAt(19);
  if (last > 19 && (separator !== 46 || last === 20)) return undefined;
  return `${minuteSeconds + tens * 10 + ones}${text.slice(20, last).padEnd(9, '0')}`;
}

function commonToNanos(common: RegExpExecArray, defaults: TimeDefaults): string | undefined {
  const time: CivilTime = {
    year: Number(common[1]),
    month: Number(common[2]),
    day: Number(common[3]),
    hour: Number(common[4]),
    minute: Number(common[5]),
    second: Number(common[6]),
    fraction: common[7] ?? '',
    zone: common[8] ?? '',
  };
  const nanos = civilToNanos(time, defaults.offsetMinutes);
  if (nanos !== undefined && nanos.length >= 18 && time.zone === 'Z') {
    minuteText = common[0].slice(0, 17);
    minuteSeconds = Number(nanos.slice(0, -9)) - time.second;
  }
  return nanos;
}

const NO_DEFAULTS: TimeDefaults = {};

/**
 * A moment written as text: ISO 8601 in its variations, an epoch number, an access log's time, an HTTP date.
 * @returns nanoseconds since the epoch as decimal text, undefined when the text is no such moment
 */
export function timeTextToNanos(text: string, defaults: TimeDefaults = NO_DEFAULTS): string | undefined {
  const quick = withinMinute(text);
  if (quick !== undefined) return quick;
  const common = COMMON.exec(text);
  if (common) return commonToNanos(common, defaults);
  if (text.length > 64) return undefined;
  const epoch = epochToNanos(text);
  if (epoch !== undefined) return epoch;
  for (const spelling of SPELLINGS) {
    const groups = spelling.exec(text)?.groups;
    if (groups) return groupsToNanos(groups, defaults);
  }
  return undefined;
}
