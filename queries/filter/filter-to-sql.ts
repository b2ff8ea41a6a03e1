import { AppError } from '@/model/errors';
import type { Field } from '@/model/fields/field-set';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { Comparison, FilterNode, RangeEnd } from '@/model/filter/filter-node';
import { SEVERITIES, type Severity, severityOfWord, severityRank } from '@/model/severity';
import { identifier, joinSql, param, type Sql, sql } from '@/store/telemetry/sql';
import { bodyContains, bodyMatches, likePattern } from './body-to-sql';

const COLUMNS = LOG_FIELDS.fields.map((field) => field.column);
const NEVER = sql`0`;
const ALWAYS = sql`1`;

/** One condition on one piece of text in a row; must be false, never NULL, for rows without it, so that NOT keeps them. */
type Predicate = (expression: Sql) => Sql;

/** Where the value of a field stands in the rows that are read. */
export type ColumnOf = (field: Field) => Sql;

/** The columns of the `logs` table. */
export const logColumn: ColumnOf = (field) => identifier(field.column, COLUMNS);

/**
 * A condition over rows of `logs`, or over another table when `columnOf` says where its fields stand.
 * Values are bound parameters; nothing of the filter becomes statement text.
 * @throws AppError invalid_filter for values that cannot be compared (only for filters that were not made by parseFilter)
 */
export function filterToSql(node: FilterNode, columnOf: ColumnOf = logColumn): Sql {
  const compile = (inner: FilterNode) => filterToSql(inner, columnOf);
  switch (node.kind) {
    case 'all':
      return ALWAYS;
    case 'and':
      return sql`(${joinSql(node.children.map(compile), ' AND ', ALWAYS)})`;
    case 'or':
      return sql`(${joinSql(node.children.map(compile), ' OR ', NEVER)})`;
    case 'not':
      return sql`NOT (${compile(node.child)})`;
    case 'text':
      return bodyContains(node.value);
    case 'text-pattern':
      return bodyMatches(node.parts);
    default:
      return fieldCondition(node, columnOf);
  }
}

type FieldNode = Extract<FilterNode, { field: string }>;

function fieldCondition(node: FieldNode, columnOf: ColumnOf): Sql {
  const known = LOG_FIELDS.find(node.field);
  if (known?.name === 'severity') return severityCondition(node, columnOf(known));
  if (known?.type === 'integer') return numberCondition(node, columnOf(known));
  if (known) return textCondition(node, known)(columnOf(known));
  return attributeCondition(node);
}

/** The text of an attribute: the record's own, else its resource's. */
export function attributeText(key: string): Sql {
  const name = param.string(key);
  return sql`if(attributes[${name}] != '', attributes[${name}], resource[${name}])`;
}

function attributeCondition(node: FieldNode): Sql {
  const key = param.string(node.field);
  const condition = textCondition(node);
  const own = condition(sql`attributes[${key}]`);
  const shared = condition(sql`resource[${key}]`);
  // Absent is absent from both.
  if (node.kind === 'equals' && node.value === '') return sql`(${own} AND ${shared})`;
  return sql`(${own} OR ${shared})`;
}

function textCondition(node: FieldNode, field?: Field): Predicate {
  switch (node.kind) {
    case 'equals':
      return (text) => sql`${text} = ${param.string(normalised(node.value, field))}`;
    case 'exists':
      return (text) => sql`${text} != ''`;
    case 'pattern':
      return (text) => sql`${text} ILIKE ${param.string(likePattern(node.parts))}`;
    case 'compare':
      return comparison(node.operator, node.value);
    case 'range':
      return both(
        node.from && comparison(node.from.inclusive ? '>=' : '>', node.from.value),
        node.to && comparison(node.to.inclusive ? '<=' : '<', node.to.value),
      );
  }
}

/** Trace and span ids are stored in lower case. */
function normalised(value: string, field: Field | undefined): string {
  return field?.lowerCase ? value.toLowerCase() : value;
}

function both(low: Predicate | null, high: Predicate | null): Predicate {
  return (text) => {
    const ends = [low, high].filter((end) => end !== null).map((end) => end(text));
    return ends.length === 0 ? sql`${text} != ''` : sql`(${joinSql(ends, ' AND ')})`;
  };
}

const OPERATORS: Record<Comparison, Sql> = { '>': sql`>`, '>=': sql`>=`, '<': sql`<`, '<=': sql`<=` };

/** Numbers compare as numbers when the typed value is one; other values compare as text, which suits ISO dates. */
function comparison(operator: Comparison, value: string): Predicate {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number))
    return (text) => sql`(${text} != '' AND ${text} ${OPERATORS[operator]} ${param.string(value)})`;
  return (text) => sql`ifNull(toFloat64OrNull(${text}) ${OPERATORS[operator]} ${param.float64(number)}, 0)`;
}

function severityCondition(node: FieldNode, column: Sql): Sql {
  const wanted = SEVERITIES.filter((severity) => isWantedSeverity(node, severity));
  return wanted.length === 0 ? NEVER : sql`${column} IN ${param.strings(wanted)}`;
}

function isWantedSeverity(node: FieldNode, severity: Severity): boolean {
  switch (node.kind) {
    case 'exists':
      return true;
    case 'equals':
      return severityFrom(node.value) === severity;
    case 'pattern':
      return matchesParts(
        severity,
        node.parts.map((part) => part.toLowerCase()),
      );
    case 'compare':
      return holds(node.operator, severityRank(severity) - severityRank(severityFrom(node.value)));
    case 'range':
      return isWithin(severity, node.from, 1) && isWithin(severity, node.to, -1);
  }
}

function isWithin(severity: Severity, end: RangeEnd | null, side: 1 | -1): boolean {
  if (!end) return true;
  const distance = side * (severityRank(severity) - severityRank(severityFrom(end.value)));
  return end.inclusive ? distance >= 0 : distance > 0;
}

function matchesParts(text: string, parts: readonly string[]): boolean {
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(text);
}

function holds(operator: Comparison, difference: number): boolean {
  if (difference === 0) return operator === '>=' || operator === '<=';
  return difference > 0 === operator.startsWith('>');
}

function severityFrom(word: string): Severity {
  const severity = severityOfWord(word);
  if (!severity) throw new AppError('invalid_filter', `"${word}" is not a severity.`);
  return severity;
}

function numberCondition(node: FieldNode, column: Sql): Sql {
  switch (node.kind) {
    case 'exists':
      return ALWAYS;
    case 'equals':
      return sql`${column} = ${wholeNumber(node.value)}`;
    case 'pattern':
      return sql`toString(${column}) LIKE ${param.string(likePattern(node.parts))}`;
    case 'compare':
      return sql`${column} ${OPERATORS[node.operator]} ${wholeNumber(node.value)}`;
    case 'range': {
      const ends: Sql[] = [];
      if (node.from)
        ends.push(sql`${column} ${OPERATORS[node.from.inclusive ? '>=' : '>']} ${wholeNumber(node.from.value)}`);
      if (node.to) ends.push(sql`${column} ${OPERATORS[node.to.inclusive ? '<=' : '<']} ${wholeNumber(node.to.value)}`);
      return sql`(${joinSql(ends, ' AND ', ALWAYS)})`;
    }
  }
}

function wholeNumber(value: string) {
  if (!/^\d{1,19}$/.test(value)) throw new AppError('invalid_filter', `"${value}" is not a whole number.`);
  return param.uint64(value);
}
