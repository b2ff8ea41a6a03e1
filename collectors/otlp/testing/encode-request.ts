import { Buffer } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';

type Writer = protobuf.Writer;

/** Text, or bytes that claim to be text. */
export type TestText = string | Uint8Array;
export interface TestRecord {
  /** Left out when undefined. */
  timeUnixNano?: bigint;
  severityNumber?: number;
  body?: TestText;
  attributes?: readonly (readonly [TestText, TestText])[];
}
export interface TestRequest {
  service?: TestText;
  resource?: readonly (readonly [TestText, TestText])[];
  records: readonly TestRecord[];
}

/** An `ExportLogsServiceRequest` in protobuf, also with what no well-behaved sender would write. */
export function encodeRequest({ service, resource = [], records }: TestRequest): Buffer {
  const root = protobuf.Writer.create();
  const ofResource = root.uint32(10).fork();
  const attributes = ofResource.uint32(10).fork();
  if (service !== undefined) writeKeyValue(attributes, 10, 'service.name', service);
  for (const [key, value] of resource) writeKeyValue(attributes, 10, key, value);
  attributes.ldelim();
  const ofScope = ofResource.uint32(18).fork();
  for (const record of records) writeRecord(ofScope.uint32(18).fork(), record);
  ofScope.ldelim();
  ofResource.ldelim();
  return Buffer.from(root.finish());
}

function writeRecord(writer: Writer, record: TestRecord): void {
  const { timeUnixNano, severityNumber, body, attributes = [] } = record;
  // The library takes 64-bit numbers as text too; its types do not say so.
  if (timeUnixNano !== undefined) writer.uint32(9).fixed64(timeUnixNano.toString() as unknown as number);
  if (severityNumber !== undefined) writer.uint32(16).int32(severityNumber);
  if (body !== undefined) writeText(writer.uint32(42).fork().uint32(10), body).ldelim();
  for (const [key, value] of attributes) writeKeyValue(writer, 50, key, value);
  writer.ldelim();
}

function writeKeyValue(writer: Writer, tag: number, key: TestText, value: TestText): void {
  const any = writeText(writer.uint32(tag).fork().uint32(10), key).uint32(18).fork();
  writeText(any.uint32(10), value).ldelim().ldelim();
}

function writeText(writer: Writer, text: TestText): Writer {
  return typeof text === 'string' ? writer.string(text) : writer.bytes(text);
}
