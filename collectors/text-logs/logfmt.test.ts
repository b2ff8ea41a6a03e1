import { describe, expect, it } from 'vitest';
import type { LogRecord } from '@/model/log';
import { TextFileReader } from './text-file-reader';

function read(line: string): LogRecord {
  const reader = new TextFileReader({ observedTimeUnixNano: '1' });
  reader.read(line);
  const [entry] = reader.end().entries;
  if (!entry || 'reason' in entry) throw new Error('no record');
  return entry;
}

describe('key=value lines', () => {
  it.each([
    ['time=2023-01-29T08:42:22Z level=warn msg="a" flag', ['a', 13, { flag: 'true' }]],
    ['level=error msg=no route to host code=7', ['no route to host', 17, { code: '7' }]],
    ['level=info msg="a" tag=x tag=y err=', ['a', 9, { tag: 'x', tag_2: 'y', err: '' }]],
    ['level=info level=error msg=a', ['a', 9, { level_2: 'error' }]],
  ])('%s', (line, expected) => {
    const { body, severityNumber, attributes } = read(line);
    expect([body, severityNumber, attributes]).toEqual(expected);
  });

  it.each(['level=error something broke in a=b', 'said msg=a level=info', 'a b c'])('%s is none', (line) => {
    expect(read(line).body).toBe(line);
  });
});
