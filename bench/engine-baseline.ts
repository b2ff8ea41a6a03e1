import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogBlock } from '@/pipeline/signals/log-signal';
import { openTelemetryStore } from '@/store/telemetry/store';
import { ndjsonPayload } from './ndjson-payload';
import { otlpPayload, random, setTimes, shopRequest } from './payload';

const SCHEMA = `syntax = "proto3";
message AnyValue { oneof kind { string s = 1; bool b = 2; int64 i = 3; double d = 4; bytes a = 5; bytes k = 6; bytes y = 7; } }
message KeyValue { string key = 1; AnyValue value = 2; }
message Resource { repeated KeyValue attributes = 1; }
message Scope { string name = 1; }
message LogRecord { fixed64 time_unix_nano = 1; int32 severity_number = 2; string severity_text = 3; AnyValue body = 5; repeated KeyValue attributes = 6; bytes trace_id = 9; bytes span_id = 10; }
message ScopeLogs { Scope scope = 1; repeated LogRecord log_records = 2; }
message ResourceLogs { Resource resource = 1; repeated ScopeLogs scope_logs = 2; }
message Request { repeated ResourceLogs resource_logs = 1; }`;
const ANY =
  "Tuple(kind Enum8('no'=0,'s'=1,'b'=2,'i'=3,'d'=4,'a'=5,'k'=6,'y'=7), s String, b UInt8, i Int64, d Float64)";
const PAIRS = `Array(Tuple(key String, value ${ANY}))`;
const STRUCTURE = `resource_logs Array(Tuple(resource Tuple(attributes ${PAIRS}), scope_logs Array(Tuple(scope Tuple(name String), log_records Array(Tuple(time_unix_nano UInt64, severity_number Int32, severity_text String, body ${ANY}, attributes ${PAIRS}, trace_id String, span_id String))))))`;
const asText = (x: string) =>
  `multiIf(${x}.kind='s', ${x}.s, ${x}.kind='i', toString(${x}.i), ${x}.kind='d', toString(${x}.d), ${x}.kind='b', if(${x}.b,'true','false'), '')`;
const asMap = (list: string, type: string) =>
  `CAST((arrayMap(x -> x.key, ${list}), arrayMap(x -> ${asText('x.value')}, ${list})), '${type}')`;

const PROMOTED = `resource['host.name'] AS host, resource['deployment.environment.name'] AS environment, resource['service.version'] AS version,
  resource['k8s.namespace.name'] AS k8s_namespace, resource['k8s.pod.name'] AS k8s_pod, resource['container.name'] AS container,
  attributes['http.request.method'] AS http_method, attributes['http.response.status_code'] AS http_status,
  attributes['http.route'] AS http_route, attributes['exception.type'] AS exception_type`;
const LEVEL = (number: string) =>
  `['unknown','trace','debug','info','warn','error','fatal'][1 + intDiv(${number} + 3, 4)]`;

const FROM_OTLP = (
  file: string,
) => `SELECT toUInt64(0) AS id, fromUnixTimestamp64Nano(toInt64(lr.time_unix_nano)) AS timestamp,
  toUInt8(lr.severity_number) AS severity_number, ${LEVEL('severity_number')} AS severity, lr.severity_text AS severity_text,
  resource['service.name'] AS service, lr.body.s AS body, lower(hex(lr.trace_id)) AS trace_id, lower(hex(lr.span_id)) AS span_id,
  sl.scope.name AS scope, 'otlp-http' AS source, 30 AS retention_days, toDate(timestamp) AS day,
  ${asMap('lr.attributes', 'Map(LowCardinality(String), String)')} AS attributes,
  ${asMap('rl.resource.attributes', 'Map(LowCardinality(String), LowCardinality(String))')} AS resource, ${PROMOTED}
  FROM file('${file}', 'Protobuf', $$${STRUCTURE}$$)
  ARRAY JOIN resource_logs AS rl ARRAY JOIN rl.scope_logs AS sl ARRAY JOIN sl.log_records AS lr`;

const JSON_STRUCTURE =
  '`time` String, level String, service String, hostname String, msg String, trace_id String, span_id String, `http.request.method` String, `http.route` String, `http.response.status_code` String, `user.id` String, duration_ms Float64, `cache.hit` Bool, `request.id` String, `cloud.region` String';
const FROM_JSON = (file: string) => `SELECT toUInt64(0) AS id, parseDateTime64BestEffort(time, 9, 'UTC') AS timestamp,
  toUInt8(transform(level, ['error','warn','info','debug'], [17,13,9,5], 0)) AS severity_number, ${LEVEL('severity_number')} AS severity, level AS severity_text,
  service, msg AS body, trace_id, span_id, '' AS scope, 'json' AS source, 30 AS retention_days, toDate(timestamp) AS day,
  CAST(map('http.request.method', \`http.request.method\`, 'http.route', \`http.route\`, 'http.response.status_code', \`http.response.status_code\`, 'user.id', \`user.id\`, 'duration_ms', toString(duration_ms), 'cache.hit', toString(\`cache.hit\`), 'request.id', \`request.id\`, 'cloud.region', \`cloud.region\`), 'Map(LowCardinality(String), String)') AS attributes,
  CAST(map('service.name', service, 'host.name', hostname), 'Map(LowCardinality(String), LowCardinality(String))') AS resource, ${PROMOTED}
  FROM file('${file}', 'JSONEachRow', $$${JSON_STRUCTURE}$$)`;

const REQUESTS = 25;
const FILES = 4;

/**
 * What the engine alone reaches with the same bytes and the same table: its own decoder and one INSERT a batch.
 * @param seconds of each, as long as the load beside it, so that both pay for merges
 */
export async function engineBaseline(
  seconds: number,
): Promise<{ otlpRecordsPerSecond: number; jsonRecordsPerSecond: number }> {
  const next = random(7);
  const batches = Array.from({ length: FILES }, () => Array.from({ length: REQUESTS }, () => shopRequest(1000, next)));
  const otlp = batches.map((batch) => {
    const payloads = batch.map((request) => otlpPayload(request));
    for (const payload of payloads) setTimes(payload, Date.now());
    return Buffer.concat(payloads.flatMap(({ bytes }) => [varint(bytes.length), bytes]));
  });
  const json = batches.map((batch) => Buffer.concat(batch.map((request) => ndjsonPayload(request, Date.now()))));
  return {
    otlpRecordsPerSecond: await insertAgainAndAgain(seconds, otlp, FROM_OTLP, {
      format_schema_source: 'string',
      format_schema: SCHEMA,
      format_schema_message_name: 'Request',
      input_format_protobuf_oneof_presence: 1,
    }),
    jsonRecordsPerSecond: await insertAgainAndAgain(seconds, json, FROM_JSON, {}),
  };
}

/** Records a second of inserts without a pause into a store of its own. */
async function insertAgainAndAgain(
  seconds: number,
  files: readonly Buffer[],
  select: (file: string) => string,
  settings: Record<string, string | number>,
): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mangru-bench-'));
  const paths = files.map((_, i) => join(dataDir, `batch-${i}`));
  await Promise.all(files.map((bytes, i) => writeFile(paths[i] ?? '', bytes)));
  const store = await openTelemetryStore({ path: join(dataDir, 'telemetry') });
  const client = await store.engine.connect();
  const columns = new LogBlock({ source: 'otlp-http', retentionDays: 30, nowMs: 0 }).columnNames.join(', ');
  const started = performance.now();
  let batches = 0;
  const elapsed = () => (performance.now() - started) / 1000;
  for (; elapsed() < seconds; batches++) {
    const query = `INSERT INTO logs (${columns}) SELECT ${columns} FROM (${select(paths[batches % paths.length] ?? '')})`;
    const size = { min_insert_block_size_rows: '1048576', min_insert_block_size_bytes: '0', max_insert_threads: '2' };
    await client.command({ query, clickhouse_settings: { ...size, ...settings } });
  }
  const rate = Math.round((batches * REQUESTS * 1000) / elapsed());
  await client.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
  return rate;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}
