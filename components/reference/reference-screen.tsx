'use client';

import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '@/components/data/use-api';
import { Screen } from '@/components/layout/screen';
import { ErrorState } from '@/components/ui/error-state';
import { InlineCode } from '@/components/ui/inline-code';
import { ScreenSkeleton } from '@/components/ui/screen-skeleton';
import { ENDPOINT_GROUPS } from '@/model/endpoint-group';
import { groupOperations, openapiSchema } from './openapi';
import { OperationCard } from './operation-card';
import classes from './reference.module.css';

const DOCUMENT_PATH = '/api/v1/openapi.json';

/** The OpenAPI document of this installation as a page. */
export function ReferenceScreen() {
  const { t } = useTranslation('reference');
  const answer = useApi<object>(DOCUMENT_PATH, {});
  return (
    <Screen title={t('title')} hasTime={false}>
      {answer.error && !answer.data ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.error || answer.data ? null : <ScreenSkeleton />}
      {answer.data ? <Reference answer={answer.data} /> : null}
    </Screen>
  );
}

function Reference({ answer }: { answer: object }) {
  const { t } = useTranslation('reference');
  const document = useMemo(() => openapiSchema.parse(answer), [answer]);
  const groups = groupOperations(document);
  const groupName = (name: string) => {
    const known = ENDPOINT_GROUPS.find((group) => group === name);
    return known ? t(`groups.${known}`) : name || t('other');
  };
  // The place an address names does not exist yet when the page loads.
  useEffect(() => {
    window.document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <div className={classes.page}>
      <nav className={classes.contents} aria-label={t('contents')}>
        {groups.map(({ name, operations }) => (
          <section key={name}>
            <h2>{groupName(name)}</h2>
            <ul>
              {operations.map(({ id, method, path }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    <span className={classes.method} data-method={method}>
                      {method}
                    </span>
                    <span className={classes.path}>{path.replace('/api/v1', '')}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div className={classes.groups}>
        <p className={classes.lead}>
          <InlineCode text={document.info.description ?? t('lead')} />{' '}
          <a href={DOCUMENT_PATH} className={classes.link}>
            {t('document')}
          </a>{' '}
          <span className={classes.muted}>{t('version', { version: document.info.version })}</span>
        </p>
        {groups.map(({ name, description, operations }) => (
          <section key={name} className={classes.group}>
            <h2>{groupName(name)}</h2>
            {description ? <p className={classes.muted}>{description}</p> : null}
            {operations.map((operation) => (
              <OperationCard key={operation.id} operation={operation} schemas={document.components.schemas} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
