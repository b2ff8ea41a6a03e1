/** A value bound into SQL with its ClickHouse type; never becomes text of the statement. */
export interface Param {
  readonly kind: 'param';
  readonly type: string;
  readonly value: unknown;
}

/** SQL text with `{p0:Type}` placeholders and the values bound to them. Made by `sql`, never by hand. */
export interface Sql {
  readonly kind: 'sql';
  readonly parts: readonly (string | Param)[];
}

const bind =
  (type: string) =>
  (value: unknown): Param => ({ kind: 'param', type, value });

/** Typed holes: `sql\`service = ${param.string(name)}\``. */
export const param = {
  string: bind('String'),
  strings: bind('Array(String)'),
  uint64: bind('UInt64'),
  int64: bind('Int64'),
  uint32: bind('UInt32'),
  float64: bind('Float64'),
  /** Milliseconds since the epoch, as text or number; use with fromUnixTimestamp64Milli. */
  millis: bind('Int64'),
} as const;

/**
 * SQL text with typed holes. A hole is a bound value (`param.*`) or another `sql` fragment;
 * plain strings do not type-check, so user input cannot become statement text.
 */
export function sql(strings: TemplateStringsArray, ...holes: (Param | Sql)[]): Sql {
  const parts: (string | Param)[] = [strings[0] ?? ''];
  for (const [i, hole] of holes.entries()) {
    if (hole.kind === 'sql') parts.push(...hole.parts);
    else parts.push(hole);
    parts.push(strings[i + 1] ?? '');
  }
  return { kind: 'sql', parts };
}

/** Fragments joined by a fixed separator; `empty` when there are none. */
export function joinSql(
  fragments: readonly Sql[],
  separator: ' AND ' | ' OR ' | ', ' | ' UNION ALL ',
  empty: Sql = sql``,
): Sql {
  if (fragments.length === 0) return empty;
  const parts = fragments.flatMap((fragment, i) => (i === 0 ? fragment.parts : [separator, ...fragment.parts]));
  return { kind: 'sql', parts };
}

/** An identifier out of a closed list; anything else is refused. */
export function identifier<Name extends string>(name: Name, allowed: readonly Name[]): Sql {
  if (!allowed.includes(name)) throw new Error(`"${name}" is not one of the known identifiers.`);
  return { kind: 'sql', parts: [`\`${name.replaceAll('`', '')}\``] };
}

/** The text and parameters as `@clickhouse/client` takes them; equal input gives equal text. */
export function renderSql(statement: Sql): { query: string; query_params: Record<string, unknown> } {
  const query_params: Record<string, unknown> = {};
  let query = '';
  for (const part of statement.parts) {
    if (typeof part === 'string') {
      query += part;
      continue;
    }
    const name = `p${Object.keys(query_params).length}`;
    query_params[name] = part.value;
    query += `{${name}:${part.type}}`;
  }
  return { query, query_params };
}
