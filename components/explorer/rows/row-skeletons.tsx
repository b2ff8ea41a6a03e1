'use client';

import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './rows-panel.module.css';
import { useRowLayout } from './use-row-layout';

/** Rows to come, at the height they will have. */
export function RowSkeletons() {
  const { t } = useTranslation('shell');
  const { height } = useRowLayout();
  return (
    <div className={classes.skeletons} role="status" aria-label={t('loading')}>
      {Array.from({ length: 24 }, (_, index) => `line ${index}`).map((key, index) => (
        <div key={key} className={classes.skeleton} style={{ height }}>
          <Skeleton height={10} width={130} />
          <Skeleton height={10} width={52} />
          <Skeleton height={10} width={96} />
          <Skeleton height={10} width={`${30 + ((index * 37) % 40)}%`} />
        </div>
      ))}
    </div>
  );
}
