import { type Shape, SPAN, TRACE } from './shape';

/** What platforms, proxies and container runtimes write. */
export const PLATFORM_SHAPES: readonly Shape[] = [
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
    name: 'MongoDB',
    written: {
      t: { $date: '2023-01-29T08:42:22.383+00:00' },
      s: 'W',
      c: 'STORAGE',
      id: 22430,
      ctx: 'initandlisten',
      msg: 'slow disk',
      attr: { ms: 120 },
    },
    expected: {
      timeUnixNano: '1674981742383000000',
      severityNumber: 13,
      severityText: 'W',
      body: 'slow disk',
      attributes: { c: 'STORAGE', id: '22430', ctx: 'initandlisten', 'attr.ms': '120' },
    },
  },
  {
    name: 'load balancer access log',
    written: { '@timestamp': '2023-01-29T08:42:22Z', EdgeResponseStatus: 520, ClientRequestPath: '/a' },
    expected: { severityNumber: 17, attributes: { 'http.response.status_code': '520', ClientRequestPath: '/a' } },
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
