import * as z from 'zod';
import { COMPARISONS, type Condition, type FilterNode, MAX_LIST, MAX_REGEX } from './filter-node';

const field = z.string().min(1).max(200);
const value = z.string().max(4000);
const parts = z.array(value).min(2);
const rangeEnd = z.object({ value, inclusive: z.boolean() });

const conditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), value: value.min(1) }),
  z.object({ kind: z.literal('text-pattern'), parts }),
  z.object({ kind: z.literal('equals'), field, value }),
  z.object({ kind: z.literal('in'), field, values: z.array(value).min(2).max(MAX_LIST) }),
  z.object({ kind: z.literal('pattern'), field, parts }),
  z.object({ kind: z.literal('regex'), field: field.nullable(), pattern: value.min(1).max(MAX_REGEX) }),
  z.object({ kind: z.literal('compare'), field, operator: z.enum(COMPARISONS), value }),
  z.object({ kind: z.literal('range'), field, from: rangeEnd.nullable(), to: rangeEnd.nullable() }),
  z.object({ kind: z.literal('cidr'), field, network: z.string().max(64) }),
  z.object({ kind: z.literal('exists'), field }),
]) satisfies z.ZodType<Condition>;

/** For filters that were stored or came from elsewhere as data; text goes through parseFilter. */
export const filterNodeSchema: z.ZodType<FilterNode> = z.lazy(() =>
  z.union([
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('and'), children: z.array(filterNodeSchema).min(2) }),
    z.object({ kind: z.literal('or'), children: z.array(filterNodeSchema).min(2) }),
    z.object({ kind: z.literal('not'), child: filterNodeSchema }),
    conditionSchema,
  ]),
);
