import type { Signal } from '@/model/signal';
import type { BlockOptions } from '@/pipeline/block/record-block';
import type { RecordDecoder } from './decode/request-draft';
import { type JsonEnvelope, jsonEnvelope } from './json/envelope';
import { LogDecoder } from './logs/log-decoder';

/** What OTLP calls the parts of one signal, and how its records are read. */
export interface OtlpSignal {
  signal: Signal;
  /** Of OTLP/HTTP. */
  path: string;
  /** The full method of OTLP/gRPC. */
  method: string;
  request: string;
  json: JsonEnvelope;
  /** The member of a JSON answer's `partialSuccess` that counts. */
  rejected: string;
  newDecoder(options: BlockOptions): RecordDecoder;
}

export const LOGS: OtlpSignal = {
  signal: 'logs',
  path: '/v1/logs',
  method: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
  request: 'ExportLogsServiceRequest',
  json: jsonEnvelope({
    request: 'ExportLogsServiceRequest',
    resources: 'resourceLogs',
    scopes: ['scopeLogs', 'instrumentationLibraryLogs'],
    records: ['logRecords', 'logs'],
  }),
  rejected: 'rejectedLogRecords',
  newDecoder: (options) => new LogDecoder(options),
};

/** The signals that are taken. */
export const OTLP_SIGNALS: readonly OtlpSignal[] = [LOGS];

/** Those that are not yet: their senders are told so, and counted. */
export const UNSUPPORTED_SIGNALS = [
  {
    signal: 'spans',
    path: '/v1/traces',
    method: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
  },
  {
    signal: 'metrics',
    path: '/v1/metrics',
    method: '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
  },
] as const satisfies readonly Pick<OtlpSignal, 'signal' | 'path' | 'method'>[];
