import { describe, expect, it } from 'vitest';
import { LOGGER_SHAPES } from '@/collectors/json-logs/testing/logger-shapes';
import { PLATFORM_SHAPES } from '@/collectors/json-logs/testing/platform-shapes';
import { TRACE } from '@/collectors/json-logs/testing/shape';
import type { LogRecord } from '@/model/log';
import { toLogRecord } from './to-log-record';

const OBSERVED = '1700000000000000000';

function read(value: unknown): LogRecord {
  const record = toLogRecord(value, { observedTimeUnixNano: OBSERVED });
  if ('reason' in record) throw new Error(record.message);
  return record;
}

describe('shapes of JSON logs', () => {
  it.each([...LOGGER_SHAPES, ...PLATFORM_SHAPES])('$name', ({ written, expected }) => {
    const record = read(written);
    expect(record).toMatchObject(expected);
    if (expected.attributes) expect(record.attributes).toEqual(expected.attributes);
  });
});

describe('values', () => {
  it('uses 0 for an unknown time and keeps what was not one', () => {
    const record = read({ timestamp: 'yesterday', time: 12, message: 'm' });
    expect(record.timeUnixNano).toBe('0');
    expect(record.attributes).toEqual({ timestamp: 'yesterday', time: '12' });
    expect(record.observedTimeUnixNano).toBe(OBSERVED);
  });

  it('prefers the better of two times and keeps the other', () => {
    const record = read({ time: '2020-01-01T00:00:00Z', '@timestamp': '2023-01-29T08:42:22Z', message: 'm' });
    expect(record.timeUnixNano).toBe('1674981742000000000');
    expect(record.attributes).toEqual({ time: '2020-01-01T00:00:00Z' });
  });

  it('takes an `s` for the level of MongoDB only', () => {
    const record = read({ s: 'E', message: 'm' });
    expect([record.severityNumber, record.attributes]).toEqual([0, { s: 'E' }]);
  });

  it('keeps the text of a level it does not know', () => {
    const record = read({ level: 'mystery', message: 'm' });
    expect([record.severityNumber, record.severityText]).toEqual([0, 'mystery']);
  });

  it('writes a record without message as compact JSON of itself', () => {
    expect(read({ b: { c: [1, 2] }, a: 1 }).body).toBe('{"b":{"c":[1,2]},"a":1}');
  });

  it('loses no key: prototype names, clashes, null', () => {
    const value = JSON.parse('{"__proto__":"p","constructor":"c","a.b":1,"a":{"b":2},"n":null,"e":{},"message":"m"}');
    const { attributes } = read(value);
    expect(Object.entries(attributes)).toEqual(
      expect.arrayContaining([
        ['__proto__', 'p'],
        ['constructor', 'c'],
        ['a.b', '1'],
        ['a.b_2', '2'],
        ['e', '{}'],
      ]),
    );
    expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype);
    expect(Object.hasOwn(attributes, 'n')).toBe(false);
  });

  it('repairs lone surrogates and NUL, in keys too', () => {
    const record = read({ message: 'a\ud800b\0c', 'k\udc00': 'v\ud83d\ude00' });
    expect(record.body).toBe('a\ufffdb\ufffdc');
    expect(record.attributes).toEqual({ 'k\ufffd': 'v\ud83d\ude00' });
  });

  it('limits depth, number and length, and says so', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 100_000; level += 1) deep = { d: deep };
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index]));
    const record = read({ message: 'x'.repeat(3_000_000), deep, long: 'y'.repeat(200_000), ...many });
    expect(record.body).toHaveLength(1024 * 1024);
    expect(record.attributes.long).toHaveLength(64 * 1024);
    // What is nested too deep to be flattened is kept as text, of which this is too much.
    expect(record.attributes['mangru.truncated']).toMatch(/^deep(\.d)+,long,body$/);
    expect(record.attributes['mangru.dropped_attributes_count']).toBe(String(10_002 - 1000));
    expect(Object.keys(record.attributes).length).toBe(1002);
  });

  it.each([[null], [3], ['text'], [[1]], [undefined]])('refuses %j', (value) => {
    expect(toLogRecord(value, { observedTimeUnixNano: OBSERVED })).toMatchObject({ reason: 'invalid_record' });
  });

  it('takes a hundred thousand keys without dwelling on them', () => {
    const manyKeys = (length: number) => ({
      message: 'm',
      ...Object.fromEntries(Array.from({ length }, (_, index) => [`key ${index}`, { x: index }])),
    });
    const costOf = (value: unknown): number => {
      const costs = [1, 2, 3].map(() => {
        const before = process.cpuUsage();
        read(value);
        return process.cpuUsage(before).user;
      });
      return Math.max(1, Math.min(...costs));
    };
    const [some, many] = [manyKeys(10_000), manyKeys(100_000)];
    // Ten times the keys: quadratic growth would be a hundred times the work.
    expect(costOf(many) / costOf(some)).toBeLessThan(50);
    expect(read(many).attributes['mangru.dropped_attributes_count']).toBe('99000');
  });

  it('keeps the limits for records in its own form, too', () => {
    const record = read({ message: 'm' });
    const attributes = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, 'v']));
    expect(Object.keys(read({ ...record, attributes }).attributes)).toHaveLength(1001);
    expect(read({ ...record, body: 'a\0b' }).body).toBe('a\ufffdb');
  });

  it('returns a record of its own making unchanged', () => {
    const record = read({ message: 'm', level: 'info', a: { b: 1 }, service: 's', traceId: TRACE });
    expect(read(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });
});
