'use client';

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '@/components/data/use-api';
import { useExplorer } from '@/components/explorer/explorer-context';
import { useColumns } from '@/components/explorer/rows/use-columns';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { useScopedFilter } from '@/components/filters/use-scoped-filter';
import { Dropdown } from '@/components/ui/dropdown';
import classes from './views.module.css';

const COLUMNS = ['shown', 'all'] as const;
const FORMATS = ['csv', 'ndjson'] as const;

/** Downloads what is shown: this filter, range, order and these columns. */
export function ExportMenu({ range }: { range: FrozenRange | undefined }) {
  const { t } = useTranslation('explorer');
  const { path } = useExplorer();
  const { filter, order } = useExplorerState();
  const asked = useScopedFilter(filter);
  const { columns } = useColumns();
  const [opened, setOpened] = useState(false);
  const fields = columns.map(({ field }) => field);
  const href = (format: string, shown: boolean) =>
    apiUrl(`${path}/export`, {
      filter: asked,
      from: range?.from,
      to: range?.to,
      order,
      format,
      columns: shown ? fields.join(',') : undefined,
      // People open it in Excel; scripts ask the API.
      bom: format === 'csv' ? 'true' : undefined,
    });
  return (
    <Dropdown
      opened={opened}
      onChange={setOpened}
      label={t('export.name')}
      target={(attributes) => (
        <Button variant="default" leftSection={<IconDownload size={14} />} {...attributes}>
          {t('export.name')}
        </Button>
      )}
    >
      <ul className={classes.exports}>
        {COLUMNS.flatMap((columns) =>
          FORMATS.map((format) => (
            <li key={columns + format}>
              <a href={href(format, columns === 'shown')} download onClick={() => setOpened(false)}>
                {t(`export.${columns}.${format}`)}
              </a>
            </li>
          )),
        )}
      </ul>
    </Dropdown>
  );
}
