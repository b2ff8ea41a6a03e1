'use client';

import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toPlainText } from '@/components/explorer/rows/plain-text';
import { useFormat } from '@/components/ui/use-format';
import { CopyableText } from './copyable-text';
import { prettyJson } from './pretty-json';

/** Characters laid out at once; a message of megabytes is shown whole only when asked for. */
const SHOWN = 20_000;

/** A long text, indented when it is JSON, as text in any case. The button copies what is shown, also the part that is cut; `label` says so. */
export function TextBlock({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation('explorer');
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const text = useMemo(() => prettyJson(value) ?? toPlainText(value), [value]);
  const isCut = !whole && text.length > SHOWN;
  return (
    <div>
      <CopyableText text={isCut ? `${text.slice(0, SHOWN)}…` : text} value={text} label={label} isTall />
      {isCut ? (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {t('detail.whole', { total: format.count(text.length) })}
        </Button>
      ) : null}
    </div>
  );
}
