import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { describe, expect, it } from 'vitest';
import { LOGS } from '@/collectors/otlp/signals';
import { AppError } from '@/model/errors';
import { decode, type OtlpEncoding } from './decode';

const NOW_MS = Date.UTC(2026, 0, 2);
const OPTIONS = { source: 'otlp-http', retentionDays: 30, nowMs: NOW_MS } as const;

function decoded(body: Buffer, encoding: OtlpEncoding) {
  const steps = decode(body, encoding, LOGS, OPTIONS);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

type Value =
  | { text: string }
  | { whole: bigint }
  | { double: number }
  | { flag: boolean }
  | { list: Value[] }
  | { map: Pair[] };
type Pair = readonly [key: string, value: Value];

interface Sent {
  time: bigint;
  observed: bigint;
  severity: number;
  severityText: string;
  body: Value;
  attributes: Pair[];
  dropped: number;
  traceId: Uint8Array;
  spanId: Uint8Array;
  eventName: string;
}

const word = fc.string({ unit: 'grapheme', maxLength: 12 });
const { value } = fc.letrec<{ value: Value; pair: Pair }>((tie) => ({
  pair: fc.tuple(fc.constantFrom('a', 'b', '__proto__'), tie('value')),
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ text: word }),
    fc.record({ whole: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) }),
    fc.record({ double: fc.double() }),
    fc.record({ flag: fc.boolean() }),
    fc.record({ list: fc.array(tie('value'), { maxLength: 4 }) }),
    fc.record({ map: fc.array(tie('pair'), { maxLength: 4 }) }),
  ),
}));
const pairs = fc.array(fc.tuple(word, value), { maxLength: 5 });
const time = fc.bigInt({ min: 0n, max: BigInt(NOW_MS) * 1_000_000n }).map((nanos) => (nanos % 3n === 0n ? 0n : nanos));
const id = (size: number) =>
  fc.oneof(fc.uint8Array({ minLength: size, maxLength: size }), fc.constant(new Uint8Array(size)));
const sent: fc.Arbitrary<Sent> = fc.record({
  time,
  observed: time,
  severity: fc.integer({ min: 0, max: 30 }),
  severityText: fc.constantFrom('', 'info', 'Error', 'loud'),
  body: value,
  attributes: pairs,
  dropped: fc.nat(5),
  traceId: id(16),
  spanId: id(8),
  eventName: word,
});
const request = fc.record({
  resource: pairs,
  scope: pairs,
  name: word,
  version: word,
  records: fc.array(sent, { maxLength: 4 }),
});
type Request = typeof request extends fc.Arbitrary<infer Made> ? Made : never;

type Writer = protobuf.Writer;

function writeValue(writer: Writer, value: Value): Writer {
  if ('text' in value) return writer.uint32(10).string(value.text);
  if ('whole' in value) return writer.uint32(24).int64(value.whole.toString() as unknown as number);
  if ('double' in value) return writer.uint32(33).double(value.double);
  if ('flag' in value) return writer.uint32(16).bool(value.flag);
  const list = writer.uint32('list' in value ? 42 : 50).fork();
  if ('list' in value) for (const entry of value.list) writeValue(list.uint32(10).fork(), entry).ldelim();
  else for (const entry of value.map) writePair(list, 10, entry);
  return list.ldelim();
}

function writePair(writer: Writer, tag: number, [key, value]: Pair): void {
  const entry = writer.uint32(tag).fork().uint32(10).string(key);
  writeValue(entry.uint32(18).fork(), value).ldelim().ldelim();
}

function toProtobuf({ resource, scope, name, version, records }: Request): Buffer {
  const root = protobuf.Writer.create();
  const around = root.uint32(10).fork();
  const ofScope = around.uint32(18).fork();
  for (const record of records) {
    const writer = ofScope.uint32(18).fork();
    writer.uint32(9).fixed64(record.time.toString() as unknown as number);
    writer.uint32(89).fixed64(record.observed.toString() as unknown as number);
    writer.uint32(16).int32(record.severity).uint32(26).string(record.severityText);
    writeValue(writer.uint32(42).fork(), record.body).ldelim();
    for (const pair of record.attributes) writePair(writer, 50, pair);
    writer.uint32(56).uint32(record.dropped).uint32(74).bytes(record.traceId).uint32(82).bytes(record.spanId);
    writer.uint32(98).string(record.eventName).ldelim();
  }
  // Behind the records, where proto allows it to stand.
  const itself = ofScope.uint32(10).fork().uint32(10).string(name).uint32(18).string(version);
  for (const pair of scope) writePair(itself, 26, pair);
  itself.ldelim();
  ofScope.ldelim();
  const ofResource = around.uint32(10).fork();
  for (const pair of resource) writePair(ofResource, 10, pair);
  ofResource.ldelim();
  around.ldelim();
  return Buffer.from(root.finish());
}

function jsonValue(value: Value): unknown {
  if ('text' in value) return { stringValue: value.text };
  if ('whole' in value) return { intValue: String(value.whole) };
  if ('double' in value) return { doubleValue: Number.isFinite(value.double) ? value.double : String(value.double) };
  if ('flag' in value) return { boolValue: value.flag };
  if ('list' in value) return { arrayValue: { values: value.list.map(jsonValue) } };
  return { kvlistValue: { values: value.map.map(jsonPair) } };
}

const jsonPair = ([key, value]: Pair) => ({ key, value: jsonValue(value) });

function toJson({ resource, scope, name, version, records }: Request): Buffer {
  const logRecords = records.map((record) => ({
    timeUnixNano: String(record.time),
    observedTimeUnixNano: String(record.observed),
    severityNumber: record.severity,
    severityText: record.severityText,
    body: jsonValue(record.body),
    attributes: record.attributes.map(jsonPair),
    droppedAttributesCount: record.dropped,
    traceId: Buffer.from(record.traceId).toString('hex'),
    spanId: Buffer.from(record.spanId).toString('hex'),
    eventName: record.eventName,
  }));
  const scopeLogs = [{ logRecords, scope: { name, version, attributes: scope.map(jsonPair) } }];
  return Buffer.from(
    JSON.stringify({ resourceLogs: [{ scopeLogs, resource: { attributes: resource.map(jsonPair) } }] }),
  );
}

describe('a request', () => {
  it('becomes the same columns from protobuf and from JSON', () => {
    fc.assert(
      fc.property(request, (made) => {
        const [binary, text] = [decoded(toProtobuf(made), 'protobuf'), decoded(toJson(made), 'json')];
        expect(text.block.rows).toBe(binary.block.rows);
        expect(text.block.toNative(1n)).toEqual(binary.block.toNative(1n));
        expect(text.rejected).toEqual(binary.rejected);
        expect(text.timeless).toBe(binary.timeless);
      }),
    );
  }, 60_000);

  it('is taken or refused as bad, whatever JSON stands where a member is expected', () => {
    const names = [
      'resourceLogs',
      'resource',
      'scopeLogs',
      'logRecords',
      'attributes',
      'key',
      'value',
      'body',
      'traceId',
    ];
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(null, true, 0, -1, 1.5, '', '9', 'x'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names, 'stringValue', 'arrayValue', 'values'), tie('node'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(node, node, (inner, record) => {
        for (const resourceLogs of [
          inner,
          [{ scopeLogs: inner }],
          [{ scopeLogs: [{ logRecords: [record, inner, {}] }] }],
        ]) {
          expect(outcome(Buffer.from(JSON.stringify({ resourceLogs })))).toBe('fine');
        }
      }),
    );
  });
});

function outcome(body: Buffer): unknown {
  try {
    decoded(body, 'json');
    return 'fine';
  } catch (error) {
    return error instanceof AppError && error.code === 'bad_request' ? 'fine' : error;
  }
}
