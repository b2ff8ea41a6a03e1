/** Comparison operators; numbers are compared as numbers, everything else as text. */
export const COMPARISONS = ['>', '>=', '<', '<='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Values one `in` list may hold. */
export const MAX_LIST = 1000;
/** Characters of a regular expression. */
export const MAX_REGEX = 256;

export interface RangeEnd {
  value: string;
  inclusive: boolean;
}

/**
 * What a record is asked. A new kind has its shape here and in `filter-schema`, its text in `print-filter`, its reading in
 * `parse-term`, its meaning in `analysis/filter/value-test` and its SQL in `queries/filter/value-to-sql`; the compiler names
 * what is missing.
 */
export type Condition =
  /** Whole words of the searched text, in this order and with the same characters between them. */
  | { kind: 'text'; value: string }
  /** The text between wildcards: `a*b` is ['a', 'b'], `*b` is ['', 'b']. */
  | { kind: 'text-pattern'; parts: string[] }
  | { kind: 'equals'; field: string; value: string }
  | { kind: 'in'; field: string; values: string[] }
  | { kind: 'pattern'; field: string; parts: string[] }
  /** RE2 syntax, found anywhere in the field; of the searched text when `field` is null. */
  | { kind: 'regex'; field: string | null; pattern: string }
  | { kind: 'compare'; field: string; operator: Comparison; value: string }
  | { kind: 'range'; field: string; from: RangeEnd | null; to: RangeEnd | null }
  /** The field is an address in this network, such as 10.0.0.0/8. */
  | { kind: 'cidr'; field: string; network: string }
  /** The field is present and not empty. */
  | { kind: 'exists'; field: string };

/** A condition on one field, which the searched text may stand in for. */
export type ValueCondition = Extract<Condition, { field: string | null }>;

/** The filter language after parsing. Independent of how it was typed: `field:(a OR b)` is `or`, `!=` is `not` around `equals`. */
export type FilterNode =
  | { kind: 'all' }
  | { kind: 'and'; children: FilterNode[] }
  | { kind: 'or'; children: FilterNode[] }
  | { kind: 'not'; child: FilterNode }
  | Condition;

/** What becomes of each part of a filter. */
export interface FilterFold<T> {
  all: T;
  and(children: T[]): T;
  or(children: T[]): T;
  not(child: T): T;
  condition(node: Condition): T;
}

/** A filter taken apart from the inside out: the one place that knows how conditions are put together. */
export function foldFilter<T>(node: FilterNode, fold: FilterFold<T>): T {
  switch (node.kind) {
    case 'all':
      return fold.all;
    case 'and':
      return fold.and(node.children.map((child) => foldFilter(child, fold)));
    case 'or':
      return fold.or(node.children.map((child) => foldFilter(child, fold)));
    case 'not':
      return fold.not(foldFilter(node.child, fold));
    default:
      return fold.condition(node);
  }
}

/** The field a condition looks at; null for the searched text. */
export function fieldOf(node: Condition): string | null {
  return 'field' in node ? node.field : null;
}

/** All of them; nested `and` is flattened and `all` left out, so that equal filters look equal. */
export function allOf(nodes: readonly FilterNode[]): FilterNode {
  const children = nodes.flatMap((node) => [...conjuncts(node)]);
  const [first] = children;
  if (first === undefined) return { kind: 'all' };
  return children.length === 1 ? first : { kind: 'and', children };
}

/** Any of them; needs at least one. */
export function anyOf(nodes: readonly [FilterNode, ...FilterNode[]]): FilterNode {
  const children = nodes.flatMap((node) => (node.kind === 'or' ? node.children : [node]));
  return children.length === 1 ? nodes[0] : { kind: 'or', children };
}

/** The conditions that must all hold. */
export function conjuncts(node: FilterNode): readonly FilterNode[] {
  if (node.kind === 'all') return [];
  return node.kind === 'and' ? node.children : [node];
}
