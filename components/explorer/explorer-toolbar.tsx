'use client';

import { ActionIcon } from '@mantine/core';
import { IconBaselineDensityMedium, IconBaselineDensitySmall, IconFilter, IconTextWrap } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '@/components/data/preferences-context';
import { Tip } from '@/components/ui/tip';
import classes from './explorer.module.css';
import { useExplorer } from './explorer-context';
import { ColumnsMenu } from './rows/columns-menu';
import { useExplorerState } from './state/use-explorer-state';
import type { FrozenRange } from './state/use-frozen-range';
import { ExportMenu } from './views/export-menu';

/** Rows or another view of them, and how they are shown. */
export function ExplorerToolbar(props: { range: FrozenRange | undefined; facetsOpen: boolean; onFacets: () => void }) {
  const { t } = useTranslation('explorer');
  const { tabs, words } = useExplorer();
  const record = useTranslation(words).t;
  const state = useExplorerState();
  const { density, set } = usePreferences();
  const other = tabs.find(({ id }) => id === state.tab);
  const showsRows = other === undefined;
  const show = (tab: string | null) => state.go({ tab, live: null });
  const dense = density === 'compact';
  const densityLabel = t(dense ? 'rows.normal' : 'rows.compact');
  return (
    <div className={classes.toolbar}>
      <ActionIcon
        className={classes.facetsButton}
        variant="default"
        size={30}
        aria-label={t('facets.open')}
        aria-expanded={props.facetsOpen}
        onClick={props.onFacets}
      >
        <IconFilter size={16} />
      </ActionIcon>
      <fieldset className={classes.tabs} aria-label={t('tabs.show')}>
        <button type="button" aria-pressed={showsRows} onClick={() => show(null)}>
          {t('tabs.rows')}
        </button>
        {tabs.map(({ id, label }) => (
          <button key={id} type="button" aria-pressed={other?.id === id} onClick={() => show(id)}>
            {record(label)}
          </button>
        ))}
      </fieldset>
      <div className={classes.tools}>
        {showsRows ? (
          <>
            <Tip label={t('rows.wrap')}>
              <ActionIcon
                size={30}
                className={classes.toggle}
                aria-label={t('rows.wrap')}
                aria-pressed={state.wrap}
                onClick={() => state.go({ wrap: state.wrap ? null : true })}
              >
                <IconTextWrap size={16} />
              </ActionIcon>
            </Tip>
            <Tip label={densityLabel}>
              <ActionIcon
                className={classes.wide}
                size={30}
                aria-label={densityLabel}
                onClick={() => set({ density: dense ? 'normal' : 'compact' })}
              >
                {dense ? <IconBaselineDensityMedium size={16} /> : <IconBaselineDensitySmall size={16} />}
              </ActionIcon>
            </Tip>
            <span className={classes.wide}>
              <ColumnsMenu />
            </span>
          </>
        ) : null}
        <ExportMenu range={props.range} />
      </div>
    </div>
  );
}
