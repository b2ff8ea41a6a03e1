/** Where records are sent, as a sender writes it. */
export interface SendTarget {
  /** Scheme, host and port of this page. */
  webOrigin: string;
  host: string;
  otlpHttpPort: number;
}

export const SENDERS = ['curl', 'sdk', 'collector', 'fluentBit', 'vector', 'import'] as const;
export type Sender = (typeof SENDERS)[number];

/** What to run or configure so that a sender reaches this installation. */
export function senderCommand(sender: Sender, target: SendTarget): string {
  return COMMANDS[sender](target);
}

const otlp = ({ host, otlpHttpPort }: SendTarget) => `http://${host}:${otlpHttpPort}`;

const COMMANDS: Record<Sender, (target: SendTarget) => string> = {
  curl: ({ webOrigin }) => `curl ${webOrigin}/api/v1/logs \\
  -H 'content-type: application/json' \\
  -d '{"level":"info","service":"hello","message":"Hello, Mangru"}'`,

  sdk: (target) => `npm install @opentelemetry/api @opentelemetry/auto-instrumentations-node

export OTEL_SERVICE_NAME=my-service
export OTEL_EXPORTER_OTLP_ENDPOINT=${otlp(target)}
export OTEL_LOGS_EXPORTER=otlp
export OTEL_TRACES_EXPORTER=none OTEL_METRICS_EXPORTER=none
node --require @opentelemetry/auto-instrumentations-node/register server.js`,

  collector: (target) => `exporters:
  otlphttp/mangru:
    endpoint: ${otlp(target)}
    compression: gzip

service:
  pipelines:
    logs:
      receivers: [otlp]
      exporters: [otlphttp/mangru]`,

  fluentBit: ({ host, otlpHttpPort }) => `pipeline:
  inputs:
    - name: tail
      path: /var/log/*.log
  outputs:
    - name: opentelemetry
      match: '*'
      host: ${host}
      port: ${otlpHttpPort}
      logs_uri: /v1/logs
      compress: gzip`,

  vector: ({ webOrigin }) => `sinks:
  mangru:
    type: http
    inputs: [my_source]
    uri: ${webOrigin}/api/v1/logs
    compression: gzip
    encoding:
      codec: json
    framing:
      method: newline_delimited`,

  import: ({ webOrigin }) => `npm run import -- --now --url ${webOrigin} /var/log/nginx/access.log ./logs/`,
};
