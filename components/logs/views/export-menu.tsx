'use client';

import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '@/components/data/use-api';
import { parseColumns } from '@/components/logs/rows/columns';
import type { FrozenRange } from '@/components/logs/state/use-logs-range';
import { useLogsState } from '@/components/logs/state/use-logs-state';

const COLUMNS = ['shown', 'all'] as const;
const FORMATS = ['csv', 'ndjson'] as const;

/** Downloads what is shown: this filter, range, order and these columns. */
export function ExportMenu({ range }: { range: FrozenRange | undefined }) {
  const { t } = useTranslation('logs');
  const { filter, order, columns } = useLogsState();
  const fields = parseColumns(columns).map(({ field }) => field);
  const href = (format: string, shown: boolean) =>
    apiUrl('/api/v1/logs/export', {
      filter,
      from: range?.from,
      to: range?.to,
      order,
      format,
      columns: shown ? fields.join(',') : undefined,
    });
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />}>
          {t('export.name')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {COLUMNS.flatMap((columns) =>
          FORMATS.map((format) => (
            <Menu.Item key={columns + format} component="a" href={href(format, columns === 'shown')} download>
              {t(`export.${columns}.${format}`)}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
