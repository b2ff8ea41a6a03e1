import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/model/errors';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { parseFilter } from '@/model/filter/parse-filter';
import { renderSql } from '@/store/telemetry/sql';

import { recordsTarget } from './filter-target';
import { filterToSql } from './filter-to-sql';
import { likePattern } from './text-to-sql';

const target = recordsTarget(LOG_FIELDS);

const render = (text: string) => renderSql(filterToSql(parseFilter(text), target));

describe('filterToSql', () => {
  it.each([
    ['timeout', '(hasAllTokens(lower(`body`), {p0:Array(String)}))', [['timeout']]],
    [
      '"Pool size"',
      '(hasAllTokens(lower(`body`), {p0:Array(String)}) AND lower(`body`) LIKE {p1:String})',
      [['pool', 'size'], '%pool size%'],
    ],
    ['오류', '(positionCaseInsensitiveUTF8(`body`, {p0:String}) > 0)', ['오류']],
    ['err*', 'lower(`body`) LIKE {p0:String}', ['%err%']],
    ['service:a', '`service` = {p0:String}', ['a']],
    ['http.method:GET', '`http_method` = {p0:String}', ['GET']],
    ['trace_id:AB', '`trace_id` = {p0:String}', ['ab']],
    [
      'user.id:7',
      "((has(mapValues(attributes), {p0:String}) AND attributes[{p1:String}] = {p2:String}) OR ((has(mapValues(resource), {p3:String}) AND resource[{p4:String}] = {p5:String}) AND attributes[{p6:String}] = ''))",
      ['7', 'user.id', '7', '7', 'user.id', '7', 'user.id'],
    ],
    [
      'attributes.status:ok',
      '(has(mapValues(attributes), {p0:String}) AND attributes[{p1:String}] = {p2:String})',
      ['ok', 'status', 'ok'],
    ],
    ['resource.team:""', 'resource[{p0:String}] = {p1:String}', ['team', '']],
    ['route:/^\\/a/', 'match(`http_route`, {p0:String})', ['^/a']],
    ['service in (a, b)', '`service` IN {p0:Array(String)}', [['a', 'b']]],
    ['level>=error', '`severity` IN {p0:Array(String)}', [['fatal', 'error']]],
    ['level:[warn TO error}', '`severity` IN {p0:Array(String)}', [['warn']]],
    ['level:E*', '`severity` IN {p0:Array(String)}', [['error']]],
    ['status>=500', 'ifNull(toFloat64OrNull(`http_status`) >= {p0:Float64}, 0)', [500]],
    ['service.version>=1.2.3', "(`version` != '' AND `version` >= {p0:String})", ['1.2.3']],
    [
      '-x:a%_*',
      "NOT (if(attributes[{p0:String}] != '', attributes[{p1:String}], resource[{p2:String}]) ILIKE {p3:String})",
      ['x', 'x', 'x', 'a\\%\\_%'],
    ],
  ])('%s', (text, query, values) => {
    const rendered = render(text);
    expect(rendered.query).toBe(query);
    expect(Object.values(rendered.query_params)).toEqual(values);
  });

  it('never lets what was typed into the statement', () => {
    const words = fc.stringMatching(/^[A-Z]{6,12}$/).filter((word) => !'POSITIONCASEINSENSITIVEUTF'.includes(word));
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom("'", '`', '}', ')', '"', '\\', '/*', '{p0:String}', ''),
        (name, value, hostile) => {
          const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
          for (const text of [
            quote(hostile + value),
            `${quote(name + hostile)}:${quote(value + hostile)}`,
            `${quote(name)}>${quote(hostile + value)}`,
          ]) {
            const { query } = render(text);
            expect(query).not.toContain(name);
            expect(query).not.toContain(value);
          }
        },
      ),
    );
  });

  it('refuses values that only a filter made elsewhere can hold', () => {
    expect(() => filterToSql({ kind: 'equals', field: 'level', value: 'loud' }, target)).toThrow(AppError);
    expect(() => filterToSql({ kind: 'equals', field: 'id', value: '1 OR 1' }, target)).toThrow(AppError);
  });
});

it.each([
  [['', 'a%b', ''], '%a\\%b%'],
  [['a', '', 'b'], 'a%b'],
  [['\\', ''], '\\\\%'],
])('likePattern %j is %s', (parts, pattern) => {
  expect(likePattern(parts)).toBe(pattern);
});
