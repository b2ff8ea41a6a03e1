import type { LogRow } from '@/model/log';

/** A complete row for tests; `changes` name only what the test is about. */
export function exampleRow(changes: Partial<LogRow> = {}): LogRow {
  return {
    id: '1',
    timestamp: '2026-11-22T17:23:52.123456789Z',
    inserted_at: '2026-11-22T17:23:53.000Z',
    severity: 'error',
    severity_number: 17,
    severity_text: 'ERROR',
    service: 'checkout',
    host: '',
    body: 'payment failed',
    trace_id: '',
    span_id: '',
    scope: '',
    source: 'json',
    attributes: {},
    resource: {},
    ...changes,
  };
}
