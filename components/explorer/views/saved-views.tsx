'use client';

import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dropdown } from '@/components/ui/dropdown';
import classes from './views.module.css';

const SavedViewsPanel = dynamic(() => import('./saved-views-panel').then((module) => module.SavedViewsPanel), {
  ssr: false,
});

/** Named states of this screen: apply, keep the present one, rename, delete, copy a link. */
export function SavedViews() {
  const { t } = useTranslation('explorer');
  const [opened, setOpened] = useState(false);
  return (
    <Dropdown
      opened={opened}
      onChange={setOpened}
      label={t('views.name')}
      target={(attributes) => (
        <Button
          variant="default"
          h={32}
          className={classes.button}
          aria-label={t('views.name')}
          leftSection={<IconBookmark size={15} />}
          {...attributes}
        >
          <span className={classes.buttonText}>{t('views.name')}</span>
        </Button>
      )}
    >
      <div className={classes.panel}>
        <SavedViewsPanel onApplied={() => setOpened(false)} />
      </div>
    </Dropdown>
  );
}
