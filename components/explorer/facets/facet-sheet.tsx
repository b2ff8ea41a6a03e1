'use client';

import { Button, Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRecordWords } from '@/components/explorer/explorer-context';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { FacetList } from './facet-list';
import classes from './facets.module.css';

/** The facets on a phone: a sheet from below, closed again by one button. */
export function FacetSheet(props: {
  opened: boolean;
  onClose: () => void;
  range: FrozenRange | undefined;
  filter: string;
  actions: ExplorerActions;
}) {
  const { t } = useTranslation('explorer');
  const record = useRecordWords().t;
  const { opened, onClose, ...facets } = props;
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="bottom" size="80%">
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('facets.name')}>
        <div className={classes.sheetHead}>
          <h2>{t('facets.name')}</h2>
          <Drawer.CloseButton aria-label={t('facets.close')} />
        </div>
        <Drawer.Body>
          <FacetList {...facets} />
          <div className={classes.sheetFoot}>
            <Button fullWidth size="md" onClick={onClose}>
              {record('show')}
            </Button>
          </div>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
