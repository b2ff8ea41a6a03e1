/** Calendar parts of a time as a log wrote them, all decimal text. */
export interface CivilTime {
  year: number;
  /** 1-12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 60 is allowed for a leap second. */
  second: number;
  /** Digits after the decimal mark, any number of them. */
  fraction: string;
  /** `Z`, `UTC`, `+09:00`, `-0700`, `+09`; '' when the log names none. */
  zone: string;
}

const ZERO_ZONES = new Set(['', 'Z', 'UTC', 'GMT']);

/**
 * Minutes east of UTC.
 * @returns undefined when the text is not an offset
 */
export function offsetMinutes(zone: string): number | undefined {
  if (ZERO_ZONES.has(zone.toUpperCase())) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/**
 * Nanoseconds since the epoch as decimal text.
 * @param seconds whole seconds, may be negative
 * @param fraction digits after the decimal mark; beyond the ninth they are cut
 */
export function toNanos(seconds: number, fraction: string): string {
  const digits = fraction.length >= 9 ? fraction.slice(0, 9) : fraction.padEnd(9, '0');
  if (seconds > 0) return `${seconds}${digits}`;
  return String(BigInt(seconds) * 1_000_000_000n + BigInt(digits));
}

let cachedDay = '';
let cachedDaySeconds: number | undefined;

/** Seconds at the start of a calendar day; undefined for a day that does not exist. Logs repeat the same day, so the last one is kept. */
function daySeconds(year: number, month: number, day: number): number | undefined {
  const key = `${year}-${month}-${day}`;
  if (key === cachedDay) return cachedDaySeconds;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  cachedDay = key;
  cachedDaySeconds = date.getUTCDate() === day && month >= 1 && month <= 12 ? date.getTime() / 1000 : undefined;
  return cachedDaySeconds;
}

/**
 * Nanoseconds since the epoch as decimal text.
 * @param defaultOffset minutes east of UTC for a time without zone
 * @returns undefined when the parts do not name a moment
 */
export function civilToNanos(time: CivilTime, defaultOffset = 0): string | undefined {
  if (time.hour > 23 || time.minute > 59 || time.second > 60) return undefined;
  const day = daySeconds(time.year, time.month, time.day);
  const offset = time.zone === '' ? defaultOffset : offsetMinutes(time.zone);
  if (day === undefined || offset === undefined) return undefined;
  return toNanos(day + time.hour * 3600 + time.minute * 60 + time.second - offset * 60, time.fraction);
}

/** Digits before the decimal mark below which a number is some other quantity (a duration, a counter), not a time. */
const SHORTEST_EPOCH = 9;

/** Decimal places between the unit and nanoseconds, by the number of digits: 9-11 s, 12-14 ms, 15-17 µs, 18-20 ns. */
function epochScale(digits: number): number {
  if (digits <= 11) return 9;
  if (digits <= 14) return 6;
  return digits <= 17 ? 3 : 0;
}

/**
 * An epoch time in s, ms, µs or ns, told apart by its size, as nanoseconds in decimal text.
 * Works on text, so that no digit beyond 2^53 is lost.
 * @returns undefined when the text is not such a number
 */
export function epochToNanos(text: string): string | undefined {
  const match = /^(\d{9,20})(?:\.(\d+))?$/.exec(text);
  const whole = match?.[1]?.replace(/^0+/, '') ?? '';
  if (whole.length < SHORTEST_EPOCH) return undefined;
  const scale = epochScale(whole.length);
  const fraction = (match?.[2] ?? '').slice(0, scale).padEnd(scale, '0');
  return whole + fraction;
}
