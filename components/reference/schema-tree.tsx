'use client';

import { useTranslation } from 'react-i18next';
import { InlineCode } from '@/components/ui/inline-code';
import { resolveSchema, type Schema, typeName } from './openapi';
import classes from './reference.module.css';

const DEEPEST = 8;

export interface SchemaTreeProps {
  schema: Schema;
  schemas: Readonly<Record<string, Schema>>;
  depth: number;
}

/** The fields of a schema with type and meaning; nested objects open on demand. */
export function SchemaTree({ schema, schemas, depth }: SchemaTreeProps) {
  const shape = objectWithin(schema, schemas);
  if (!shape?.properties || depth > DEEPEST) return <code className={classes.type}>{typeName(schema)}</code>;
  return (
    <ul className={classes.fields}>
      {Object.entries(shape.properties).map(([name, field]) => (
        <SchemaField
          key={name}
          name={name}
          field={field}
          required={shape.required?.includes(name) ?? false}
          schemas={schemas}
          depth={depth}
        />
      ))}
    </ul>
  );
}

function SchemaField(props: Omit<SchemaTreeProps, 'schema'> & { name: string; field: Schema; required: boolean }) {
  const { t } = useTranslation('reference');
  const { name, field, required, schemas, depth } = props;
  const resolved = resolveSchema(field, schemas);
  const inner = objectWithin(field, schemas);
  return (
    <li>
      <span className={classes.path}>{name}</span> <code className={classes.type}>{typeName(field)}</code>
      {required ? null : <span className={classes.note}>?</span>}
      {resolved.description ? (
        <span className={classes.muted}>
          {' '}
          <InlineCode text={resolved.description} />
        </span>
      ) : null}
      {inner?.properties && depth < DEEPEST ? (
        <details open={depth === 0}>
          <summary className={classes.deeper}>{t('deeper', { name })}</summary>
          <SchemaTree schema={inner} schemas={schemas} depth={depth + 1} />
        </details>
      ) : null}
    </li>
  );
}

/** The object a schema is, lists, or offers as its first alternative with fields. */
function objectWithin(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema | undefined {
  const resolved = resolveSchema(schema, schemas);
  if (resolved.properties) return resolved;
  if (resolved.items) return objectWithin(resolved.items, schemas);
  const alternatives = resolved.anyOf ?? resolved.oneOf ?? resolved.allOf ?? [];
  return alternatives.map((one) => objectWithin(one, schemas)).find((one) => one?.properties);
}
