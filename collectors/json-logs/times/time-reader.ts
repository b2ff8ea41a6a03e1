import type { Buffer } from 'node:buffer';
import { POINT } from '@/collectors/json-logs/bytes/json-bytes';
import type { Member } from '@/collectors/json-logs/record/member';
import type { NanoTime } from '@/pipeline/native/nano-time';
import { timeTextToNanos } from './time-text';

/** `2023-01-29T08:42:` of the last time in UTC, since the times of one sender are close together. */
const MINUTE_LENGTH = 17;
const SHORTEST = '2023-01-29T08:42:22Z'.length;
const LONGEST = '2023-01-29T08:42:22.123456789Z'.length;
const UTC = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** What `NanoTime` takes as seconds. */
const MOST_SECONDS = 2 ** 34;
const LETTER_Z = 0x5a;

/** Reads the times of JSON values. */
export class TimeReader {
  private minute = '';
  private readonly minuteBytes = new Uint8Array(MINUTE_LENGTH);
  private minuteSeconds = 0;

  /** False when the value is no moment. */
  read(member: Member, into: NanoTime): boolean {
    if (member.kind === 'string' && this.readInMinute(member.bytes, member.start, member.end, into)) return true;
    const text = member.toString();
    const nanos = timeTextToNanos(text);
    if (nanos === undefined) return false;
    into.setDecimal(nanos);
    if (UTC.test(text)) this.remember(text);
    return true;
  }

  private remember(text: string): void {
    const minute = text.slice(0, MINUTE_LENGTH);
    const seconds = Number(timeTextToNanos(`${minute}00Z`)?.slice(0, -9));
    if (minute === this.minute || !(seconds >= 0 && seconds < MOST_SECONDS)) return;
    this.minute = minute;
    for (let i = 0; i < MINUTE_LENGTH; i++) this.minuteBytes[i] = minute.charCodeAt(i);
    this.minuteSeconds = seconds;
  }

  private readInMinute(source: Buffer, start: number, end: number, into: NanoTime): boolean {
    const length = end - start;
    if (length < SHORTEST || length > LONGEST || source[end - 1] !== LETTER_Z) return false;
    for (let i = 0; i < MINUTE_LENGTH; i++) if (source[start + i] !== this.minuteBytes[i]) return false;
    const tens = digit(source, start + MINUTE_LENGTH);
    const ones = digit(source, start + MINUTE_LENGTH + 1);
    const nanos = length === SHORTEST ? 0 : fractionNanos(source, start + MINUTE_LENGTH + 2, end - 1);
    if (tens < 0 || tens > 5 || ones < 0 || nanos < 0) return false;
    into.setSeconds(this.minuteSeconds + tens * 10 + ones, nanos);
    return true;
  }
}

/** Nanoseconds of `.123` to `.123456789`; -1 when it is no such fraction. */
function fractionNanos(source: Buffer, point: number, end: number): number {
  if (source[point] !== POINT || point + 1 === end) return -1;
  let nanos = 0;
  let scale = 1e9;
  for (let at = point + 1; at < end; at++) {
    const value = digit(source, at);
    if (value < 0) return -1;
    scale /= 10;
    nanos += value * scale;
  }
  return nanos;
}

/** -1 for what is none. */
function digit(source: Buffer, at: number): number {
  const value = (source[at] ?? 0) - 48;
  return value >= 0 && value <= 9 ? value : -1;
}
