import type { TelemetryStore } from '@/store/telemetry/store';

const CHUNK = 500_000;
const DAY_MS = 86_400_000;

/** The shop of the other benchmarks in the engine's own words: `n` is the row, the hash of it the dice. */
const ROW = `
  toUInt64({base:UInt64} + n) AS id,
  fromUnixTimestamp64Nano(toInt64({start:Int64} * 1000000 + n * {step:Float64} * 1000000 + h % 1000000), 'UTC') AS timestamp,
  ['checkout','cart','payment','frontend','shipping','email','search','inventory'][1 + h % 8] AS service,
  multiIf(d < 20, 17, d < 80, 13, d < 800, 9, 5) AS severity_number,
  multiIf(d < 20, 'error', d < 80, 'warn', d < 800, 'info', 'debug') AS severity,
  upper(severity) AS severity_text,
  concat(if(d < 20, 'failed to handle', 'handled'), ' request ', lower(hex(intHash64(n + 7))), ' in ', toString(h % 2000), ' ms for basket ', toString(h % 100000), ' with ', ['card','transfer','points'][1 + h % 3]) AS body,
  lower(hex(reinterpretAsFixedString(h))) || lower(hex(reinterpretAsFixedString(intHash64(n + 1)))) AS trace_id,
  lower(hex(reinterpretAsFixedString(intHash64(n + 2)))) AS span_id,
  'shop.http' AS scope, 'otlp-http' AS source, 30 AS retention_days, toDate(timestamp) AS day,
  ['GET','POST','PUT','DELETE'][1 + intDiv(h, 8) % 4] AS http_method,
  concat('/api/v1/', ['items','baskets','orders','users'][1 + intDiv(h, 32) % 4], '/{id}') AS http_route,
  if(d < 20, '500', '200') AS http_status,
  concat('node-', toString(intDiv(h, 128) % 5)) AS host, 'production' AS environment, 'shop' AS k8s_namespace,
  concat(service, '-', toString(intDiv(h, 640) % 4)) AS k8s_pod,
  CAST(map('http.request.method', http_method, 'http.route', http_route, 'http.response.status_code', http_status, 'user.id', concat('u', toString(intDiv(h, 1000) % 100000)),
    'duration_ms', toString((h % 1000000) / 1000), 'cache.hit', if(h % 2 = 0, 'true', 'false'), 'request.id', lower(hex(intHash64(n + 3))), 'cloud.region', ['ap-northeast-2','us-east-1','eu-west-1'][1 + h % 3]), 'Map(LowCardinality(String), String)') AS attributes,
  CAST(map('service.name', service, 'host.name', host, 'deployment.environment.name', environment, 'k8s.namespace.name', k8s_namespace, 'k8s.pod.name', k8s_pod), 'Map(LowCardinality(String), LowCardinality(String))') AS resource`;

const COLUMNS =
  'id, timestamp, service, severity_number, severity, severity_text, body, trace_id, span_id, scope, source, retention_days, day, http_method, http_route, http_status, host, environment, k8s_namespace, k8s_pod, attributes, resource';

/** Field names of the facet rollup and the columns they count. */
const FACETS = {
  scope: 'scope',
  source: 'source',
  'host.name': 'host',
  'deployment.environment.name': 'environment',
  'k8s.namespace.name': 'k8s_namespace',
  'k8s.pod.name': 'k8s_pod',
  'http.request.method': 'http_method',
  'http.route': 'http_route',
  'http.response.status_code': 'http_status',
};

/** Rollups as the pipeline writes them, counted here by the engine. */
const ROLLUPS = [
  `INSERT INTO log_counts_1m SELECT toStartOfMinute(timestamp), service, severity, source, retention_days, day, count(), sum(length(body)) FROM logs GROUP BY ALL`,
  ...Object.entries(FACETS).map(
    ([field, column]) =>
      `INSERT INTO log_facets_5m SELECT toStartOfFiveMinutes(timestamp), '${field}', service, severity, ${column}, retention_days, day, count() FROM logs GROUP BY ALL`,
  ),
  `INSERT INTO log_keys_1h SELECT toStartOfHour(timestamp), 'attributes', arrayJoin(mapKeys(attributes)), retention_days, day, count() FROM logs GROUP BY ALL`,
  `INSERT INTO ledger (minute, signal, source, key, outcome, records, bytes) SELECT toStartOfMinute(timestamp), 'logs', source, 'anonymous', 'stored', count(), sum(length(body)) FROM logs GROUP BY ALL`,
];

/** A day of `rows` records that ends at `endMs`. */
export interface Day {
  rows: number;
  endMs: number;
}

/**
 * Adds records made by the engine itself, and their rollups.
 * @param onProgress told of the rows so far
 */
export async function fillDay(
  store: TelemetryStore,
  { rows, endMs }: Day,
  onProgress: (done: number) => void,
): Promise<void> {
  const client = await store.engine.connect();
  const start = endMs - DAY_MS;
  const base = BigInt(start) << 20n;
  for (let at = 0; at < rows; at += CHUNK) {
    const end = Math.min(rows, at + CHUNK);
    await client.command({
      query: `INSERT INTO logs (${COLUMNS}) SELECT ${COLUMNS} FROM (SELECT number AS n, intHash64(number) AS h, h % 1000 AS d, ${ROW} FROM numbers(${at}, ${end - at}))`,
      query_params: { base: base.toString(), start, step: DAY_MS / rows },
      clickhouse_settings: { min_insert_block_size_rows: '250000', max_partitions_per_insert_block: '0' },
    });
    onProgress(end);
  }
  for (const query of ROLLUPS) await client.command({ query });
  await client.close();
}
