import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import protobuf from 'protobufjs/minimal.js';

type Writer = protobuf.Writer;

const SERVICES = ['checkout', 'cart', 'payment', 'frontend', 'shipping', 'email', 'search', 'inventory'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const REGIONS = ['ap-northeast-2', 'us-east-1', 'eu-west-1'];

/** A repeatable stream of numbers in [0, 1): mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One record of the shop that the benchmarks make believe in: eight attributes, one of them unique, one of 100,000 values. */
export interface ShopRecord {
  severity: number;
  body: string;
  attributes: Record<string, string | number | boolean>;
}

export interface ShopRequest {
  service: string;
  resource: Record<string, string>;
  records: ShopRecord[];
}

export function shopRequest(count: number, next: () => number): ShopRequest {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const service = pick(SERVICES);
  const resource = {
    'service.name': service,
    'host.name': `node-${Math.floor(next() * 5)}`,
    'deployment.environment.name': 'production',
    'k8s.namespace.name': 'shop',
    'k8s.pod.name': `${service}-${Math.floor(next() * 4)}`,
  };
  const records = Array.from({ length: count }, () => {
    const luck = next();
    const failed = luck < 0.02;
    return {
      severity: severityFor(luck),
      body: `${failed ? 'failed to handle' : 'handled'} request ${Math.floor(next() * 1e12).toString(36)} in ${Math.floor(next() * 2000)} ms for basket ${Math.floor(next() * 100_000)} with ${pick(['card', 'transfer', 'points'])}`,
      attributes: {
        'http.request.method': pick(METHODS),
        'http.route': `/api/v1/${pick(['items', 'baskets', 'orders', 'users'])}/{id}`,
        'http.response.status_code': failed ? 500 : 200,
        'user.id': `u${Math.floor(next() * 100_000)}`,
        duration_ms: Math.round(next() * 1e6) / 1e3,
        'cache.hit': next() < 0.5,
        'request.id': Math.floor(next() * 2 ** 48).toString(16),
        'cloud.region': pick(REGIONS),
      },
    };
  });
  return { service, resource, records };
}

function severityFor(luck: number): number {
  if (luck < 0.02) return 17;
  if (luck < 0.08) return 13;
  return luck < 0.8 ? 9 : 5;
}

const TEXTS: Record<number, string> = { 17: 'ERROR', 13: 'WARN', 9: 'INFO', 5: 'DEBUG' };

/** An OTLP request whose times can be set again before each sending, which makes every sending a delivery of its own. */
export interface OtlpPayload {
  bytes: Buffer;
  records: number;
  /** Where each record's `time_unix_nano` stands. */
  times: number[];
}

const MARK = 0x7a7a7a7a7a7a7a7an;

export function otlpPayload(request: ShopRequest): OtlpPayload {
  const root = protobuf.Writer.create();
  const ofResource = root.uint32(10).fork();
  const resource = ofResource.uint32(10).fork();
  for (const [key, value] of Object.entries(request.resource)) writeKeyValue(resource, 10, key, value);
  resource.ldelim();
  const ofScope = ofResource.uint32(18).fork();
  ofScope.uint32(10).fork().uint32(10).string('shop.http').ldelim();
  for (const record of request.records) writeRecord(ofScope.uint32(18).fork(), record);
  ofScope.ldelim();
  ofResource.ldelim();
  const bytes = Buffer.from(root.finish());
  const mark = Buffer.alloc(8);
  mark.writeBigUInt64LE(MARK);
  const times: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 8)) times.push(at);
  return { bytes, records: request.records.length, times };
}

/** Spreads the records over the microseconds before `nowMs`. */
export function setTimes(payload: OtlpPayload, nowMs: number): void {
  const first =
    BigInt(nowMs) * 1_000_000n - BigInt(payload.times.length) * 1000n + BigInt(Math.floor(Math.random() * 1000));
  // In halves: a bigint for each record would make the sender a tenth of what is measured.
  let low = Number(first & 0xffff_ffffn);
  let high = Number(first >> 32n);
  for (const at of payload.times) {
    payload.bytes.writeUInt32LE(low, at);
    payload.bytes.writeUInt32LE(high, at + 4);
    low += 1000;
    if (low > 0xffff_ffff) {
      low -= 0x1_0000_0000;
      high += 1;
    }
  }
}

function writeRecord(writer: Writer, record: ShopRecord): void {
  writer.uint32(9).fixed64(MARK.toString() as unknown as number);
  writer.uint32(16).int32(record.severity);
  writer.uint32(26).string(TEXTS[record.severity] ?? '');
  writer.uint32(42).fork().uint32(10).string(record.body).ldelim();
  for (const [key, value] of Object.entries(record.attributes)) writeKeyValue(writer, 50, key, value);
  writer.uint32(74).bytes(randomBytes(16)).uint32(82).bytes(randomBytes(8)).ldelim();
}

function writeKeyValue(writer: Writer, tag: number, key: string, value: string | number | boolean): void {
  const any = writer.uint32(tag).fork().uint32(10).string(key).uint32(18).fork();
  if (typeof value === 'string') any.uint32(10).string(value);
  else if (typeof value === 'boolean') any.uint32(16).bool(value);
  else if (Number.isInteger(value)) any.uint32(24).int64(value);
  else any.uint32(33).double(value);
  any.ldelim().ldelim();
}
