import { mayBeInexact } from '@/collectors/json-logs/exact-json';
import { fields } from '@/collectors/json-logs/fields/field';
import { STRUCTURED_MESSAGES } from '@/collectors/json-logs/fields/field-table';
import { jsonText, MAX_DEPTH } from '@/collectors/json-logs/limits';
import type { Draft } from '@/collectors/json-logs/record/draft';
import { type MemberKind, Members } from '@/collectors/json-logs/record/member';
import { Scratch } from '@/pipeline/native/scratch';

/** A number inside a list that may have lost digits, or text that looks like one. */
const LONG_NUMBER = /\d{16}|\de\+/;

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}

/** Hands the values of a parsed JSON object to a draft, as `ObjectScanner` does with those it reads from bytes. */
export class ValueScanner {
  /** The message when it is an object, to be written as JSON text if no text message is found. */
  structured: unknown;
  /** A number was met whose digits JSON.parse may not have kept. */
  isInexact = false;
  private readonly members = new Members();
  private readonly scratch = new Scratch();

  scan(value: JsonObject, draft: Draft): void {
    this.structured = undefined;
    this.isInexact = false;
    this.members.clear();
    this.scratch.clear();
    draft.clear();
    this.object(value, draft, '', 1);
  }

  /** Null is the absence of a value and is left out. */
  private object(value: JsonObject, draft: Draft, prefix: string, depth: number): void {
    for (const key in value) {
      const child = value[key];
      if (child === null || child === undefined) continue;
      const path = prefix === '' ? key : `${prefix}.${key}`;
      if (!isObject(child) || depth >= MAX_DEPTH || isEmpty(child)) {
        this.value(path, child, draft);
        continue;
      }
      if (depth === 1 && STRUCTURED_MESSAGES.has(key)) this.structured = child;
      this.object(child, draft, path, depth + 1);
    }
  }

  private value(path: string, value: unknown, draft: Draft): void {
    // Of a hundred thousand keys, deciding what each is would take longer than all the rest.
    if (draft.isSwamped) {
      draft.dropped += 1;
      return;
    }
    const member = this.members.add(fields.at(path), kindOf(value));
    const text = this.textOf(value);
    this.scratch.write(text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text, member);
    draft.take(member);
  }

  private textOf(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value !== 'object') {
      if (typeof value === 'number' && mayBeInexact(value)) this.isInexact = true;
      return String(value);
    }
    const json = jsonText(value);
    if (LONG_NUMBER.test(json)) this.isInexact = true;
    return json;
  }
}

function kindOf(value: unknown): MemberKind {
  if (typeof value === 'string') return 'string';
  if (typeof value !== 'object') return 'scalar';
  return Array.isArray(value) ? 'list' : 'object';
}
