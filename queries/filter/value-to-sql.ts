import { comparedNumber, valueTest, wantedValue } from '@/analysis/filter/value-test';
import { AppError } from '@/model/errors';
import type { Field } from '@/model/fields/field-set';
import { ipNetwork } from '@/model/fields/ip-address';
import { isNumeric, type TypedValue } from '@/model/fields/typed-value';
import type { Comparison, RangeEnd, ValueCondition } from '@/model/filter/filter-node';
import { joinSql, param, type Sql, sql } from '@/store/telemetry/sql';
import { likePattern } from './text-to-sql';

type Conditions = {
  [Kind in ValueCondition['kind']]: (
    node: Extract<ValueCondition, { kind: Kind }>,
    value: Sql,
    field: Field | undefined,
  ) => Sql;
};

const CONDITIONS: Conditions = {
  equals: ({ value: wanted }, value, field) => sql`${value} = ${literal(wanted, field)}`,
  in: ({ values }, value, field) => isIn(values, value, field),
  exists: (_, value, field) => present(value, field),
  pattern: ({ parts }, value, field) => sql`${asText(value, field)} ILIKE ${param.string(likePattern(parts))}`,
  regex: ({ pattern }, value, field) => sql`match(${asText(value, field)}, ${param.string(pattern)})`,
  compare: ({ operator, value: wanted }, value, field) => comparison(operator, wanted, value, field),
  range: ({ from, to }, value, field) => within(from, to, value, field),
  cidr: ({ network }, value, field) => inNetwork(network, asText(value, field)),
};

/**
 * A condition on one value of a row.
 * @param value as its column holds it
 * @param field whose type says how it compares; undefined for text without a column of its own
 */
export function valueToSql(node: ValueCondition, value: Sql, field: Field | undefined): Sql {
  if (field?.type === 'enum') return enumIsIn(node, value, field);
  return conditionOf(node, node.kind, value, field);
}

function conditionOf<Kind extends ValueCondition['kind']>(
  node: ValueCondition,
  kind: Kind,
  value: Sql,
  field: Field | undefined,
): Sql {
  return CONDITIONS[kind](node as Extract<ValueCondition, { kind: Kind }>, value, field);
}

/** An enum has few values: those that the condition is true of are written out. */
function enumIsIn(node: ValueCondition, value: Sql, field: Field): Sql {
  const wanted = field.values?.values.filter(valueTest(node, field)).toReversed() ?? [];
  return wanted.length === 0 ? sql`0` : sql`${value} IN ${param.strings(wanted)}`;
}

/** The text that patterns see. */
export function asText(value: Sql, field: Field | undefined): Sql {
  if (!field || !isNumeric(field)) return value;
  return field.type === 'boolean' ? sql`if(${value} = 1, 'true', 'false')` : sql`toString(${value})`;
}

function literal(word: string, field: Field | undefined) {
  const value: TypedValue = field ? wantedValue(word, field) : word;
  if (typeof value === 'string') return param.string(value);
  if (typeof value === 'number') return param.float64(value);
  return value < 0n ? param.int64(String(value)) : param.uint64(String(value));
}

function isIn(values: readonly string[], value: Sql, field: Field | undefined): Sql {
  if (!field || !isNumeric(field))
    return sql`${value} IN ${param.strings(values.map((word) => String(literal(word, field).value)))}`;
  return sql`(${joinSql(
    values.map((word) => sql`${value} = ${literal(word, field)}`),
    ' OR ',
  )})`;
}

/** Numbers are never absent; 0 stands for it. */
function present(value: Sql, field: Field | undefined): Sql {
  return field && isNumeric(field) ? sql`1` : sql`${value} != ''`;
}

function within(from: RangeEnd | null, to: RangeEnd | null, value: Sql, field: Field | undefined): Sql {
  const ends: Sql[] = [];
  if (from) ends.push(comparison(from.inclusive ? '>=' : '>', from.value, value, field));
  if (to) ends.push(comparison(to.inclusive ? '<=' : '<', to.value, value, field));
  return sql`(${joinSql(ends, ' AND ', present(value, field))})`;
}

const OPERATORS: Record<Comparison, Sql> = { '>': sql`>`, '>=': sql`>=`, '<': sql`<`, '<=': sql`<=` };

/** Text compares as a number when the typed value is one, else by characters, which suits ISO dates. */
function comparison(operator: Comparison, wanted: string, value: Sql, field: Field | undefined): Sql {
  const sign = OPERATORS[operator];
  if (field && isNumeric(field)) return sql`${value} ${sign} ${literal(wanted, field)}`;
  if (field?.type === 'ip')
    return sql`ifNull(toIPv6OrNull(${value}) ${sign} toIPv6OrNull(${literal(wanted, field)}), 0)`;
  const number = comparedNumber(wanted);
  if (number === undefined) return sql`(${value} != '' AND ${value} ${sign} ${literal(wanted, field)})`;
  return sql`ifNull(toFloat64OrNull(${value}) ${sign} ${param.float64(number)}, 0)`;
}

/**
 * Text that is no address is in no network; the engine refuses to look, even at entries of a dictionary that no row has,
 * so the text is taken out of it and something else put in its place.
 */
function inNetwork(network: string, value: Sql): Sql {
  if (!ipNetwork(network)) throw new AppError('invalid_filter', `"${network}" is not a network.`);
  const text = sql`CAST(${value}, 'String')`;
  const isAddress = sql`(isIPv4String(${text}) OR isIPv6String(${text}))`;
  return sql`(${isAddress} AND isIPAddressInRange(if(${isAddress}, ${text}, '::'), ${param.string(network)}))`;
}
