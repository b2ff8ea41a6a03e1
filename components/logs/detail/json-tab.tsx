'use client';

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/ui/copy-button';
import type { LogRow } from '@/model/log';
import classes from './detail.module.css';

const SHOWN = 100_000;

/** The record as the API answers it. */
export function JsonTab({ row }: { row: LogRow }) {
  const { t } = useTranslation('logs');
  const text = useMemo(() => JSON.stringify(row, null, 2), [row]);
  return (
    <div className={classes.content}>
      <div className={classes.bodyBlock}>
        <span className={classes.copy}>
          <CopyButton value={text} label={t('detail.copyJson')} />
        </span>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre className={classes.json} tabIndex={0}>
          <bdi>{text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}</bdi>
        </pre>
      </div>
    </div>
  );
}
