import { fields } from '@/collectors/json-logs/fields/field';
import { BATCH_LISTS, RECORD_LISTS, type Role } from '@/collectors/json-logs/fields/field-table';
import { isObject, type JsonObject } from './value-scanner';

const RECORD_ROLES: ReadonlySet<Role | undefined> = new Set(['message', 'level']);

/** A batch is a list of objects with nothing beside it that a record would have: no message and no level. */
function isBatch(value: JsonObject, name: string): boolean {
  const list = value[name];
  if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) return false;
  return Object.keys(value).every((key) => !RECORD_ROLES.has(fields.at(key).decision.role));
}

/** The records a parsed JSON value holds: itself, or the entries of the list it wraps (a CloudTrail file, a sender's batch). */
export function recordsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [value];
  const list =
    RECORD_LISTS.find((name) => Array.isArray(value[name])) ?? BATCH_LISTS.find((name) => isBatch(value, name));
  if (!list) return [value];
  const { [list]: entries, ...around } = value;
  return (entries as unknown[]).map((entry) => (isObject(entry) ? { ...around, ...entry } : entry));
}
