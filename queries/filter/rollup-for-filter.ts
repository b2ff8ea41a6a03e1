import { valueTest } from '@/analysis/filter/value-test';
import { LOG_FACETS, LOG_FIELDS } from '@/model/fields/log-fields';
import type { FilterNode } from '@/model/filter/filter-node';
import { allOf, conjuncts, fieldOf, foldFilter } from '@/model/filter/filter-node';
import { LOG_COUNTS_ROLLUP, LOG_FACETS_ROLLUP } from '@/model/signals/logs';

/**
 * The rollup that answers a filter exactly: `counts` (log_counts_1m: service, severity, source) or
 * `facets` (log_facets_5m: service, severity and one facet field); null when rows must be read.
 */
export type RollupChoice =
  | { table: 'counts'; stepMs: number; node: FilterNode; usesSource: boolean }
  | { table: 'facets'; stepMs: number; node: FilterNode; field: string }
  | null;

export const COUNTS_STEP_MS = LOG_COUNTS_ROLLUP.stepMs;
export const FACETS_STEP_MS = LOG_FACETS_ROLLUP.stepMs;

const COUNTED = new Set(LOG_COUNTS_ROLLUP.keys);
const BESIDE_FACETS = new Set(LOG_FACETS_ROLLUP.keys);

export function rollupForFilter(node: FilterNode): RollupChoice {
  const fields = fieldsOf(node);
  if (isSubset(fields, COUNTED)) {
    return { table: 'counts', stepMs: COUNTS_STEP_MS, node, usesSource: fields.has('source') };
  }
  const onFacet = conjuncts(node).filter((condition) => !isSubset(fieldsOf(condition), BESIDE_FACETS));
  const [field, ...others] = fieldsOf(allOf(onFacet));
  if (field === undefined || others.length > 0 || !isFacet(field) || !onFacet.every(needsValue)) return null;
  return { table: 'facets', stepMs: FACETS_STEP_MS, node, field };
}

const isSubset = (fields: ReadonlySet<string>, of: ReadonlySet<string>) => [...fields].every((field) => of.has(field));

/** A field whose values are counted in log_facets_5m; service and severity are columns of it. */
export function isFacet(name: string): boolean {
  const field = LOG_FIELDS.find(name);
  return field?.rollups.includes(LOG_FACETS) === true && !BESIDE_FACETS.has(field.name);
}

/** Fields a filter looks at, by their own name; searching the body counts as `body`. */
function fieldsOf(node: FilterNode): Set<string> {
  const none: string[] = [];
  return new Set(
    foldFilter(node, {
      all: none,
      and: (children) => children.flat(),
      or: (children) => children.flat(),
      not: (child) => child,
      condition: (condition) => [LOG_FIELDS.nameOf(fieldOf(condition) ?? 'body')],
    }),
  );
}

/** True when only rows that have the field can match: the rollup leaves the others out. */
function needsValue(node: FilterNode): boolean {
  return foldFilter(node, {
    all: false,
    and: (children) => children.every(Boolean),
    or: (children) => children.every(Boolean),
    not: () => false,
    condition: (condition) => 'field' in condition && !valueTest(condition, undefined)(''),
  });
}
