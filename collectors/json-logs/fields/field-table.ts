import type { LevelScale } from '@/collectors/json-logs/record/level';

const paths = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * Where loggers put the parts of a log record. Keys are paths in normal form (see `normalForm`): dotted, lower case,
 * without `_` and `-`, so `loggerName`, `logger_name` and `logger.name`-style nesting meet in few entries.
 * Within a role earlier entries win; the values that lose stay attributes under their own name.
 * docs/json-logs.md is the same table for people.
 */
export const ROLE_PATHS = {
  time: paths(`
    @timestamp timeunixnano timestamp time ts @t eventtime starttime datetime timemillis timeiso8601 msec t.$date
    realtimetimestamp startutc timelocal asctime eventtimestamp logtimestamp loggedat createdat created date
    requestreceivedtimestamp stagetimestamp receivetimestamp observedtimestamp
  `),
  /** Whole seconds since the epoch, when a logger writes a time in two parts. */
  seconds: paths(`instant.epochsecond timestamp.seconds time.seconds timestampseconds`),
  /** Nanoseconds within that second. */
  nanos: paths(`instant.nanoofsecond timestamp.nanos time.nanos timestampnanos nanoseconds`),
  level: paths(`
    log.level severitytext level severity loglevel lvl levelname @l severitynumber priority
    syslog.severity.code log.syslog.severity.code log.syslog.severity.name syslogseverity levelno levelvalue
    level.name level.standardlevel level.intlevel loglevelname sev s
  `),
  message: paths(`
    message msg @m shortmessage textpayload body log logmessage event @mt formattedmessage renderedmessage
    messagetemplate text fullmessage log.original event.original content
  `),
  service: paths(`
    service.name servicename service dd.service otelservicename servicecontext.service app.name appname
    applicationname application.name application app syslogidentifier
    kubernetes.labels.app.kubernetes.io/name kubernetes.labels.appkubernetesio/name kubernetes.labels.app
    kubernetes.labels.k8sapp functionname function.name resource.labels.servicename
    resource.labels.functionname resource.labels.containername eventsource programname program systemdunit
  `),
  host: paths(`
    host.name hostname host.hostname host machinename kubernetes.host computername computer agent.hostname
    beat.hostname nodename server.hostname resource.labels.instanceid
  `),
  trace: paths(`
    traceid trace.id oteltraceid logging.googleapis.com/trace dd.traceid xraytraceid trace xb3traceid
    b3traceid traceparent requestheaders.traceparent amzntraceid
  `),
  span: paths(`spanid span.id otelspanid logging.googleapis.com/spanid dd.spanid xb3spanid b3spanid`),
  scope: paths(`
    log.logger loggername logger sourcecontext scope.name scopename instrumentationscope.name target
    category categoryname channel name scope
  `),
} satisfies Record<string, readonly string[]>;

export type Role = keyof typeof ROLE_PATHS;

/** Attributes with one OpenTelemetry name for the many spellings loggers use; the first usable value takes the name. */
export const ATTRIBUTE_PATHS: Readonly<Record<string, readonly string[]>> = {
  'exception.type': paths(`
    exception.type error.type err.type err.name error.name error.kind exception.name exception.class
    exception.exceptionclass exceptiontype errortype thrown.name throwable.classname exctype
  `),
  'exception.message': paths(`
    exception.message error.message err.message exception.exceptionmessage errormessage thrown.message
    throwable.message error err
  `),
  'exception.stacktrace': paths(`
    exception.stacktrace error.stacktrace error.stack err.stack exception.stack stacktrace stack excinfo
    exctext errorverbose errorstack traceback thrown.extendedstacktrace @x exception
  `),
  'http.request.method': paths(`
    http.request.method http.method httprequest.requestmethod requestmethod httpmethod req.method
    request.method method
  `),
  'http.response.status_code': paths(`
    http.response.statuscode http.statuscode httprequest.status res.statuscode response.statuscode
    responsestatus.code responsecode statuscode downstreamstatus response.status httpstatus httpstatuscode
    http.response.status httpresponsecode responsestatus elbstatuscode edgeresponsestatus scstatus status
  `),
  'http.route': paths(`http.route httproute route`),
};

/** Resource attributes by OpenTelemetry name. */
export const RESOURCE_PATHS: Readonly<Record<string, readonly string[]>> = {
  'service.version': paths(`
    service.version servicecontext.version dd.version serviceversion appversion app.version
  `),
  'service.namespace': paths(`service.namespace servicenamespace`),
  'service.instance.id': paths(`service.instance.id service.node.name`),
  'deployment.environment.name': paths(`
    deployment.environment.name deployment.environment service.environment dd.env environment env
  `),
  'k8s.pod.name': paths(`k8s.pod.name kubernetes.podname kubernetes.pod.name resource.labels.podname podname`),
  'k8s.pod.uid': paths(`k8s.pod.uid kubernetes.podid kubernetes.pod.uid`),
  'k8s.namespace.name': paths(`
    k8s.namespace.name kubernetes.namespacename kubernetes.namespace resource.labels.namespacename
  `),
  'k8s.node.name': paths(`k8s.node.name kubernetes.node.name kubernetes.nodename node`),
  'k8s.cluster.name': paths(`k8s.cluster.name resource.labels.clustername orchestrator.cluster.name`),
  'container.name': paths(`
    container.name k8s.container.name kubernetes.containername kubernetes.container.name containername
    container
  `),
  'container.id': paths(`container.id kubernetes.dockerid docker.containerid containerid`),
  'container.image.name': paths(`container.image.name kubernetes.containerimage`),
  'cloud.account.id': paths(`cloud.account.id recipientaccountid resource.labels.projectid`),
  'cloud.region': paths(`cloud.region awsregion resource.labels.region resource.labels.location`),
};

/** Other keys that describe the source rather than the event; they go to the resource under their own name. */
export const RESOURCE_PREFIXES = [
  'k8s.',
  'container.',
  'cloud.',
  'service.',
  'host.',
  'deployment.',
  'telemetry.sdk.',
  'faas.',
  'os.',
  'process.runtime.',
] as const;

/**
 * Objects that loggers wrap around fields. The rest of the path is looked up in the tables above, after every direct match.
 * `strip` also drops the wrapper from an attribute's name.
 */
export const WRAPPERS: readonly {
  prefix: string;
  roles: readonly Role[] | 'all';
  /** Also looks in the table of resource attributes. */
  resources?: boolean;
  strip?: boolean;
}[] = [
  { prefix: 'attributes.', roles: 'all', strip: true },
  { prefix: 'resource.attributes.', roles: 'all', strip: true },
  { prefix: 'resource.', roles: ['service', 'host'], resources: true },
  { prefix: 'resources.', roles: ['service', 'host'], resources: true },
  { prefix: 'jsonpayload.', roles: 'all' },
  { prefix: 'fields.', roles: 'all' },
  { prefix: 'message.', roles: 'all' },
  { prefix: 'record.', roles: ['trace', 'span', 'message'] },
  { prefix: 'mdc.', roles: ['trace', 'span', 'service', 'host'] },
  { prefix: 'contextmap.', roles: ['trace', 'span', 'service', 'host'] },
  { prefix: 'context.', roles: ['trace', 'span'] },
  { prefix: 'ctx.', roles: ['trace', 'span'] },
  { prefix: 'extra.', roles: ['trace', 'span'] },
  { prefix: 'labels.', roles: ['trace', 'span', 'service'] },
  { prefix: 'properties.', roles: ['trace', 'span', 'scope'] },
  { prefix: 'span.', roles: ['trace'] },
];

/** Paths whose numbers do not follow the common 10-60 scale. */
export const LEVEL_SCALES: Readonly<Record<string, LevelScale>> = {
  severitynumber: 'otel',
  severity: 'google',
  levelno: 'python',
  levelvalue: 'logback',
  priority: 'syslog',
  syslogseverity: 'syslog',
  'syslog.severity.code': 'syslog',
  'log.syslog.severity.code': 'syslog',
  'level.intlevel': 'log4j',
};

/** Lists of records inside one JSON value: CloudTrail files, Azure exports, CloudWatch Logs deliveries. */
export const RECORD_LISTS: readonly string[] = ['Records', 'records', 'logEvents'];
/** Lists of senders that gather records (Serilog, pino, New Relic); elsewhere these are attributes of one record. */
export const BATCH_LISTS: readonly string[] = ['events', 'logs'];

/** What a record that has no message is called, from fields it has: the first line whose every field is present. */
export const MESSAGE_TEMPLATES: readonly (readonly string[])[] = [
  ['eventName', 'eventSource'],
  ['protoPayload.methodName', 'protoPayload.serviceName'],
  ['request', 'http.response.status_code'],
  ['http.request.method', 'httpRequest.requestUrl', 'http.response.status_code'],
  ['http.request.method', 'request_uri', 'http.response.status_code'],
  ['http.request.method', 'uri', 'http.response.status_code'],
  ['http.request.method', 'path', 'http.response.status_code'],
  ['http.request.method', 'url', 'http.response.status_code'],
  ['http.request.method', 'RequestPath', 'http.response.status_code'],
  ['http.request.method', 'url.path', 'http.response.status_code'],
];

/** Paths of a message that may be an object: its own message is the body, or else its JSON text. */
export const STRUCTURED_MESSAGES: ReadonlySet<string> = new Set(['message', 'msg', 'body']);
