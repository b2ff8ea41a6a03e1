'use client';

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRecordWords } from '@/components/explorer/explorer-context';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { Dialog } from '@/components/ui/dialog';
import { FacetList } from './facet-list';

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
  if (!opened) return null;
  return (
    <Dialog
      shape="sheet"
      title={t('facets.name')}
      closeLabel={t('facets.close')}
      onClose={onClose}
      foot={
        <Button fullWidth size="md" onClick={onClose}>
          {record('show')}
        </Button>
      }
    >
      <FacetList {...facets} />
    </Dialog>
  );
}
