'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldPicker } from '@/components/explorer/field-picker';
import { useFieldLabel } from '@/components/explorer/use-field-label';
import { Dropdown } from '@/components/ui/dropdown';
import { moveColumn, toggleColumn } from './columns';
import classes from './columns-menu.module.css';
import { useColumns } from './use-columns';

/** Which fields are columns, and in which order. */
export function ColumnsMenu() {
  const { t } = useTranslation('explorer');
  const label = useFieldLabel();
  const [opened, setOpened] = useState(false);
  const { columns, plan, isUsual, save } = useColumns();
  return (
    <Dropdown
      opened={opened}
      onChange={setOpened}
      label={t('columns.name')}
      target={(attributes) => (
        <Button variant="default" leftSection={<IconColumns3 size={14} />} {...attributes}>
          {t('columns.name')}
        </Button>
      )}
    >
      <div className={classes.columnsPanel}>
        <ul className={classes.columnList}>
          {columns.map(({ field }, index) => (
            <li key={field} className={classes.columnItem}>
              <bdi className={classes.columnName}>{label(field)}</bdi>
              <ActionIcon
                size="sm"
                disabled={index === 0}
                aria-label={t('columns.left', { name: label(field) })}
                onClick={() => save(moveColumn(columns, field, -1))}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                disabled={index === columns.length - 1}
                aria-label={t('columns.right', { name: label(field) })}
                onClick={() => save(moveColumn(columns, field, 1))}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                disabled={columns.length === 1}
                aria-label={t('columns.remove', { name: label(field) })}
                onClick={() => save(toggleColumn(columns, field, plan))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <FieldPicker
          label={t('columns.add')}
          taken={columns.map(({ field }) => field)}
          onPick={(field) => save(toggleColumn(columns, field, plan))}
        />
        {isUsual ? null : (
          <Button variant="subtle" mt={4} onClick={() => save(plan.usual)}>
            {t('columns.reset')}
          </Button>
        )}
      </div>
    </Dropdown>
  );
}
