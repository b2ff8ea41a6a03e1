import { cleanText, cutText, MAX_KEY_LENGTH } from '@/collectors/json-logs/limits';
import type { LevelScale } from '@/collectors/json-logs/record/level';
import {
  ATTRIBUTE_PATHS,
  LEVEL_SCALES,
  RESOURCE_PATHS,
  RESOURCE_PREFIXES,
  ROLE_PATHS,
  type Role,
  WRAPPERS,
} from './field-table';

/** What a value at a path of a JSON log is. */
export interface FieldDecision {
  /** `known` is an attribute that has one OpenTelemetry name for many spellings. */
  kind: 'role' | 'known' | 'resource' | 'attribute';
  role: Role | undefined;
  /** Lower wins among the candidates of a role. */
  rank: number;
  /** The attribute or resource name it gets. */
  name: string;
  /** The attribute name it falls back to when its value is unusable or its place is taken. */
  ownName: string;
  /** The path in normal form. */
  normal: string;
  scale: LevelScale;
  /** Datadog writes its ids as decimal numbers. */
  decimal: boolean;
}

/** Paths that spell the same field look the same: lower case, without `_` and `-`. */
export function normalForm(path: string): string {
  return path.toLowerCase().replace(/[_-]/g, '');
}

interface Entry {
  kind: FieldDecision['kind'];
  role?: Role;
  rank: number;
  name: string;
}

const table = new Map<string, Entry>();

function register(lists: Readonly<Record<string, readonly string[]>>, toEntry: (name: string, rank: number) => Entry) {
  for (const [name, list] of Object.entries(lists)) {
    for (const [rank, path] of list.entries()) if (!table.has(path)) table.set(path, toEntry(name, rank));
  }
}

register(ATTRIBUTE_PATHS, (name, rank) => ({ kind: 'known', rank, name }));
register(RESOURCE_PATHS, (name, rank) => ({ kind: 'resource', rank, name }));
register(ROLE_PATHS, (name, rank) => ({ kind: 'role', role: name as Role, rank, name }));

const WRAPPED_RANK = 100;

function lookUp(normal: string): { entry: Entry; rank: number } | undefined {
  const direct = table.get(normal);
  if (direct) return { entry: direct, rank: direct.rank };
  for (const { prefix, roles, resources } of WRAPPERS) {
    if (!normal.startsWith(prefix)) continue;
    const inner = table.get(normal.slice(prefix.length));
    if (!inner) continue;
    const playable = inner.role !== undefined && roles !== 'all' && roles.includes(inner.role);
    const allowed = roles === 'all' || playable || (resources === true && inner.kind === 'resource');
    if (allowed) return { entry: inner, rank: inner.rank + WRAPPED_RANK };
  }
  return undefined;
}

/** The attribute name of a path: wrappers that say nothing are dropped, oversized keys are cut. */
function attributeName(path: string): string {
  const wrapper = WRAPPERS.find(({ prefix, strip }) => strip && path.startsWith(prefix));
  const name = wrapper ? path.slice(wrapper.prefix.length) : path;
  return cleanText(name.length > MAX_KEY_LENGTH ? `${cutText(name, MAX_KEY_LENGTH - 1)}…` : name);
}

/** What the value at a dotted path is. */
export function decideField(path: string): FieldDecision {
  const normal = normalForm(path);
  const ownName = attributeName(path);
  const found = lookUp(normal);
  const innermost = normal.slice(normal.lastIndexOf('.') + 1);
  const base = {
    ownName,
    normal,
    scale: LEVEL_SCALES[normal] ?? LEVEL_SCALES[innermost] ?? 'pino',
    decimal: normal.startsWith('dd.'),
  };
  if (found)
    return { ...base, kind: found.entry.kind, role: found.entry.role, rank: found.rank, name: found.entry.name };
  const describesSource = RESOURCE_PREFIXES.some((prefix) => ownName.startsWith(prefix));
  return { ...base, kind: describesSource ? 'resource' : 'attribute', role: undefined, rank: 0, name: ownName };
}
