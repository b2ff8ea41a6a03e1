import { describe, expect, it } from 'vitest';
import { findFilterError, parseFilter } from './parse-filter';

const equals = (field: string, value: string) => ({ kind: 'equals', field, value });
const text = (value: string) => ({ kind: 'text', value });

describe('parseFilter', () => {
  it.each([
    ['', { kind: 'all' }],
    ['  *  ', { kind: 'all' }],
    ['timeout', text('timeout')],
    ['"connection pool"', text('connection pool')],
    ['"a \\"quoted\\" C:\\dir"', text('a "quoted" C:\\dir')],
    ["it's", text("it's")],
    ['10.0.0.1:8080', text('10.0.0.1:8080')],
    ['http://example.com/a', text('http://example.com/a')],
    ['time*', { kind: 'text-pattern', parts: ['time', ''] }],
    ['50\\*2', text('50*2')],
    ['service:checkout', equals('service', 'checkout')],
    ['service=checkout', equals('service', 'checkout')],
    ['"odd key":"a b"', equals('odd key', 'a b')],
    ['key:""', equals('key', '')],
    ['body:word', text('word')],
    ['message:"two words"', text('two words')],
    ['path:/api/*', { kind: 'pattern', field: 'path', parts: ['/api/', ''] }],
    ['user.id:*', { kind: 'exists', field: 'user.id' }],
    ['level>=error', { kind: 'compare', field: 'level', operator: '>=', value: 'error' }],
    ['status:>=500', { kind: 'compare', field: 'status', operator: '>=', value: '500' }],
    ['duration< 10', { kind: 'compare', field: 'duration', operator: '<', value: '10' }],
    ['status!=404', { kind: 'not', child: equals('status', '404') }],
    ['-path:/health', { kind: 'not', child: equals('path', '/health') }],
    ['!a', { kind: 'not', child: text('a') }],
    ['NOT NOT a', { kind: 'not', child: { kind: 'not', child: text('a') } }],
    ['-(a OR b)', { kind: 'not', child: { kind: 'or', children: [text('a'), text('b')] } }],
    ['a b AND c', { kind: 'and', children: [text('a'), text('b'), text('c')] }],
    ['a OR b c', { kind: 'or', children: [text('a'), { kind: 'and', children: [text('b'), text('c')] }] }],
    ['(a OR b) c', { kind: 'and', children: [{ kind: 'or', children: [text('a'), text('b')] }, text('c')] }],
    ['f:(a OR "b c")', { kind: 'or', children: [equals('f', 'a'), equals('f', 'b c')] }],
    [
      'f:(-a -b)',
      {
        kind: 'and',
        children: [
          { kind: 'not', child: equals('f', 'a') },
          { kind: 'not', child: equals('f', 'b') },
        ],
      },
    ],
    ['ORder ANDroid', { kind: 'and', children: [text('ORder'), text('ANDroid')] }],
    [
      'status:[500 TO 599]',
      {
        kind: 'range',
        field: 'status',
        from: { value: '500', inclusive: true },
        to: { value: '599', inclusive: true },
      },
    ],
    [
      'day:{2026-01-01 TO *]',
      { kind: 'range', field: 'day', from: { value: '2026-01-01', inclusive: false }, to: null },
    ],
    ['/pool (exhausted|full)/', { kind: 'regex', field: null, pattern: 'pool (exhausted|full)' }],
    ['path:/^\\/api\\/v\\d+$/', { kind: 'regex', field: 'path', pattern: '^/api/v\\d+$' }],
    ['-body:/(?i)time/', { kind: 'not', child: { kind: 'regex', field: null, pattern: '(?i)time' } }],
    ['path:/api/v1', equals('path', '/api/v1')],
    ['path:/health', equals('path', '/health')],
    ['path:"/health/"', equals('path', '/health/')],
    ['service in (cart, "my pay")', { kind: 'in', field: 'service', values: ['cart', 'my pay'] }],
    ['-service IN(a,b,a)', { kind: 'not', child: { kind: 'in', field: 'service', values: ['a', 'b'] } }],
    ['service in (a)', equals('service', 'a')],
    ['log in', { kind: 'and', children: [text('log'), text('in')] }],
    ['client.ip:10.0.0.0/8', { kind: 'cidr', field: 'client.ip', network: '10.0.0.0/8' }],
    ['client.ip:"10.0.0.0/8"', equals('client.ip', '10.0.0.0/8')],
    ['client.ip:10.0.0.0/40', equals('client.ip', '10.0.0.0/40')],
    ['x==1', equals('x', '1')],
    ['"@version":1', equals('@version', '1')],
    ['body:/a/ /b', { kind: 'and', children: [{ kind: 'regex', field: null, pattern: 'a' }, text('/b')] }],
    ['"|"', text('|')],
  ])('reads %s', (input, expected) => {
    expect(parseFilter(input)).toEqual(expected);
  });

  it.each([
    ['"open', 0, 5],
    ['a (b', 2, 2],
    ['a)', 1, 1],
    ['()', 0, 2],
    ['a OR', 3, 1],
    ['OR a', 0, 2],
    ['a - b', 2, 1],
    ['service:', 7, 1],
    ['level:loud', 6, 4],
    ['level>=loud', 7, 4],
    ['severity_number>=high', 17, 4],
    ['f:[1 TO 5', 2, 7],
    ['f:[1 5]', 2, 3],
    ['f:[TO 5]', 2, 4],
    ['f>a*', 2, 2],
    ['""', 0, 2],
    ['ok level:loud', 9, 4],
    ['x=~"a"', 1, 2],
    ['x!~a', 1, 2],
    ['a | b', 2, 1],
    ['a || b', 2, 2],
    ['@http.status:500', 0, 12],
    ['x:/a(/', 2, 4],
    ['/(?=a)b/', 0, 8],
    ['/(a)\\1/', 0, 7],
    ['/a{1001}/', 0, 9],
    ['/(a{100}){100}/', 0, 15],
    ['x in (a, )', 9, 1],
    ['x in (a b)', 8, 1],
    ['x in (a, b', 5, 1],
    ['x in (a*, b)', 6, 2],
    ['level in (error, loud)', 17, 4],
  ])('points at the mistake in %s', (input, offset, length) => {
    expect(findFilterError(input)).toMatchObject({ offset, length });
  });

  it('refuses texts that would cost too much', () => {
    expect(findFilterError('a '.repeat(2001))?.offset).toBe(4000);
    expect(findFilterError(`${'('.repeat(41)}a${')'.repeat(41)}`)?.message).toContain('nest');
    expect(findFilterError(`${'-'.repeat(41)}a`)?.message).toContain('nest');
    expect(findFilterError('a '.repeat(201))?.message).toContain('200 terms');
    expect(findFilterError(`${'k'.repeat(201)}:a`)?.message).toContain('200 characters');
    expect(findFilterError(`/${'k'.repeat(257)}/`)?.message).toContain('256 characters');
    const list = Array.from({ length: 1001 }, (_, i) => i.toString(36)).join(',');
    expect(findFilterError(`x in (${list})`)?.message).toContain('1000 values');
  });

  it('says nothing about a good filter', () => {
    expect(
      findFilterError('service:checkout level>=error http.status_code:[500 TO 599] "connection pool" -path:/health'),
    ).toBeNull();
  });
});

describe('what newcomers wrote', () => {
  it.each(['\\d+\\.\\d+', '-?\\d+', '\\w*\\w+', '\\w+\\s+\\w+', '[*+]+x', '[^\\]]+\\]', 'a+\\.b+', '\\s+\\S+@'])(
    'takes /%s/ for the regular expression it is',
    (pattern) => {
      expect(parseFilter(`/${pattern}/`)).toEqual({ kind: 'regex', field: null, pattern });
    },
  );

  it.each(['a++', 'a*+', 'x{2}{3}', '(?=a)', '(a)\\1'])('refuses /%s/, which RE2 does not know', (pattern) => {
    expect(() => parseFilter(`/${pattern}/`)).toThrow(/RE2/);
  });

  it('points to the range for the times of a record, and to the prefix for attributes of their names', () => {
    expect(() => parseFilter('timestamp>2026-01-01')).toThrow(/time range/);
    expect(() => parseFilter('inserted_at:*')).toThrow(/time range/);
    expect(parseFilter('attributes.timestamp:x')).toMatchObject({ kind: 'equals', field: 'attributes.timestamp' });
  });
});
