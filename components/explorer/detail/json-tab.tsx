'use client';

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplorerRow } from '@/components/explorer/explorer-source';
import { CopyableText } from './copyable-text';
import classes from './detail.module.css';
import { recordJson } from './record-json';

const SHOWN = 100_000;

/** The whole record as JSON; the button copies what is shown. */
export function JsonTab({ row }: { row: ExplorerRow }) {
  const { t } = useTranslation('explorer');
  const text = useMemo(() => recordJson(row), [row]);
  return (
    <div className={classes.content}>
      <CopyableText
        text={text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
        value={text}
        label={t('detail.copyJson')}
      />
    </div>
  );
}
