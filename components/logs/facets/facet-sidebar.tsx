'use client';

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogsActions } from '@/components/logs/state/use-logs-actions';
import type { FrozenRange } from '@/components/logs/state/use-logs-range';
import { FacetList } from './facet-list';
import classes from './facets.module.css';

/** The facets beside the rows. Memoised: stepping through rows leaves them as they are. */
export const FacetSidebar = memo(function Facets(props: {
  range: FrozenRange | undefined;
  filter: string;
  actions: LogsActions;
}) {
  const { t } = useTranslation('logs');
  return (
    <aside className={classes.sidebar} aria-label={t('facets.name')}>
      <FacetList {...props} />
    </aside>
  );
});
