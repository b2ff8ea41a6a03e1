import type { Buffer } from 'node:buffer';
import { parseExactJson } from '@/collectors/json-logs/exact-json';
import { cutText, jsonText } from '@/collectors/json-logs/limits';
import { checkObjectCount } from '@/collectors/json-logs/object-count';
import { type RequestDraft, reasonText } from '@/collectors/otlp/decode/request-draft';
import { AppError } from '@/model/errors';
import { checkRecordCount } from '@/pipeline/admit';
import { readAttributes } from './any-value';
import type { Around, JsonEnvelope } from './envelope';
import { ignore, message, readText } from './message';

/** An unquoted number that JSON.parse might round. */
const LONG_NUMBER = /[:[,]\s*-?\d{16,}/;
/** Records read between two pauses. */
const STEP_RECORDS = 500;
const EXAMPLE_CHARACTERS = 500;

const RESOURCE = message<RequestDraft>('Resource', {
  attributes: (value, draft, place) => readAttributes(value, place, draft.attributes, draft.scratch),
  droppedAttributesCount: ignore,
  entityRefs: ignore,
});

const SCOPE = message<RequestDraft>('InstrumentationScope', {
  name: (value, draft, place) => draft.scratch.write(readText(value, place), draft.scopeName),
  version: (value, draft, place) => draft.scratch.write(readText(value, place), draft.scopeVersion),
  attributes: (value, draft, place) => readAttributes(value, place, draft.attributes, draft.scratch),
  droppedAttributesCount: ignore,
});

interface Resource {
  resource: unknown;
  scopes: Around[];
}

/** Reads a request in steps. @throws Error when it has another shape, AppError when it is no JSON or holds too much */
export function* readJsonRequest(body: Buffer, envelope: JsonEnvelope, draft: RequestDraft): Generator<void, void> {
  const text = body.toString('utf8');
  checkObjectCount(text);
  const resources = unfold(parseJson(text), envelope, draft);
  let records = 0;
  for (const { scopes } of resources) for (const { inner } of scopes) records += inner.length;
  checkRecordCount(draft.rejected.length + records);
  const bytes = Math.round(body.length / Math.max(1, records));
  for (const { resource, scopes } of resources) {
    const wrongResource = attempt(() => readResource(resource, draft));
    for (const { head, inner } of scopes) {
      const wrong = wrongResource ?? attempt(() => readScope(head, draft));
      for (const record of inner) {
        readRecord(record, bytes, wrong, draft);
        if (draft.records % STEP_RECORDS === 0) yield;
      }
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return LONG_NUMBER.test(text) ? parseExactJson(text) : JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad_request', `The body is not valid JSON: ${reasonText(cause)}.`, { cause });
  }
}

/** Resources with their scopes; one of another shape is rejected as if it were one record. */
function unfold(request: unknown, envelope: JsonEnvelope, draft: RequestDraft): Resource[] {
  const resources: Resource[] = [];
  for (const ofResource of envelope.request(request).inner) {
    rejecting(draft, ofResource, () => {
      const { head, inner } = envelope.resource(ofResource);
      const scopes: Around[] = [];
      resources.push({ resource: head, scopes });
      for (const ofScope of inner) rejecting(draft, ofScope, () => scopes.push(envelope.scope(ofScope)));
    });
  }
  return resources;
}

function rejecting(draft: RequestDraft, value: unknown, read: () => void): void {
  const wrong = attempt(read);
  if (wrong !== undefined) draft.reject(wrong, exampleOf(value));
}

/** What went wrong, if anything did. */
function attempt(read: () => void): unknown {
  try {
    read();
    return undefined;
  } catch (cause) {
    return cause;
  }
}

function readResource(resource: unknown, draft: RequestDraft): void {
  draft.clear();
  if (resource !== undefined) RESOURCE(resource, draft);
  draft.startResource();
}

function readScope(scope: unknown, draft: RequestDraft): void {
  draft.clear();
  if (scope !== undefined) SCOPE(scope, draft);
  draft.startScope();
}

/** @param wrong with the resource or scope it belongs to */
function readRecord(record: unknown, bytes: number, wrong: unknown, draft: RequestDraft): void {
  const cause = wrong ?? attempt(() => draft.decoder.readJson(record));
  if (cause === undefined) draft.endRecord(bytes);
  else draft.reject(cause, exampleOf(record));
}

function exampleOf(value: unknown): string {
  return cutText(jsonText(value), EXAMPLE_CHARACTERS);
}
