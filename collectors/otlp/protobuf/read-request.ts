import type { Buffer } from 'node:buffer';
import type { RequestDraft } from '@/collectors/otlp/decode/request-draft';
import { checkRecordCount } from '@/pipeline/admit';
import { readKeyValue } from './any-value';
import { LENGTH, VARINT, WireReader } from './wire-reader';

/** These stand in the same places for logs, traces and metrics. */
const REQUEST = [undefined, LENGTH];
const AROUND = [undefined, LENGTH, LENGTH, LENGTH];
const RESOURCE = [undefined, LENGTH, VARINT, LENGTH];
const SCOPE = [undefined, LENGTH, LENGTH, LENGTH, VARINT];
/** `scope_logs` and the like, and what was called `instrumentation_library_logs` until 2022. */
const SCOPES = [18, 8002];
const EXAMPLE_BYTES = 200;

/** Reads a request straight into columns. @throws Error when it is damaged or has another shape */
export function readProtobufRequest(body: Buffer, draft: RequestDraft): void {
  const reader = new WireReader(body);
  const resources = reader.each(body.length, 10, REQUEST, (end) => readResource(reader, end, draft));
  if (resources === 0 && body.length > 0) throw new RangeError('it has none of the fields of one');
}

/** The resource may stand behind the records on the wire, so it is looked for first; the scope alike. */
function readResource(reader: WireReader, end: number, draft: RequestDraft): void {
  const start = reader.position;
  draft.clear();
  reader.each(end, 10, AROUND, (stop) =>
    reader.each(stop, 10, RESOURCE, (entry) => readAttribute(reader, entry, draft)),
  );
  draft.startResource();
  for (const tag of SCOPES) {
    reader.position = start;
    reader.each(end, tag, AROUND, (stop) => readScope(reader, stop, draft));
  }
}

function readScope(reader: WireReader, end: number, draft: RequestDraft): void {
  const start = reader.position;
  draft.clear();
  reader.each(end, 10, AROUND, (stop) => {
    while (reader.position < stop) {
      const tag = reader.uint32();
      if (tag === 10) reader.slice(stop, draft.scopeName);
      else if (tag === 18) reader.slice(stop, draft.scopeVersion);
      else if (tag === 26) readAttribute(reader, reader.end(stop), draft);
      else reader.skip(tag, stop, SCOPE);
    }
  });
  draft.startScope();
  reader.position = start;
  reader.each(end, 18, AROUND, (stop) => readRecord(reader, stop, draft));
}

function readAttribute(reader: WireReader, end: number, draft: RequestDraft): void {
  readKeyValue(reader, end, draft.attributes.add(), draft.scratch);
}

function readRecord(reader: WireReader, end: number, draft: RequestDraft): void {
  const start = reader.position;
  checkRecordCount(draft.records + 1);
  try {
    draft.decoder.readProtobuf(reader, end);
  } catch (cause) {
    draft.reject(cause, reader.source.toString('utf8', start, Math.min(end, start + EXAMPLE_BYTES)));
    return;
  }
  draft.endRecord(end - start);
}
