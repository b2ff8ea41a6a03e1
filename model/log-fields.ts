/** What the store knows about a field of a log record. */
export interface LogField {
  /** The name people type, and the key senders use. */
  name: string;
  /** The column of the `logs` table that holds it. */
  column: string;
  type: 'string' | 'number';
  /** Counted in the facet rollup, so its values and counts are ready without reading rows. */
  facet: boolean;
  /** Attribute or resource key(s) this column is promoted from, first present wins; empty for columns of their own. */
  from: readonly string[];
}

const own = (name: string, column: string, type: 'string' | 'number', facet: boolean): LogField => ({
  name,
  column,
  type,
  facet,
  from: [],
});

const promoted = (name: string, column: string, ...alternatives: string[]): LogField => ({
  name,
  column,
  type: 'string',
  facet: true,
  from: [name, ...alternatives],
});

/**
 * Fields with a column of their own. Any other name is looked up in `attributes`, then in `resource`.
 * OpenTelemetry semantic-convention names, with the older names senders still use.
 */
export const LOG_FIELDS: readonly LogField[] = [
  own('service', 'service', 'string', true),
  own('severity', 'severity', 'string', true),
  own('severity_number', 'severity_number', 'number', false),
  own('severity_text', 'severity_text', 'string', false),
  own('body', 'body', 'string', false),
  own('trace_id', 'trace_id', 'string', false),
  own('span_id', 'span_id', 'string', false),
  own('scope', 'scope', 'string', true),
  own('source', 'source', 'string', true),
  own('id', 'id', 'number', false),
  promoted('host.name', 'host'),
  promoted('deployment.environment.name', 'environment', 'deployment.environment'),
  promoted('service.version', 'version'),
  promoted('k8s.namespace.name', 'k8s_namespace'),
  promoted('k8s.pod.name', 'k8s_pod'),
  promoted('container.name', 'container', 'k8s.container.name'),
  promoted('http.request.method', 'http_method', 'http.method'),
  promoted('http.response.status_code', 'http_status', 'http.status_code'),
  promoted('http.route', 'http_route'),
  promoted('exception.type', 'exception_type'),
];

/** Short names people type for the fields above. */
export const FIELD_ALIASES: Readonly<Record<string, string>> = {
  'service.name': 'service',
  level: 'severity',
  message: 'body',
  msg: 'body',
  logger: 'scope',
  host: 'host.name',
  env: 'deployment.environment.name',
  environment: 'deployment.environment.name',
  version: 'service.version',
  namespace: 'k8s.namespace.name',
  pod: 'k8s.pod.name',
  container: 'container.name',
  method: 'http.request.method',
  status: 'http.response.status_code',
  route: 'http.route',
};

const BY_NAME = new Map(
  LOG_FIELDS.flatMap((field) => [field.name, ...field.from].map((name) => [name, field] as const)),
);

/** The field with a column of its own that `name` (or its alias) stands for; undefined when it is an ordinary attribute. */
export function findLogField(name: string): LogField | undefined {
  return BY_NAME.get(Object.hasOwn(FIELD_ALIASES, name) ? (FIELD_ALIASES[name] ?? name) : name);
}
