import { SEVERITIES, severityOfWord } from '@/model/severity';
import { type Field, FieldSet, describeField as own } from './field-set';

/** Counts per minute, service, severity and source. */
export const LOG_COUNTS = 'log_counts_1m';
/** Counts per five minutes, service and severity of each value of the facets. */
export const LOG_FACETS = 'log_facets_5m';

/** A field filled from attributes or resource: its name, then the older names senders still use. */
const promoted = (name: string, column: string, about: Partial<Field> = {}): Field =>
  own(name, { column, promotedFrom: [name], facet: true, rollups: [LOG_FACETS], ...about });

/**
 * Fields of a log record with a column of their own, facets in the order they are offered. Any other name is looked up
 * in `attributes`, then in `resource`. OpenTelemetry semantic-convention names, with the older ones senders still use.
 */
export const LOG_FIELDS = new FieldSet([
  own('severity', {
    aliases: ['level'],
    type: 'enum',
    values: { values: SEVERITIES.toReversed(), valueOf: severityOfWord },
    facet: true,
    rollups: [LOG_COUNTS, LOG_FACETS],
    labelKey: 'severity',
    exportOrder: 1,
  }),
  own('service', {
    aliases: ['service.name'],
    facet: true,
    rollups: [LOG_COUNTS, LOG_FACETS],
    labelKey: 'service',
    exportOrder: 3,
  }),
  promoted('host.name', 'host', { aliases: ['host'], labelKey: 'host', exportOrder: 4 }),
  promoted('deployment.environment.name', 'environment', {
    aliases: ['env', 'environment'],
    promotedFrom: ['deployment.environment.name', 'deployment.environment'],
  }),
  own('source', { facet: true, rollups: [LOG_COUNTS, LOG_FACETS], labelKey: 'source', exportOrder: 9 }),
  own('scope', { aliases: ['logger'], facet: true, rollups: [LOG_FACETS], labelKey: 'scope', exportOrder: 8 }),
  promoted('k8s.namespace.name', 'k8s_namespace', { aliases: ['namespace'] }),
  promoted('k8s.pod.name', 'k8s_pod', { aliases: ['pod'] }),
  promoted('container.name', 'container', {
    aliases: ['container'],
    promotedFrom: ['container.name', 'k8s.container.name'],
    facet: false,
  }),
  promoted('service.version', 'version', { aliases: ['version'], facet: false }),
  promoted('http.request.method', 'http_method', {
    aliases: ['method'],
    promotedFrom: ['http.request.method', 'http.method'],
  }),
  promoted('http.response.status_code', 'http_status', {
    aliases: ['status'],
    promotedFrom: ['http.response.status_code', 'http.status_code'],
  }),
  promoted('http.route', 'http_route', { aliases: ['route'] }),
  promoted('exception.type', 'exception_type'),
  own('severity_number', { type: 'integer' }),
  own('severity_text', { exportOrder: 2 }),
  own('body', { aliases: ['message', 'msg'], fullText: true, countable: false, labelKey: 'body', exportOrder: 5 }),
  own('trace_id', { lowerCase: true, labelKey: 'trace_id', exportOrder: 6 }),
  own('span_id', { lowerCase: true, labelKey: 'span_id', exportOrder: 7 }),
  own('id', { type: 'integer', countable: false, exportOrder: 10 }),
]);
