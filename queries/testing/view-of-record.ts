import type { RecordView } from '@/analysis/filter/matcher';
import type { Field } from '@/model/fields/field-set';
import type { LogRecord } from '@/model/log';
import { severityOf } from '@/model/severity';

const OWN: Record<string, (record: LogRecord) => string> = {
  severity: (record) => severityOf(record.severityNumber),
  severity_number: (record) => String(record.severityNumber),
  severity_text: (record) => record.severityText,
  service: (record) => record.resource['service.name'] ?? '',
  scope: (record) => record.scope,
  body: (record) => record.body,
  trace_id: (record) => record.traceId,
  span_id: (record) => record.spanId,
};

/** A record that was sent, as a filter sees what is stored of it. */
export function viewOfRecord(record: LogRecord): RecordView {
  const promoted = ({ promotedFrom }: Field, values: Record<string, string>) =>
    Object.entries(values).find(([key]) => promotedFrom.includes(key))?.[1];
  return {
    field: (field) =>
      OWN[field.column]?.(record) ?? promoted(field, record.attributes) ?? promoted(field, record.resource) ?? '',
    attribute: (key) => record.attributes[key] ?? '',
    resource: (key) => record.resource[key] ?? '',
  };
}
