'use client';

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { FacetList } from './facet-list';
import classes from './facets.module.css';

/** The facets beside the rows. Memoised: stepping through rows leaves them as they are. */
export const FacetSidebar = memo(function Facets(props: {
  range: FrozenRange | undefined;
  filter: string;
  actions: ExplorerActions;
}) {
  const { t } = useTranslation('explorer');
  return (
    <aside className={classes.sidebar} aria-label={t('facets.name')}>
      <FacetList {...props} />
    </aside>
  );
});
