'use client';

import { useTranslation } from 'react-i18next';
import { Screen } from '@/components/layout/screen';
import { JobsPanel } from './jobs-panel';
import { LookPanel } from './look-panel';
import classes from './settings.module.css';
import { SystemPanel } from './system-panel';
import { ViewsPanel } from './views-panel';

/** What a person can choose for this browser, the views everyone shares, and the state of the installation. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  return (
    <Screen title={t('title')} hasTime={false}>
      <div className={classes.columns}>
        <LookPanel />
        <SystemPanel />
        <div className={classes.whole}>
          <ViewsPanel />
        </div>
        <div className={classes.whole}>
          <JobsPanel />
        </div>
      </div>
    </Screen>
  );
}
