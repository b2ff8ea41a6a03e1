'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Copies `value`; `label` says what, for people who cannot see the place it stands in. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const { t } = useTranslation('shell');
  const clipboard = useClipboard({ timeout: 1500 });
  const text = clipboard.copied ? t('copy.done') : (label ?? t('copy.action'));
  return (
    <Tooltip label={text}>
      <ActionIcon aria-label={text} onClick={() => clipboard.copy(value)} size="sm">
        {clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
