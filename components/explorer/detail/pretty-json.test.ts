import { describe, expect, it } from 'vitest';
import { prettyJson } from './pretty-json';

describe('prettyJson', () => {
  it.each(['plain text', '{broken', '12', '"text"', '', '[1,'])('leaves %j alone', (text) => {
    expect(prettyJson(text)).toBeUndefined();
  });

  it.each(['{}', '[]', '{"a":1,"b":[1,2,{"c":null}],"d":{},"e":"x, {y}: \\"z\\""}', ' [ {"a" : [ ] } ] '])(
    'matches JSON.stringify for %s',
    (text) => {
      expect(prettyJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
    },
  );

  it('keeps numbers a double cannot hold', () => {
    expect(prettyJson('{"id":12345678901234567890}')).toBe('{\n  "id": 12345678901234567890\n}');
  });
});
