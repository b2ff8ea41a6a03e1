import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { LogRow } from '@/model/log';

/** Row properties that hold a field directly, by the column the field is stored in. */
const OWN = {
  timestamp: (row: LogRow) => row.timestamp,
  inserted_at: (row: LogRow) => row.inserted_at,
  service: (row: LogRow) => row.service,
  severity: (row: LogRow) => row.severity,
  severity_number: (row: LogRow) => String(row.severity_number),
  severity_text: (row: LogRow) => row.severity_text,
  body: (row: LogRow) => row.body,
  trace_id: (row: LogRow) => row.trace_id,
  span_id: (row: LogRow) => row.span_id,
  scope: (row: LogRow) => row.scope,
  source: (row: LogRow) => row.source,
  host: (row: LogRow) => row.host,
  id: (row: LogRow) => row.id,
} satisfies Record<string, (row: LogRow) => string>;

function isOwn(name: string): name is keyof typeof OWN {
  return Object.hasOwn(OWN, name);
}

/** The text of a field of a row by the name (or alias) people filter with; '' when the row does not carry it. */
export function fieldValue(row: LogRow, name: string): string {
  const field = LOG_FIELDS.find(name);
  const column = field?.column ?? name;
  if (isOwn(column)) return OWN[column](row);
  for (const key of field?.promotedFrom ?? [name]) {
    const value = own(row.attributes, key) ?? own(row.resource, key);
    if (value) return value;
  }
  return '';
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
