import { describe, expect, it } from 'vitest';
import type { LogRecord } from '@/model/log';
import { toLogRecord } from './to-log-record';

const OBSERVED = '1700000000000000000';
const TRACE = '04c87ec97bae041b1b15b3c7676a43cc';
const SPAN = 'e4006dce6700e903';

function read(value: unknown): LogRecord {
  const record = toLogRecord(value, { observedTimeUnixNano: OBSERVED });
  if ('reason' in record) throw new Error(record.message);
  return record;
}

/** Every shape of docs/json-logs.md: what the logger writes, and the parts of the record it must become. */
const SHAPES: { name: string; written: unknown; expected: Partial<LogRecord> }[] = [
  {
    name: 'pino with pino-http',
    written: {
      level: 50,
      time: 1674981742383,
      pid: 7,
      hostname: 'web-1',
      name: 'shop',
      req: { id: 1, method: 'GET', url: '/cart' },
      res: { statusCode: 503 },
      err: { type: 'TypeError', message: 'x is undefined', stack: 'TypeError: x is undefined\n    at f' },
      msg: 'request failed',
    },
    expected: {
      timeUnixNano: '1674981742383000000',
      severityNumber: 17,
      severityText: '50',
      body: 'request failed',
      attributes: {
        pid: '7',
        'req.id': '1',
        'req.url': '/cart',
        'http.request.method': 'GET',
        'http.response.status_code': '503',
        'exception.type': 'TypeError',
        'exception.message': 'x is undefined',
        'exception.stacktrace': 'TypeError: x is undefined\n    at f',
      },
      resource: { 'host.name': 'web-1', 'service.name': 'shop' },
    },
  },
  {
    name: 'winston, coloured',
    written: {
      level: '\u001b[33mwarn\u001b[39m',
      message: 'slow',
      service: 'cart',
      timestamp: '2023-01-29T08:42:22.383Z',
      ms: '+3s',
    },
    expected: {
      timeUnixNano: '1674981742383000000',
      severityNumber: 13,
      body: 'slow',
      attributes: { ms: '+3s' },
      resource: { 'service.name': 'cart' },
    },
  },
  {
    name: 'bunyan',
    written: { name: 'api', hostname: 'h', pid: 1, level: 60, msg: 'gone', time: '2012-02-03T18:27:18.948Z', v: 0 },
    expected: {
      severityNumber: 21,
      body: 'gone',
      scope: '',
      attributes: { pid: '1', v: '0' },
      resource: { 'service.name': 'api', 'host.name': 'h' },
    },
  },
  {
    name: 'zap',
    written: {
      level: 'dpanic',
      ts: 1674981742.383151,
      logger: 'http',
      caller: 'server/main.go:12',
      msg: 'no',
      stacktrace: 'main.f',
    },
    expected: {
      timeUnixNano: '1674981742383151000',
      severityNumber: 21,
      scope: 'http',
      attributes: { caller: 'server/main.go:12', 'exception.stacktrace': 'main.f' },
    },
  },
  {
    name: 'logrus',
    written: { time: '2023-01-29T08:42:22+09:00', level: 'panic', msg: 'down', error: 'dial tcp: refused' },
    expected: {
      timeUnixNano: '1674949342000000000',
      severityNumber: 23,
      body: 'down',
      attributes: { 'exception.message': 'dial tcp: refused' },
    },
  },
  {
    name: 'slog with a level between',
    written: {
      time: '2023-01-29T08:42:22.383150913Z',
      level: 'INFO+2',
      msg: 'hi',
      source: { function: 'main.f', line: 3 },
    },
    expected: {
      timeUnixNano: '1674981742383150913',
      severityNumber: 11,
      attributes: { 'source.function': 'main.f', 'source.line': '3' },
    },
  },
  {
    name: 'log4j2 JsonLayout',
    written: {
      instant: { epochSecond: 1674981742, nanoOfSecond: 5000001 },
      level: 'WARN',
      loggerName: 'com.shop.Cart',
      message: 'low stock',
      thread: 'main',
      thrown: { name: 'java.io.IOException', message: 'closed', extendedStackTrace: 'java.io.IOException: closed' },
      contextMap: { traceId: TRACE, spanId: SPAN, user: 'u1' },
    },
    expected: {
      timeUnixNano: '1674981742005000001',
      severityNumber: 13,
      scope: 'com.shop.Cart',
      traceId: TRACE,
      spanId: SPAN,
      attributes: {
        thread: 'main',
        'contextMap.user': 'u1',
        'exception.type': 'java.io.IOException',
        'exception.message': 'closed',
        'exception.stacktrace': 'java.io.IOException: closed',
      },
    },
  },
  {
    name: 'logback JsonEncoder',
    written: {
      timestamp: 1674981742383,
      nanoseconds: 383150913,
      level: 'INFO',
      threadName: 'main',
      loggerName: 'a.B',
      mdc: { traceId: TRACE },
      message: 'm',
    },
    expected: { timeUnixNano: '1674981742383150913', scope: 'a.B', traceId: TRACE, attributes: { threadName: 'main' } },
  },
  {
    name: 'logstash encoder',
    written: {
      '@timestamp': '2023-01-29T08:42:22,383+00:00',
      '@version': '1',
      message: 'failed',
      logger_name: 'a.B',
      thread_name: 'main',
      level: 'ERROR',
      level_value: 40000,
      stack_trace: 'java.lang.IllegalStateException: boom\n\tat a.B.c(B.java:1)',
    },
    expected: {
      timeUnixNano: '1674981742383000000',
      severityNumber: 17,
      scope: 'a.B',
      attributes: {
        '@version': '1',
        thread_name: 'main',
        level_value: '40000',
        'exception.stacktrace': 'java.lang.IllegalStateException: boom\n\tat a.B.c(B.java:1)',
        'exception.type': 'java.lang.IllegalStateException',
      },
    },
  },
  {
    name: 'Elastic ECS, nested and dotted',
    written: {
      '@timestamp': '2023-01-29T08:42:22.383Z',
      'log.level': 'error',
      message: 'no',
      ecs: { version: '8.11' },
      service: { name: 'pay', version: '2.1', environment: 'prod' },
      trace: { id: TRACE },
      span: { id: SPAN },
      error: { type: 'E', message: 'bad', stack_trace: 's' },
      host: { hostname: 'h1' },
      log: { logger: 'L' },
    },
    expected: {
      severityNumber: 17,
      body: 'no',
      scope: 'L',
      traceId: TRACE,
      spanId: SPAN,
      attributes: {
        'ecs.version': '8.11',
        'exception.type': 'E',
        'exception.message': 'bad',
        'exception.stacktrace': 's',
      },
      resource: {
        'service.name': 'pay',
        'service.version': '2.1',
        'deployment.environment.name': 'prod',
        'host.name': 'h1',
      },
    },
  },
  {
    name: 'Google Cloud structured logging',
    written: {
      severity: 'CRITICAL',
      message: 'g',
      timestamp: { seconds: 1674981742, nanos: 7 },
      'logging.googleapis.com/trace': `projects/p/traces/${TRACE}`,
      'logging.googleapis.com/spanId': SPAN,
      httpRequest: { requestMethod: 'GET', requestUrl: '/x', status: 404 },
    },
    expected: {
      timeUnixNano: '1674981742000000007',
      severityNumber: 21,
      traceId: TRACE,
      spanId: SPAN,
      attributes: { 'http.request.method': 'GET', 'httpRequest.requestUrl': '/x', 'http.response.status_code': '404' },
    },
  },
  {
    name: 'Google Cloud log entry',
    written: {
      jsonPayload: { message: 'inner', order: 5 },
      severity: 'NOTICE',
      timestamp: '2023-01-29T08:42:22.383150913Z',
      resource: { type: 'k8s_container', labels: { pod_name: 'cart-6cfdd55578-gfj6q', namespace_name: 'shop' } },
    },
    expected: {
      severityNumber: 10,
      body: 'inner',
      attributes: { 'jsonPayload.order': '5', 'resource.type': 'k8s_container' },
      resource: { 'k8s.pod.name': 'cart-6cfdd55578-gfj6q', 'k8s.namespace.name': 'shop', 'service.name': 'cart' },
    },
  },
  {
    name: 'AWS Lambda JSON with Powertools',
    written: {
      timestamp: '2023-01-29T08:42:22.383Z',
      level: 'INFO',
      service: 'orders',
      message: { order: 1 },
      function_name: 'f',
      xray_trace_id: '1-63d63b6e-bd862e3fe1be46a994272793',
    },
    expected: {
      body: '{"order":1}',
      traceId: '63d63b6ebd862e3fe1be46a994272793',
      attributes: { 'message.order': '1', function_name: 'f' },
      resource: { 'service.name': 'orders' },
    },
  },
  {
    name: 'AWS CloudTrail',
    written: {
      eventVersion: '1.08',
      eventTime: '2020-01-01T00:00:00Z',
      eventSource: 's3.amazonaws.com',
      eventName: 'PutObject',
      awsRegion: 'eu-west-1',
      recipientAccountId: '123456789012',
      errorCode: 'AccessDenied',
      userIdentity: { type: 'Root' },
      resources: [{ ARN: 'arn:x' }],
    },
    expected: {
      timeUnixNano: '1577836800000000000',
      severityNumber: 17,
      body: 'PutObject s3.amazonaws.com',
      attributes: {
        eventVersion: '1.08',
        eventName: 'PutObject',
        errorCode: 'AccessDenied',
        'userIdentity.type': 'Root',
        resources: '[{"ARN":"arn:x"}]',
      },
      resource: { 'cloud.region': 'eu-west-1', 'cloud.account.id': '123456789012', 'service.name': 's3.amazonaws.com' },
    },
  },
  {
    name: 'nginx access log',
    written: {
      time_local: '17/May/2015:10:05:03 +0000',
      remote_addr: '1.1.1.1',
      request: 'GET /a HTTP/1.1',
      status: '404',
      host: 'site.example',
    },
    expected: {
      timeUnixNano: '1431857103000000000',
      severityNumber: 13,
      severityText: '',
      body: 'GET /a HTTP/1.1 404',
      attributes: {
        remote_addr: '1.1.1.1',
        request: 'GET /a HTTP/1.1',
        'http.response.status_code': '404',
        'server.address': 'site.example',
      },
      resource: {},
    },
  },
  {
    name: 'envoy access log',
    written: { start_time: '2022-08-22T05:18:42.908Z', method: 'POST', path: '/a', response_code: 502, duration: 3 },
    expected: {
      severityNumber: 17,
      body: 'POST /a 502',
      attributes: { path: '/a', duration: '3', 'http.request.method': 'POST', 'http.response.status_code': '502' },
    },
  },
  {
    name: 'Docker json-file around JSON',
    written: {
      log: '{"level":50,"time":1674981742383,"msg":"inner"}\n',
      stream: 'stderr',
      time: '2022-08-22T05:18:42.90847299Z',
    },
    expected: {
      timeUnixNano: '1674981742383000000',
      severityNumber: 17,
      body: 'inner',
      attributes: { 'log.iostream': 'stderr' },
    },
  },
  {
    name: 'Docker json-file around text',
    written: {
      log: `16:42:22.382 INFO  t.s.Travel#5 TraceID: ${TRACE} SpanID: ${SPAN} [x]\n`,
      stream: 'stdout',
      time: '2022-08-22T05:18:42.90847299Z',
    },
    expected: {
      timeUnixNano: '1661145522908472990',
      severityNumber: 9,
      severityText: 'INFO',
      scope: 't.s.Travel#5',
      body: `TraceID: ${TRACE} SpanID: ${SPAN} [x]`,
      traceId: TRACE,
      spanId: SPAN,
    },
  },
  {
    name: 'Fluent Bit with Kubernetes metadata around key=value text',
    written: {
      log: 'time="2023-01-29T08:42:22Z" level=warning msg="disk \\"a\\" full" free=3',
      kubernetes: { pod_name: 'p', namespace_name: 'n', container_name: 'c', host: 'node-1', labels: { app: 'store' } },
    },
    expected: {
      timeUnixNano: '1674981742000000000',
      severityNumber: 13,
      body: 'disk "a" full',
      attributes: { free: '3' },
      resource: {
        'k8s.pod.name': 'p',
        'k8s.namespace.name': 'n',
        'container.name': 'c',
        'host.name': 'node-1',
        'service.name': 'store',
      },
    },
  },
  {
    name: 'GELF',
    written: { version: '1.1', host: 'web', short_message: 'no', level: 3, timestamp: 1674981742.383, _shop: 'x' },
    expected: {
      timeUnixNano: '1674981742383000000',
      severityNumber: 17,
      body: 'no',
      resource: { 'host.name': 'web' },
    },
  },
  {
    name: 'journald export',
    written: {
      __REALTIME_TIMESTAMP: '1674981742383150',
      MESSAGE: 'started',
      PRIORITY: '4',
      _HOSTNAME: 'h',
      SYSLOG_IDENTIFIER: 'cron',
    },
    expected: {
      timeUnixNano: '1674981742383150000',
      severityNumber: 13,
      body: 'started',
      resource: { 'host.name': 'h', 'service.name': 'cron' },
    },
  },
  {
    name: 'Python logging, numeric and by name',
    written: { asctime: '2023-01-29 08:42:22,383', levelno: 20, name: 'app.db', message: 'ok' },
    expected: { timeUnixNano: '1674981742383000000', severityNumber: 9, scope: 'app.db' },
  },
  {
    name: 'structlog',
    written: { event: 'saved', level: 'debug', timestamp: '2023-01-29T08:42:22Z', logger: 'x', id: 3 },
    expected: { severityNumber: 5, body: 'saved', scope: 'x', attributes: { id: '3' } },
  },
  {
    name: 'Serilog compact',
    written: {
      '@t': '2023-01-29T08:42:22.3831509Z',
      '@l': 'Warning',
      '@mt': 'Hello {User}',
      User: 'a',
      SourceContext: 'S',
    },
    expected: {
      timeUnixNano: '1674981742383150900',
      severityNumber: 13,
      body: 'Hello {User}',
      scope: 'S',
      attributes: { User: 'a' },
    },
  },
  {
    name: 'Rust tracing',
    written: {
      timestamp: '2023-01-29T08:42:22Z',
      level: 'TRACE',
      fields: { message: 'deep', n: 1 },
      target: 'crate::mod',
    },
    expected: { severityNumber: 1, body: 'deep', scope: 'crate::mod', attributes: { 'fields.n': '1' } },
  },
  {
    name: 'Datadog ids, decimal',
    written: {
      message: 'm',
      'dd.trace_id': '1234567890123456789',
      'dd.span_id': '987654321',
      'dd.service': 's',
      'dd.env': 'prod',
    },
    expected: {
      traceId: '0000000000000000112210f47de98115',
      spanId: '000000003ade68b1',
      resource: { 'service.name': 's', 'deployment.environment.name': 'prod' },
    },
  },
  {
    name: 'W3C traceparent',
    written: { message: 'm', traceparent: `00-${TRACE}-${SPAN}-01` },
    expected: { traceId: TRACE, spanId: SPAN },
  },
  {
    name: 'OpenTelemetry names at the top',
    written: {
      timeUnixNano: '1674981742383150913',
      severityNumber: 13,
      body: 'b',
      attributes: { 'http.route': '/x', a: 1 },
      resource: { 'service.name': 's', 'k8s.pod.name': 'p' },
    },
    expected: {
      timeUnixNano: '1674981742383150913',
      severityNumber: 13,
      attributes: { 'http.route': '/x', a: '1' },
      resource: { 'service.name': 's', 'k8s.pod.name': 'p' },
    },
  },
];

describe('shapes of JSON logs', () => {
  it.each(SHAPES)('$name', ({ written, expected }) => {
    expect(read(written)).toMatchObject(expected);
  });

  it('keeps every attribute of a shape and adds none', () => {
    for (const { written, expected } of SHAPES) {
      if (expected.attributes) expect(read(written).attributes).toEqual(expected.attributes);
    }
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
    expect(record.attributes['mangru.truncated']).toBe('long,body');
    expect(record.attributes['mangru.dropped_attributes_count']).toBe(String(10_002 - 1000));
    expect(Object.keys(record.attributes).length).toBe(1002);
  });

  it.each([[null], [3], ['text'], [[1]], [undefined]])('refuses %j', (value) => {
    expect(toLogRecord(value, { observedTimeUnixNano: OBSERVED })).toMatchObject({ reason: 'invalid_record' });
  });

  it('returns a record of its own making unchanged', () => {
    const record = read({ message: 'm', level: 'info', a: { b: 1 }, service: 's', traceId: TRACE });
    expect(read(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });
});
