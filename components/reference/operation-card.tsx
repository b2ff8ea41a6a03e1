'use client';

import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '@/components/ui/code-block';
import { InlineCode } from '@/components/ui/inline-code';
import table from '@/components/ui/table.module.css';
import { curlCommand, type Operation, type Parameter, type Schema, typeName } from './openapi';
import classes from './reference.module.css';
import { SchemaTree } from './schema-tree';

type Schemas = Readonly<Record<string, Schema>>;

const never = () => () => {};
const PLACES = ['query', 'path', 'header', 'cookie'] as const;

/** One operation: what it does, what it takes, what it answers, and a command that runs it. */
export function OperationCard({ operation, schemas }: { operation: Operation; schemas: Schemas }) {
  const { t } = useTranslation('reference');
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  const { id, method, path, summary, description, parameters, requestBody, responses } = operation;
  return (
    <article id={id} className={classes.card} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={classes.signature}>
        <span className={classes.method} data-method={method}>
          {method}
        </span>
        <span className={classes.path}>{path}</span>
      </h3>
      {summary ? <p className={classes.summary}>{summary}</p> : null}
      {operation['x-access'] ? <p className={classes.muted}>{accessText(operation['x-access'])}</p> : null}
      {description ? (
        <p className={classes.muted}>
          <InlineCode text={description} />
        </p>
      ) : null}
      {parameters.length > 0 ? <ParameterTable parameters={parameters} /> : null}
      {requestBody ? (
        <>
          <h4>{t('body')}</h4>
          {requestBody.description ? (
            <p className={classes.muted}>
              <InlineCode text={requestBody.description} />
            </p>
          ) : null}
          <Content content={requestBody.content} schemas={schemas} />
        </>
      ) : null}
      <h4>{t('answers')}</h4>
      {Object.entries(responses).map(([status, response]) => (
        <details key={status} className={classes.answer}>
          <summary>
            <span className={classes.status} data-class={status.charAt(0)}>
              {status}
            </span>
            <InlineCode text={response.description} />
          </summary>
          <Content content={response.content} schemas={schemas} />
        </details>
      ))}
      <h4>{t('command')}</h4>
      <CodeBlock code={curlCommand(operation, origin)} label={`${method} ${path}`} />
    </article>
  );

  function accessText(access: string): string {
    return access === 'public' ? t('access.public') : t('access.permission', { permission: access });
  }
}

function Content({ content, schemas }: { content: Operation['responses'][string]['content']; schemas: Schemas }) {
  const { t } = useTranslation('reference');
  const types = Object.entries(content);
  if (types.length === 0) return <p className={classes.muted}>{t('noBody')}</p>;
  return types.map(([type, { schema }]) => (
    <div key={type} className={classes.content}>
      <p className={classes.path}>{type}</p>
      {schema ? <SchemaTree schema={schema} schemas={schemas} depth={0} /> : null}
    </div>
  ));
}

function ParameterTable({ parameters }: { parameters: readonly Parameter[] }) {
  const { t } = useTranslation('reference');
  return (
    <>
      <h4>{t('parameters')}</h4>
      <table className={`${table.table} ${classes.parameters}`}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col" className={table.wide}>
              {t('type')}
            </th>
            <th scope="col">{t('meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <ParameterRow key={`${parameter.in} ${parameter.name}`} parameter={parameter} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function ParameterRow({ parameter }: { parameter: Parameter }) {
  const { t } = useTranslation('reference');
  const { name, required, description, schema } = parameter;
  const place = PLACES.find((one) => one === parameter.in);
  return (
    <tr>
      <th scope="row">
        <span className={classes.path}>{name}</span>
        {required ? <span className={classes.required}>{t('required')}</span> : null}
      </th>
      <td className={`${classes.path} ${table.wide}`}>{typeName(schema)}</td>
      <td>
        <InlineCode text={description ?? schema.description ?? ''} />
        {schema.default !== undefined && schema.default !== '' ? (
          <span className={classes.note}>{t('standard', { value: String(schema.default) })}</span>
        ) : null}
        {place && place !== 'query' ? <span className={classes.note}>{t(`place.${place}`)}</span> : null}
      </td>
    </tr>
  );
}
