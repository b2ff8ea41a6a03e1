import type { Field, FieldPlace, FieldSet } from '@/model/fields/field-set';
import { identifier, param, type Sql, sql } from '@/store/telemetry/sql';

/** Where in the rows of a table the values stand that a filter names. */
export interface FilterTarget {
  readonly fields: FieldSet;
  column(field: Field): Sql;
  /** Maps of what has no column of its own; tables of counts have none. */
  readonly maps?: AttributeMaps;
}

export interface AttributeMaps {
  readonly attribute: Sql;
  readonly resource: Sql;
}

const MAPS: AttributeMaps = { attribute: sql`attributes`, resource: sql`resource` };

/** The table that holds a signal's records. */
export function recordsTarget(fields: FieldSet): FilterTarget {
  const columns = fields.fields.map(({ column }) => column);
  return { fields, column: (field) => identifier(field.column, columns), maps: MAPS };
}

export type AttributePlace = Exclude<FieldPlace, { kind: 'field' }>;

/** The text of an attribute, '' when there is none. @throws Error for a table without attributes */
export function attributeText(place: AttributePlace, { maps }: FilterTarget): Sql {
  if (!maps) throw new Error('This table holds no attributes.');
  const key = param.string(place.key);
  if (place.kind !== 'either') return sql`${maps[place.kind]}[${key}]`;
  return sql`if(${maps.attribute}[${key}] != '', ${maps.attribute}[${key}], ${maps.resource}[${key}])`;
}

/**
 * Rows whose attribute is one of these values. What is asked of all values of a map first is answered by its bloom
 * filter, so that blocks without the value are not read. An index over `key=value` items would cost a text for each.
 */
export function attributeIsIn(place: AttributePlace, values: readonly string[], { maps }: FilterTarget): Sql {
  if (!maps) throw new Error('This table holds no attributes.');
  const key = param.string(place.key);
  const [value = '', ...others] = values;
  const held = (map: Sql) => {
    if (others.length === 0)
      return sql`(has(mapValues(${map}), ${param.string(value)}) AND ${map}[${key}] = ${param.string(value)})`;
    return sql`(hasAny(mapValues(${map}), ${param.strings([...values])}) AND ${map}[${key}] IN ${param.strings([...values])})`;
  };
  if (place.kind !== 'either') return held(maps[place.kind]);
  return sql`(${held(maps.attribute)} OR (${held(maps.resource)} AND ${maps.attribute}[${key}] = ''))`;
}
