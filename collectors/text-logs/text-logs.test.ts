import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogRecord } from '@/model/log';
import { parseTextLine } from './parse-text-line';
import { TextFileReader } from './text-file-reader';
import { yearReader } from './year-of';

const DEFAULTS = { observedTimeUnixNano: '1', time: { yearOf: () => 2020 } };

function summary(record: LogRecord) {
  const { timeUnixNano, severityNumber, scope, body, resource } = record;
  const time = timeUnixNano === '0' ? '' : new Date(Number(BigInt(timeUnixNano) / 1_000_000n)).toISOString();
  return [time, severityNumber, resource['service.name'] ?? '', resource['host.name'] ?? '', scope, body];
}

/** line → [time, SeverityNumber, service, host, logger, body] */
const LINES: [name: string, line: string, expected: unknown[]][] = [
  [
    'syslog RFC 5424',
    '<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog 123 ID47 [ex@32473 iut="3" q="a\\"]b"] An event',
    ['2003-10-11T22:14:15.003Z', 10, 'evntslog', 'mymachine.example.com', '', 'An event'],
  ],
  [
    'syslog RFC 3164',
    '<34>Oct 11 22:14:15 mymachine su: failed',
    ['2020-10-11T22:14:15.000Z', 21, 'su', 'mymachine', '', 'failed'],
  ],
  [
    'syslog without a tag',
    'Oct 11 22:14:15 h last message repeated 2 times',
    ['2020-10-11T22:14:15.000Z', 0, '', 'h', '', 'last message repeated 2 times'],
  ],
  [
    'syslog with ISO time',
    '2023-01-29T08:42:22.5+01:00 h cron[7]: ran',
    ['2023-01-29T07:42:22.500Z', 0, 'cron', 'h', '', 'ran'],
  ],
  [
    'a level in front of the message',
    'Oct 11 22:14:15 h sshd[1]: error: no',
    ['2020-10-11T22:14:15.000Z', 17, 'sshd', 'h', '', 'error: no'],
  ],
  [
    'Kubernetes container runtime',
    '2023-01-29T08:42:22.383150913Z stderr F boom',
    ['2023-01-29T08:42:22.383Z', 0, '', '', '', 'boom'],
  ],
  [
    'common log',
    '1.2.3.4 - bob [10/Oct/2000:13:55:36 -0700] "GET /a?b=c HTTP/1.0" 500 2326',
    ['2000-10-10T20:55:36.000Z', 17, '', '', '', '1.2.3.4 "GET /a?b=c HTTP/1.0" 500 2326'],
  ],
  [
    'Apache 2.4 error',
    '[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35:tid 43] [client 7.1.9.1:80] File does not exist',
    ['2011-09-09T10:42:29.902Z', 17, '', '', '', 'File does not exist'],
  ],
  [
    'nginx error',
    '2023/01/29 08:42:22 [crit] 12#34: *1 open() failed',
    ['2023-01-29T08:42:22.000Z', 21, '', '', '', '*1 open() failed'],
  ],
  [
    'Spring Boot',
    '2023-01-29T08:42:22.383+01:00  WARN 1 --- [shop] [  main] c.s.Cart : low',
    ['2023-01-29T07:42:22.383Z', 13, '', '', 'c.s.Cart', 'low'],
  ],
  [
    'log4j, thread first',
    '2023-01-29 08:42:22,383 [main] ERROR a.B - no',
    ['2023-01-29T08:42:22.383Z', 17, '', '', 'a.B', 'no'],
  ],
  [
    'Kafka',
    '[2023-01-29 08:42:22,383] INFO done (kafka.Server)',
    ['2023-01-29T08:42:22.383Z', 9, '', '', 'kafka.Server', 'done'],
  ],
  [
    'Elasticsearch',
    '[2023-01-29T08:42:22,383][WARN ][o.e.Node  ] [n1] slow',
    ['2023-01-29T08:42:22.383Z', 13, '', '', 'o.e.Node', '[n1] slow'],
  ],
  [
    'Python',
    '2023-01-29 08:42:22,383 - app.db - WARNING - slow',
    ['2023-01-29T08:42:22.383Z', 13, '', '', 'app.db', 'slow'],
  ],
  ['loguru', '2023-01-29 08:42:22.383 | SUCCESS | a:b:3 - ok', ['2023-01-29T08:42:22.383Z', 9, '', '', 'a:b:3', 'ok']],
  [
    'zap console',
    '2023-01-29T08:42:22.383+0100\tINFO\thttp\tserver/a.go:12\tup',
    ['2023-01-29T07:42:22.383Z', 9, '', '', 'http', 'up'],
  ],
  [
    'PostgreSQL',
    '2023-01-29 08:42:22.383 UTC [5] u@d FATAL:  no role',
    ['2023-01-29T08:42:22.383Z', 21, '', '', '', 'no role'],
  ],
  [
    'MySQL',
    '2023-01-29T08:42:22.383150Z 0 [Warning] [MY-1] [Server] old',
    ['2023-01-29T08:42:22.383Z', 13, '', '', '', 'old'],
  ],
  ['klog', 'E0129 08:42:22.383150   12 a.go:3] no', ['2020-01-29T08:42:22.383Z', 17, '', '', '', 'no']],
  [
    'time, level, message',
    '2023-01-29 08:42:22 INFO hello there',
    ['2023-01-29T08:42:22.000Z', 9, '', '', '', 'hello there'],
  ],
  ['brackets', '[2023-01-29T08:42:22Z] [warn] hello', ['2023-01-29T08:42:22.000Z', 13, '', '', '', 'hello']],
  ['time and message', '2023-01-29 08:42:22 hello', ['2023-01-29T08:42:22.000Z', 0, '', '', '', 'hello']],
  [
    'clock, level, logger',
    '16:49:25.228 ERROR o.a.C.[.[/]#175 it failed',
    ['', 17, '', '', 'o.a.C.[.[/]#175', 'it failed'],
  ],
  ['clock, level, message', '16:49:25.228 INFO Server started', ['', 9, '', '', '', 'Server started']],
  ['Python without time', 'WARNING:root:careful', ['', 13, '', '', 'root', 'careful']],
  ['nothing known', 'hello', ['', 0, '', '', '', 'hello']],
  ['Redis', '12:M 29 Jan 2023 08:42:22.383 # low memory', ['2023-01-29T08:42:22.383Z', 13, '', '', '', 'low memory']],
  ['logrus on a terminal', 'ERRO[0003] no route', ['', 17, '', '', '', 'no route']],
  ['charm', '2023/01/29 08:42:22 FATA no route', ['2023-01-29T08:42:22.000Z', 21, '', '', '', 'no route']],
  ['zerolog on a terminal', '8:42AM WRN slow', ['', 13, '', '', '', 'slow']],
  [
    'time, level in small letters, message',
    '2023-01-29 08:42:22 error no route',
    ['2023-01-29T08:42:22.000Z', 17, '', '', '', 'no route'],
  ],
  [
    'an access log over syslog',
    '<190>Jan 29 08:42:23 edge nginx: 1.2.3.4 - - [29/Jan/2023:08:42:22 +0000] "GET /a HTTP/1.1" 502 7',
    ['2023-01-29T08:42:22.000Z', 17, 'nginx', 'edge', '', '1.2.3.4 "GET /a HTTP/1.1" 502 7'],
  ],
];

describe('lines', () => {
  it.each(LINES)('%s', (_, line, expected) => {
    expect(summary(parseTextLine(line, DEFAULTS))).toEqual(expected);
  });

  it('opens an access line', () => {
    const line = '1.2.3.4 - bob [10/Oct/2000:13:55:36 -0700] "GET /a?b=c HTTP/1.0" 200 23 "http://r/" "curl \\"x\\""';
    expect(parseTextLine(line, DEFAULTS).attributes).toEqual({
      'client.address': '1.2.3.4',
      'user.name': 'bob',
      'http.request.method': 'GET',
      'url.path': '/a',
      'url.query': 'b=c',
      'network.protocol.name': 'HTTP/1.0',
      'http.response.status_code': '200',
      'http.response.body.size': '23',
      'http.request.header.referer': 'http://r/',
      'user_agent.original': 'curl \\"x\\"',
    });
  });
});

function readFile(lines: readonly string[]): { records: LogRecord[]; joined: number } {
  const reader = new TextFileReader(DEFAULTS);
  const steps = [...lines.map((line) => reader.read(line)), reader.end()];
  const records = steps.flatMap(({ entries }) => entries).filter((entry): entry is LogRecord => 'body' in entry);
  return { records, joined: steps.reduce((sum, step) => sum + step.joined, 0) };
}

describe('files', () => {
  it('joins a stack trace to its record and names the exception', () => {
    const { records, joined } = readFile([
      '2023-01-29 08:42:22,383 ERROR [main] a.B: failed',
      'java.lang.IllegalStateException: boom',
      '\tat a.B.c(B.java:1)',
      'Caused by: java.io.IOException: x',
      '2023-01-29 08:42:23,000 INFO [main] a.B: next',
    ]);
    expect(joined).toBe(3);
    expect(records.map(({ body }) => body.split('\n').length)).toEqual([4, 1]);
    expect(records[0]?.attributes['exception.type']).toBe('java.lang.IllegalStateException');
  });

  it('keeps unreadable lines of an access log apart, at the time of the line above', () => {
    const { records, joined } = readFile(['1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1', 'noise']);
    expect(joined).toBe(0);
    expect(records.map(({ timeUnixNano }) => timeUnixNano)).toEqual(['971211336000000000', '971211336000000000']);
  });

  it('reads JSON and key=value lines among text', () => {
    const { records } = readFile([
      '2023-01-29 08:42:22 INFO up',
      '{"msg":"json","level":40}',
      'level=error msg="kv pair"',
    ]);
    expect(records.map(({ body, severityNumber }) => [body, severityNumber])).toEqual([
      ['up', 9],
      ['json', 13],
      ['kv pair', 17],
    ]);
  });

  it('never throws and accounts for every line', { timeout: 30_000 }, () => {
    const piece = fc.constantFrom(
      '2023-01-29 08:42:22',
      'INFO',
      '[',
      ']',
      '"',
      'Jan 29 08:42:22',
      '\\',
      ' - ',
      '{"a":',
      '}',
      '=',
      '\t',
      '<13>',
      '1',
    );
    const line = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
        const { records, joined } = readFile(lines);
        expect(records.length + joined).toBe(lines.length);
      }),
      { numRuns: 300 },
    );
  });

  it('reads lines made to be slow in linear time', { timeout: 30_000 }, () => {
    const hard = [
      ' '.repeat(1e6),
      '"\\'.repeat(5e5),
      `a=${'"\\'.repeat(1e5)}`,
      '['.repeat(1e6),
      `<1>1 - a b c d [${'"x"'.repeat(3e5)}`,
      'a'.repeat(1e6),
      `2023-01-29 08:42:22 ${'x '.repeat(5e5)}`,
    ];
    const before = process.cpuUsage();
    for (const line of hard) parseTextLine(line, DEFAULTS);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});

describe('years', () => {
  const changed = Date.UTC(2026, 1, 3);

  it('are those of the last change, or the one before for later dates', () => {
    const year = yearReader(changed);
    expect([year(2, 3), year(2, 4), year(12, 31)]).toEqual([2026, 2026, 2025]);
  });

  it('start with the given one and turn in January', () => {
    const year = yearReader(changed, 2019);
    expect([year(11, 30), year(12, 31), year(1, 1), year(12, 30)]).toEqual([2019, 2019, 2020, 2020]);
  });
});
