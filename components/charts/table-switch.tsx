'use client';

import { ActionIcon } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Tip } from '@/components/ui/tip';

/** Shows the same figures as a table, or as a chart again. */
export function TableSwitch({ asTable, onChange }: { asTable: boolean; onChange: (asTable: boolean) => void }) {
  const { t } = useTranslation('shell');
  const label = asTable ? t('chart.chart') : t('chart.table');
  const Icon = asTable ? IconChartBar : IconTable;
  return (
    <Tip label={label}>
      <ActionIcon aria-label={label} onClick={() => onChange(!asTable)}>
        <Icon size={16} stroke={1.6} />
      </ActionIcon>
    </Tip>
  );
}
