'use client';

import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './rows-panel.module.css';

/** Back to the top of the list, shown while one reads further down. */
export function JumpToNewest({ order, onJump }: { order: 'asc' | 'desc'; onJump: () => void }) {
  const { t } = useTranslation('explorer');
  return (
    <div className={classes.jump}>
      <Button variant="default" radius="xl" leftSection={<IconArrowUp size={14} />} onClick={onJump}>
        {t(order === 'desc' ? 'rows.toNewest' : 'rows.toOldest')}
      </Button>
    </div>
  );
}
