import { z } from 'zod';

/** Comparison operators; numbers are compared as numbers, everything else as text. */
export const COMPARISONS = ['>', '>=', '<', '<='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/**
 * The filter language after parsing. Independent of how it was typed: lists are `or`, `!=` is `not` around `equals`.
 * A pattern is the text between its wildcards: `a*b` is ['a', 'b'], `*b` is ['', 'b'].
 */
export type FilterNode =
  | { kind: 'all' }
  | { kind: 'and'; children: FilterNode[] }
  | { kind: 'or'; children: FilterNode[] }
  | { kind: 'not'; child: FilterNode }
  /** Whole words of the body, in this order and with the same characters between them. */
  | { kind: 'text'; value: string }
  | { kind: 'text-pattern'; parts: string[] }
  | { kind: 'equals'; field: string; value: string }
  | { kind: 'pattern'; field: string; parts: string[] }
  | { kind: 'compare'; field: string; operator: Comparison; value: string }
  | { kind: 'range'; field: string; from: RangeEnd | null; to: RangeEnd | null }
  /** The field is present and not empty. */
  | { kind: 'exists'; field: string };

export interface RangeEnd {
  value: string;
  inclusive: boolean;
}

const field = z.string().min(1).max(200);
const value = z.string().max(4000);
const parts = z.array(value).min(2);
const rangeEnd = z.object({ value, inclusive: z.boolean() }).nullable();

/** For filters that were stored or came from elsewhere as data; text goes through parseFilter. */
export const filterNodeSchema: z.ZodType<FilterNode> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('and'), children: z.array(filterNodeSchema).min(2) }),
    z.object({ kind: z.literal('or'), children: z.array(filterNodeSchema).min(2) }),
    z.object({ kind: z.literal('not'), child: filterNodeSchema }),
    z.object({ kind: z.literal('text'), value: value.min(1) }),
    z.object({ kind: z.literal('text-pattern'), parts }),
    z.object({ kind: z.literal('equals'), field, value }),
    z.object({ kind: z.literal('pattern'), field, parts }),
    z.object({ kind: z.literal('compare'), field, operator: z.enum(COMPARISONS), value }),
    z.object({ kind: z.literal('range'), field, from: rangeEnd, to: rangeEnd }),
    z.object({ kind: z.literal('exists'), field }),
  ]),
);

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
