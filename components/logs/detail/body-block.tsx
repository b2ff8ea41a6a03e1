'use client';

import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toPlainText } from '@/components/logs/rows/plain-text';
import { useFormat } from '@/components/ui/use-format';
import { CopyableText } from './copyable-text';
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
    <div>
      <CopyableText text={isCut ? `${text.slice(0, SHOWN)}…` : text} value={body} label={t('detail.copyBody')} isTall />
      {isCut ? (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {t('detail.whole', { total: format.count(text.length) })}
        </Button>
      ) : null}
    </div>
  );
}
