'use client';

import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toPlainText } from '@/components/logs/rows/plain-text';
import { CopyButton } from '@/components/ui/copy-button';
import { useFormat } from '@/components/ui/use-format';
import classes from './detail.module.css';
import { prettyJson } from './pretty-json';

/** Characters laid out at once; a message of megabytes is shown whole only when asked for. */
const SHOWN = 20_000;

/** The message, indented when it is JSON, as text in any case. */
export function BodyBlock({ body }: { body: string }) {
  const { t } = useTranslation('logs');
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const text = useMemo(() => prettyJson(body) ?? toPlainText(body), [body]);
  if (body === '') return <p className={classes.noBody}>{t('detail.noBody')}</p>;
  const isCut = !whole && text.length > SHOWN;
  return (
    <div className={classes.bodyBlock}>
      <span className={classes.copy}>
        <CopyButton value={body} label={t('detail.copyBody')} />
      </span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className={classes.bodyText} tabIndex={0}>
        <bdi>{isCut ? `${text.slice(0, SHOWN)}…` : text}</bdi>
      </pre>
      {isCut ? (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {t('detail.whole', { total: format.count(text.length) })}
        </Button>
      ) : null}
    </div>
  );
}
