import { valueTest } from '@/analysis/filter/value-test';
import type { Field } from '@/model/fields/field-set';
import { type Condition, conjuncts, type FilterNode, fieldOf, foldFilter } from '@/model/filter/filter-node';
import type { Rollup, SignalModel } from '@/model/signal';

/** A table of counts that answers a filter exactly. */
export interface RollupChoice {
  rollup: Rollup;
  /** The one field that stands in its column `value`, when the filter or what is shown needs one. */
  facet?: Field;
}

/** What is told apart beside time. */
export interface Shown {
  fields: readonly string[];
  /** Records without a value of them need not be counted. */
  valuesOnly: boolean;
}

/** The first rollup of a signal that answers a filter exactly; null when rows must be read. */
export function chooseRollup(
  model: SignalModel,
  node: FilterNode,
  shown: Shown = { fields: [], valuesOnly: false },
): RollupChoice | null {
  const asked = fieldsOf(node, model);
  const fields = new Set([...asked, ...shown.fields.map((name) => model.fields.nameOf(name))]);
  for (const rollup of model.rollups) {
    const [name, ...others] = [...fields].filter((field) => !rollup.keys.includes(field));
    if (name === undefined) {
      if (!rollup.facets) return { rollup };
      continue;
    }
    const facet = facetOf(rollup, name, model);
    if (!facet || others.length > 0) continue;
    // Records without the value are not in the rollup, so none of them may be meant.
    if (asked.has(name) ? onlyWithValue(node, name, model) : shown.valuesOnly) return { rollup, facet };
  }
  return null;
}

function facetOf(rollup: Rollup, name: string, { fields }: SignalModel): Field | undefined {
  const field = rollup.facets ? fields.find(name) : undefined;
  return field?.rollups.includes(rollup.table) ? field : undefined;
}

/** Fields a filter looks at, by their own name; '' for text that no rollup holds. */
function fieldsOf(node: FilterNode, model: SignalModel): ReadonlySet<string> {
  return new Set(
    foldFilter<string[]>(node, {
      all: [],
      and: (children) => children.flat(),
      or: (children) => children.flat(),
      not: (child) => child,
      condition: (condition) => [nameOf(condition, model)],
    }),
  );
}

function nameOf(condition: Condition, { fields }: SignalModel): string {
  const field = fieldOf(condition);
  return field === null ? '' : fields.nameOf(field);
}

/** True when only records that have the field can match. */
function onlyWithValue(node: FilterNode, name: string, model: SignalModel): boolean {
  return conjuncts(node)
    .filter((condition) => fieldsOf(condition, model).has(name))
    .every((condition) => fieldsOf(condition, model).size === 1 && needsValue(condition, model));
}

function needsValue(node: FilterNode, model: SignalModel): boolean {
  return foldFilter(node, {
    all: false,
    and: (children) => children.every(Boolean),
    or: (children) => children.every(Boolean),
    not: () => false,
    condition: (condition) => {
      if (!('field' in condition)) return false;
      return !valueTest(condition, condition.field === null ? undefined : model.fields.find(condition.field))('');
    },
  });
}
