import { decideField } from './decide-field';
import type { RecordDraft } from './draft';
import { STRUCTURED_MESSAGES } from './field-table';
import { MAX_DEPTH } from './limits';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}

/**
 * Hands every value of a parsed JSON object to the draft under its dotted path. Null is the absence of a value and is left out.
 * @returns the message when it is an object, to be written as JSON text if no text message is found
 */
export function flattenInto(draft: RecordDraft, value: Record<string, unknown>, prefix = '', depth = 1): unknown {
  let structured: unknown;
  for (const key in value) {
    const child = value[key];
    if (child === null || child === undefined) continue;
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (!isObject(child) || depth >= MAX_DEPTH || isEmpty(child)) {
      // Of a hundred thousand keys, deciding what each is would take longer than all the rest.
      if (draft.isSwamped) draft.drop();
      else draft.take(decideField(path), child);
      continue;
    }
    if (depth === 1 && STRUCTURED_MESSAGES.has(key)) structured = child;
    flattenInto(draft, child, path, depth + 1);
  }
  return structured;
}
