'use client';

import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text';
import { Tip } from './tip';

const SHOWN_MS = 1500;

/** Copies `value`; `label` says what, for people who cannot see the place it stands in. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const { t } = useTranslation('shell');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const text = copied ? t('copy.done') : (label ?? t('copy.action'));
  return (
    <Tip label={text}>
      <ActionIcon aria-label={text} onClick={() => void copyText(value).then(setCopied)} size="sm">
        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </Tip>
  );
}
